package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionQuote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The table of the example in Cboe's white paper on the VIX (2009): columns {@code expiration, days, strike, call_bid,
 * call_ask, put_bid, put_ask}. It names no symbol, which is SPX unless the user says otherwise, and no time: the quotes
 * are as many days old at the contracts' expiration instant as {@code days} says, which is how the paper counts (from 8:30
 * in Chicago to 8:30, when SPX options settle).
 */
final class WhitePaperTable implements Layout<ChainFile> {
    private static final List<String> COLUMNS =
            List.of("expiration", "days", "strike", "call_bid", "call_ask", "put_bid", "put_ask");
    private static final String SYMBOL = "SPX";
    private static final int MOST_DAYS = 10_000;

    @Override
    public String name() {
        return "the VIX white paper's table";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        QuoteTables tables = new QuoteTables();
        tables.add(input, COLUMNS, row -> quotes(row, hints));
        return tables.file(
                input.file(),
                name(),
                hints.symbol().isPresent() ? List.of() : List.of("the options are taken to be on " + SYMBOL));
    }

    private static List<QuotedRow> quotes(TableRow row, ImportHints hints) {
        String symbol = hints.symbol().orElse(SYMBOL);
        LocalDate expiration = QuoteCells.date(row, "expiration");
        double strike = row.positive("strike");
        double days = row.nonNegative("days");
        if (days > MOST_DAYS || days % 1 > 0) {
            row.reject("days", "a whole number of days up to " + MOST_DAYS);
        }
        OptionContract call = QuoteCells.contract(row, "strike", symbol, expiration, OptionType.CALL, strike);
        OptionQuote callQuote = quote(row, "call_bid", "call_ask");
        OptionQuote putQuote = quote(row, "put_bid", "put_ask");
        if (call == null) {
            return List.of();
        }
        OptionContract put = QuoteCells.contract(row, "strike", symbol, expiration, OptionType.PUT, strike);
        Instant asOf = hints.asOf().orElseGet(() -> ExpirationInstants.of(call).minus(Duration.ofDays((long) days)));
        return List.of(
                new QuotedRow(asOf, Double.NaN, call, callQuote), new QuotedRow(asOf, Double.NaN, put, putQuote));
    }

    private static OptionQuote quote(TableRow row, String bid, String ask) {
        return new OptionQuote(
                QuoteCells.optional(row, bid),
                QuoteCells.optional(row, ask),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Optional.empty());
    }
}
