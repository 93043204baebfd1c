package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.IndexRoots;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ORATS's strikes, a row for each strike, in the names of its data API ({@code ticker, tradeDate, expirDate, dte, strike,
 * stockPrice, callVolume, …, callBidPrice, …, callMidIv, …, delta, …, quoteDate, updatedAt, …, expiryTod}) or of its daily
 * files ({@code ticker, …, stkPx, expirDate, yte, strike, cVolu, cOi, …, cBidPx, cValue, cAskPx, …, cMidIv, …, delta, …,
 * trade_date}) [orats.com, Data API definitions]. {@code delta} is the call's.
 *
 * <p>Where rows say when they were quoted, a chain is as of its latest quote; otherwise of fourteen minutes before the
 * close: an assumption, for the daily files say no more than that they are from near the end of the day. Index options that expire in the afternoon have a root of their own.
 */
final class OratsTable implements Layout<ChainFile> {
    private static final Duration BEFORE_CLOSE = Duration.ofMinutes(14);

    /** What one generation of the layout calls things; put columns follow call columns by their first letters. */
    private record Names(
            String date,
            String stock,
            String call,
            String put,
            String bid,
            String ask,
            String volume,
            String openInterest) {
        List<String> required() {
            return List.of("ticker", date, "expirDate", "strike", stock, call + bid, call + ask, put + bid, put + ask);
        }
    }

    private static final Names API =
            new Names("tradeDate", "stockPrice", "call", "put", "BidPrice", "AskPrice", "Volume", "OpenInterest");
    private static final Names FILES = new Names("trade_date", "stkPx", "c", "p", "BidPx", "AskPx", "Volu", "Oi");

    @Override
    public String name() {
        return "ORATS's strikes";
    }

    @Override
    public boolean recognises(Input input) {
        return names(input).isPresent();
    }

    private static Optional<Names> names(Input input) {
        List<String> columns = Headers.of(input);
        return Stream.of(API, FILES)
                .filter(names -> columns.containsAll(names.required()))
                .findFirst();
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        Names names = names(input).orElseThrow();
        QuoteTables tables = new QuoteTables();
        tables.add(input, names.required(), row -> quotes(row, names));
        List<OptionChain> chains =
                tables.chains().stream().map(chain -> timed(chain, hints)).toList();
        return tables.file(input.file(), name(), chains, List.of());
    }

    /** Gives a chain of one date, which is as of the close so far, the time of its quotes. */
    private static OptionChain timed(OptionChain chain, ImportHints hints) {
        Instant snapshot = NyseCalendar.close(NyseCalendar.onOrBefore(NyseCalendar.date(chain.asOf())))
                .minus(BEFORE_CLOSE);
        Instant latest = chain.quotes().values().stream()
                .flatMap(quote -> quote.quotedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(snapshot);
        Instant own = latest.isBefore(chain.asOf()) ? latest : chain.asOf();
        return new OptionChain(chain.underlying(), QuoteCells.asOf(hints, own), chain.spot(), chain.quotes());
    }

    private static List<QuotedRow> quotes(TableRow row, Names names) {
        LocalDate date = QuoteCells.date(row, names.date());
        LocalDate expiration = QuoteCells.date(row, "expirDate");
        String root = root(row, expiration);
        double strike = row.positive("strike");
        double spot = QuoteCells.unlessZero(row, names.stock());
        Optional<Instant> quotedAt = QuoteCells.time(row, "quoteDate");
        double delta = QuoteCells.signed(row, "delta");
        OptionContract call = QuoteCells.contract(row, "ticker", root, expiration, OptionType.CALL, strike);
        OptionQuote callQuote = quote(row, names, names.call(), delta, quotedAt);
        OptionQuote putQuote = quote(row, names, names.put(), delta - 1, quotedAt);
        if (call == null || date == null) {
            return List.of();
        }
        OptionContract put = QuoteCells.contract(row, "ticker", root, expiration, OptionType.PUT, strike);
        Instant close = QuoteCells.close(call.underlying(), date);
        return List.of(new QuotedRow(close, spot, call, callQuote), new QuotedRow(close, spot, put, putQuote));
    }

    /** The daily files do not say in what part of the day a contract expires: its date does. */
    private static String root(TableRow row, LocalDate expiration) {
        String ticker = row.raw("ticker");
        return switch (row.raw("expiryTod")) {
            case "pm" -> IndexRoots.afternoon(ticker);
            case "am" -> ticker;
            default -> IndexRoots.of(ticker, expiration);
        };
    }

    private static OptionQuote quote(TableRow row, Names names, String side, double delta, Optional<Instant> quotedAt) {
        return new OptionQuote(
                QuoteCells.optional(row, side + names.bid()),
                QuoteCells.optional(row, side + names.ask()),
                Double.NaN,
                QuoteCells.optional(row, side + names.volume()),
                QuoteCells.optional(row, side + names.openInterest()),
                QuoteCells.unlessZero(row, side + "MidIv"),
                delta,
                quotedAt);
    }
}
