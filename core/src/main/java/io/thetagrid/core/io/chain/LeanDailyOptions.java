package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputArchive;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lean's archive of daily bars of an underlying's options in a year: quotes, trades or open interest, or several, an entry for each
 * contract ({@link LeanEntry}) and a row for each date. Each date makes a chain as of the options' close, so that the
 * chains of the three archives join. Open interest is that of the morning.
 */
final class LeanDailyOptions implements Layout<ChainFile> {
    private static final Pattern TIME = Pattern.compile("(\\d{8}) \\d\\d:\\d\\d");

    @Override
    public String name() {
        return "Lean's daily options";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputArchive archive && LeanEntry.all(archive, false);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        QuoteTables tables = new QuoteTables();
        LeanDrafts drafts = new LeanDrafts();
        ((InputArchive) input)
                .entries().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(entry -> LeanEntry.of(entry.getKey(), entry.getValue()).stream())
                        .forEach(entry -> tables.add(
                                entry.table(), List.of(), row -> quotes(row, entry, hints), drafts.of(entry.bars())));
        return tables.file(
                input.file(),
                name(),
                drafts.chains(),
                List.of("the time of the quotes is the options' close of each date"));
    }

    private static List<QuotedRow> quotes(TableRow row, LeanEntry entry, ImportHints hints) {
        Matcher time = TIME.matcher(row.raw(LeanBars.TIME));
        Optional<LocalDate> date = time.matches() ? QuoteCells.date(time.group(1)) : Optional.empty();
        if (date.isEmpty()) {
            row.reject(LeanBars.TIME, "a date such as 20140606 00:00");
        }
        OptionQuote quote = entry.bars().quote(row, Optional.empty());
        Optional<OptionContract> contract = entry.contract(row);
        if (date.isEmpty() || contract.isEmpty()) {
            return List.of();
        }
        Instant close = QuoteCells.close(contract.get().underlying(), date.get());
        return List.of(new QuotedRow(QuoteCells.asOf(hints, close), Double.NaN, contract.get(), quote));
    }
}
