package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.OptionQuote;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * HistoricalOptionData.com's end-of-day table, many days in one file: columns {@code underlying, underlying_last,
 * optionroot, type, expiration, quotedate, strike, last, bid, ask, volume, openinterest, impliedvol, delta, …}, where
 * {@code optionroot} holds the whole symbol, sometimes after a column of row numbers without a name. The quotes are taken
 * to be from the options' close.
 */
final class HistoricalOptionData implements Layout<ChainFile> {
    private static final List<String> COLUMNS = List.of(
            "underlying_last", "optionroot", "type", "expiration", "quotedate", "strike", "bid", "ask", "impliedvol");

    @Override
    public String name() {
        return "HistoricalOptionData's end-of-day table";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        QuoteTables tables = new QuoteTables();
        tables.add(named(input), COLUMNS, row -> quotes(row, hints));
        return tables.file(input.file(), name(), List.of("the time of the quotes is taken to be the options' close"));
    }

    /** Gives the column of row numbers a name. */
    private static Input named(Input input) {
        return input instanceof InputText text && text.text().startsWith(",")
                ? new InputText(text.file(), "row" + text.text())
                : input;
    }

    private static List<QuotedRow> quotes(TableRow row, ImportHints hints) {
        LocalDate date = QuoteCells.date(row, "quotedate");
        OptionContract contract = QuoteCells.contract(
                row,
                "optionroot",
                QuoteCells.date(row, "expiration"),
                QuoteCells.type(row, "type"),
                row.positive("strike"));
        OptionQuote quote = new OptionQuote(
                QuoteCells.optional(row, "bid"),
                QuoteCells.optional(row, "ask"),
                QuoteCells.unlessZero(row, "last"),
                QuoteCells.optional(row, "volume"),
                QuoteCells.optional(row, "openinterest"),
                QuoteCells.unlessZero(row, "impliedvol"),
                QuoteCells.signed(row, "delta"),
                Optional.empty());
        double spot = QuoteCells.unlessZero(row, "underlying_last");
        if (date == null || contract == null) {
            return List.of();
        }
        return List.of(new QuotedRow(
                QuoteCells.asOf(hints, QuoteCells.close(contract.underlying(), date)), spot, contract, quote));
    }
}
