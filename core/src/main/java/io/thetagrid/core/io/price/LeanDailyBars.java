package io.thetagrid.core.io.price;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputArchive;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.Adjustment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A zip of QuantConnect Lean's daily bars of one share: {@code aapl.zip} holding {@code aapl.csv}, lines {@code
 * 20140609 00:00,open,high,low,close,volume} without a header, prices as traded in ten-thousandths of a dollar [Lean,
 * Data/equity/readme.md].
 */
final class LeanDailyBars implements Layout<PriceFile> {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String DATE = "date";
    private static final String CLOSE = "close";
    private static final double UNITS = 10_000;
    private static final Pattern ENTRY = Pattern.compile("([a-z][a-z.]{0,9})\\.csv");
    private static final Pattern LINE = Pattern.compile("\\d{8} \\d\\d:\\d\\d(,[^,]*){5}");

    @Override
    public String name() {
        return "Lean's daily bars of a share";
    }

    @Override
    public boolean recognises(Input input) {
        return bars(input).isPresent();
    }

    private static Optional<InputText> bars(Input input) {
        return input instanceof InputArchive archive
                        && archive.entries().size() == 1
                        && ENTRY.matcher(archive.entries().firstKey()).matches()
                ? Optional.of(archive.entries().firstEntry().getValue()).filter(LeanDailyBars::beginsAsBars)
                : Optional.empty();
    }

    private static boolean beginsAsBars(InputText text) {
        return text.text()
                .lines()
                .findFirst()
                .filter(line -> LINE.matcher(line).matches())
                .isPresent();
    }

    @Override
    public PriceFile read(Input input, ImportHints hints) {
        InputText bars = bars(input).orElseThrow();
        TextTable table = TextTable.read(input.file(), HEADER + bars.text(), -1);
        String entry = ((InputArchive) input).entries().firstKey();
        String symbol =
                hints.symbol().orElse(entry.substring(0, entry.lastIndexOf('.')).toUpperCase(Locale.ROOT));
        PriceFile file = Closes.of(
                        table, DATE, row -> Cells.compactMidnight(row, DATE), row -> row.positive(CLOSE) / UNITS)
                .file(table, name(), symbol, Adjustment.NONE);
        return new PriceFile(
                file.file(),
                file.layout(),
                file.histories(),
                file.totalReturns(),
                file.rows(),
                file.rejects(),
                List.of("closes as traded: a factor file adjusts them for splits and dividends"));
    }
}
