package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionQuote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Yahoo's chains as daily collectors keep them: columns {@code contractSymbol, expiry, type, strike, lastPrice, bid, ask,
 * volume, openInterest, impliedVolatility, inTheMoney, lastTradeDate, spot, session}.
 *
 * <p>The file does not say when it was collected, so its time is that of the latest trade in it, or that session's close
 * if that is earlier. {@code spot} is the close of {@code session}, often the session before: it may be stale. Yahoo
 * writes an implied volatility of 0 or 0.00001 for none.
 */
final class YahooDailyTable implements Layout<ChainFile> {
    private static final List<String> COLUMNS = List.of(
            "contractSymbol", "expiry", "type", "strike", "bid", "ask", "impliedVolatility", "lastTradeDate", "spot");

    /** A trade, for the time of the chain. */
    private record Trade(String root, Instant time) {}

    @Override
    public String name() {
        return "Yahoo's daily table";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require(COLUMNS.toArray(String[]::new));
        Instant asOf = hints.asOf().orElseGet(() -> asOf(table));
        QuoteTables tables = new QuoteTables();
        tables.add(table, COLUMNS, row -> quotes(row, asOf));
        return tables.file(
                table.file(),
                name(),
                List.of(
                        hints.asOf().isPresent()
                                ? "the time of the quotes is as given"
                                : "the time of the quotes is taken to be that of the latest trade",
                        "the spot is the close of the column 'session'"));
    }

    private static Instant asOf(TextTable table) {
        Trade latest = table.stream()
                .flatMap(row -> trade(row).stream())
                .max(Comparator.comparing(Trade::time))
                .orElseThrow(() -> new BadInputException(new Problem(
                        table.file().path(), 0, "lastTradeDate", "", "the time of a trade in some row, or --as-of")));
        Instant close = QuoteCells.close(latest.root(), NyseCalendar.date(latest.time()));
        return latest.time().isBefore(close) ? latest.time() : close;
    }

    /** Without a word on what is wrong: that is told when the row is read. */
    private static Optional<Trade> trade(TableRow row) {
        try {
            Instant time = OffsetDateTime.parse(row.raw("lastTradeDate").replace(' ', 'T'))
                    .toInstant();
            return OsiSymbol.parse(row.raw("contractSymbol"))
                    .filter(_ -> QuoteCells.isTraded(time))
                    .map(symbol -> new Trade(symbol.root(), time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<QuotedRow> quotes(TableRow row, Instant asOf) {
        OptionContract contract = QuoteCells.contract(
                row,
                "contractSymbol",
                QuoteCells.date(row, "expiry"),
                QuoteCells.type(row, "type"),
                row.positive("strike"));
        QuoteCells.time(row, "lastTradeDate");
        double volatility = QuoteCells.optional(row, "impliedVolatility");
        OptionQuote quote = new OptionQuote(
                QuoteCells.optional(row, "bid"),
                QuoteCells.optional(row, "ask"),
                QuoteCells.unlessZero(row, "lastPrice"),
                QuoteCells.optional(row, "volume"),
                QuoteCells.optional(row, "openInterest"),
                volatility <= YahooChain.NO_VOLATILITY ? Double.NaN : volatility,
                Double.NaN,
                Optional.empty());
        return List.of(new QuotedRow(asOf, QuoteCells.unlessZero(row, "spot"), contract, quote));
    }
}
