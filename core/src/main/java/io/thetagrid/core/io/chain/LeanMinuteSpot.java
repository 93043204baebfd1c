package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputArchive;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lean's archive of minute bars of a share or an index on one date, one entry named {@code
 * 20230803_spy_minute_trade.csv}: read as a chain that holds a spot only, the last trade or mid at the regular close.
 * Prices are in ten-thousandths, those of an index in its points [QuantConnect/Lean, Data/equity/readme.md]; an index shows
 * by its cash-settled options, or by a decimal point in the file.
 */
final class LeanMinuteSpot implements Layout<ChainFile> {
    private static final Pattern NAME = Pattern.compile("(\\d{8})_([a-z.]+)_minute_(quote|trade)\\.csv");

    private record Spot(Instant end, double price) {}

    @Override
    public String name() {
        return "Lean's minute bars of a share or index";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputArchive archive
                && archive.entries().size() == 1
                && name(archive).matches()
                && date(archive).isPresent();
    }

    private static Matcher name(InputArchive archive) {
        return NAME.matcher(archive.entries().firstKey());
    }

    private static Optional<LocalDate> date(InputArchive archive) {
        return QuoteCells.date(archive.entries().firstKey().substring(0, 8));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        InputArchive archive = (InputArchive) input;
        Matcher name = name(archive);
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "not recognised: " + archive.entries().firstKey());
        }
        LocalDate date = date(archive).orElseThrow();
        String symbol = name.group(2).toUpperCase(Locale.ROOT);
        LeanBars kind = LeanBars.valueOf(name.group(3).toUpperCase(Locale.ROOT));
        Instant asOf = hints.asOf().orElseGet(() -> NyseCalendar.close(NyseCalendar.onOrBefore(date)));
        TextTable table = kind.table(archive.entries().firstEntry().getValue());
        Spot last = new Spot(Instant.MIN, Double.NaN);
        int used = 0;
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            Instant end = LeanBars.end(row, date);
            kind.check(row);
            if (table.problems().size() == before) {
                used++;
                double price = price(row, kind);
                if (!end.isAfter(asOf) && !end.isBefore(last.end()) && price > 0) {
                    last = new Spot(end, price);
                }
            }
        }
        QuoteTables tables = new QuoteTables();
        tables.count(table, used);
        double spot = last.price() / (isIndex(symbol, archive) ? 1 : LeanBars.SCALE);
        return tables.file(
                input.file(),
                name(),
                last.price() > 0 ? List.of(new OptionChain(symbol, asOf, spot, Map.of())) : List.of(),
                List.of(last.price() > 0 ? "the spot is from " + last.end() : "no bar has a price until " + asOf));
    }

    private static double price(TableRow row, LeanBars kind) {
        return kind == LeanBars.QUOTE
                ? 0.5 * (LeanBars.number(row, "bid close") + LeanBars.number(row, "ask close"))
                : LeanBars.number(row, "close");
    }

    private static boolean isIndex(String symbol, InputArchive archive) {
        return ContractTerms.ofRoot(symbol)
                        .filter(terms -> terms.settlement() != Settlement.PHYSICAL)
                        .isPresent()
                || archive.entries().firstEntry().getValue().text().indexOf('.') >= 0;
    }
}
