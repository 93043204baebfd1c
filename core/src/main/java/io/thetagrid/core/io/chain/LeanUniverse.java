package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lean's universe of an underlying's options on one date: columns {@code #expiry, strike, right, open, high, low, close,
 * volume, open_interest, implied_volatility, delta, …}, the bar of the underlying in the first row.
 *
 * <p>What the file is about stands in its path, {@code aapl/20140605.csv}, or is said by the user. The prices are mids of
 * the file's own date (those of AAPL in June 2014 imply that date's close of the share, by put–call parity), so the chain
 * is as of the options' close. A mid stands for bid and ask, a price of zero for none. The underlying's bar is the last one
 * known, and may be stale.
 */
final class LeanUniverse implements Layout<ChainFile> {
    private static final String BEGINNING = "#expiry,strike,right,";
    private static final List<String> COLUMNS =
            List.of("expiry", "strike", "right", "close", "volume", "open_interest", "implied_volatility", "delta");
    private static final Pattern PATH = Pattern.compile("(?:.*[/\\\\])?([A-Za-z.]+)[/\\\\](\\d{8})\\.csv(?:\\.gz)?");

    @Override
    public String name() {
        return "Lean's option universe";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text && text.text().startsWith(BEGINNING);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        String symbol = hints.symbol().or(() -> pathSymbol(input.file())).orElseThrow(() -> unknown(input.file()));
        Instant asOf = hints.asOf()
                .or(() -> pathDate(input.file()).map(date -> QuoteCells.close(symbol, date)))
                .orElseThrow(() -> unknown(input.file()));
        TextTable table =
                TextTable.read(input.file(), ((InputText) input).text().substring(1), 0);
        table.require(COLUMNS.toArray(String[]::new));
        double spot = spot(table);
        QuoteTables tables = new QuoteTables();
        tables.add(table, List.of(), row -> quotes(row, symbol, asOf));
        List<OptionChain> chains = tables.chains().stream()
                .map(chain -> new OptionChain(chain.underlying(), chain.asOf(), spot, chain.quotes()))
                .toList();
        return tables.file(
                input.file(),
                name(),
                chains,
                List.of(
                        "mids only: no spread can be judged",
                        "the time of the quotes is taken to be the options' close of the file's date",
                        "the spot is that of the last bar known, which may be old"));
    }

    private static Optional<String> pathSymbol(InputFile file) {
        return path(file).map(path -> path.group(1).toUpperCase(Locale.ROOT));
    }

    private static Optional<LocalDate> pathDate(InputFile file) {
        return path(file).flatMap(path -> QuoteCells.date(path.group(2)));
    }

    private static Optional<Matcher> path(InputFile file) {
        return Optional.of(PATH.matcher(file.path())).filter(Matcher::matches);
    }

    private static BadInputException unknown(InputFile file) {
        return new BadInputException(new Problem(
                file.path(), 0, "", "no symbol and date", "a path such as aapl/20140605.csv, or --symbol and --as-of"));
    }

    private static boolean isUnderlying(TableRow row) {
        return !row.has("expiry") && !row.has("strike") && !row.has("right");
    }

    private static double spot(TextTable table) {
        return table.stream()
                .filter(LeanUniverse::isUnderlying)
                .findFirst()
                .map(row -> Numbers.parse(row.raw("close")))
                .filter(close -> close > 0)
                .orElse(Double.NaN);
    }

    private static List<QuotedRow> quotes(TableRow row, String symbol, Instant asOf) {
        if (isUnderlying(row)) {
            QuoteCells.optional(row, "close");
            return List.of();
        }
        OptionContract contract = QuoteCells.contract(
                row,
                "expiry",
                symbol,
                QuoteCells.date(row, "expiry"),
                QuoteCells.type(row, "right"),
                row.positive("strike"));
        double mid = QuoteCells.unlessZero(row, "close");
        double volatility = QuoteCells.unlessZero(row, "implied_volatility");
        OptionQuote quote = new OptionQuote(
                mid,
                mid,
                Double.NaN,
                QuoteCells.optional(row, "volume"),
                QuoteCells.optional(row, "open_interest"),
                volatility,
                QuoteCells.noneIfZero(QuoteCells.signed(row, "delta")),
                Optional.empty());
        return List.of(new QuotedRow(asOf, Double.NaN, contract, quote));
    }
}
