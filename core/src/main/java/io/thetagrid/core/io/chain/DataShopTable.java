package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionQuote;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Cboe DataShop's "Option EOD Summary", with or without calculated columns: {@code underlying_symbol, quote_date, root,
 * expiration, strike, option_type, …, close, trade_volume, bid_1545, ask_1545, underlying_bid_1545, underlying_ask_1545,
 * active_underlying_price_1545, implied_volatility_1545, delta_1545, …, bid_eod, ask_eod, …, open_interest,
 * delivery_code}.
 *
 * <p>Read are the quotes of 15:45, a quarter of an hour before the close: the calculated columns belong to them, and they
 * are taken before liquidity leaves [Cboe DataShop, Option EOD Summary].
 */
final class DataShopTable implements Layout<ChainFile> {
    private static final List<String> COLUMNS = List.of(
            "underlying_symbol", "quote_date", "root", "expiration", "strike", "option_type", "bid_1545", "ask_1545");
    private static final Duration BEFORE_CLOSE = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "Cboe DataShop's end-of-day summary";
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
                input.file(), name(), List.of("the quotes are those of a quarter of an hour before the close"));
    }

    private static List<QuotedRow> quotes(TableRow row, ImportHints hints) {
        LocalDate date = QuoteCells.date(row, "quote_date");
        OptionContract contract = QuoteCells.contract(
                row,
                "root",
                row.raw("root"),
                QuoteCells.date(row, "expiration"),
                QuoteCells.type(row, "option_type"),
                row.positive("strike"));
        if (row.has("delivery_code") && !row.raw("delivery_code").equals("0")) {
            row.reject("delivery_code", "a standard contract: none, or 0");
        }
        OptionQuote quote = new OptionQuote(
                QuoteCells.optional(row, "bid_1545"),
                QuoteCells.optional(row, "ask_1545"),
                QuoteCells.unlessZero(row, "close"),
                QuoteCells.optional(row, "trade_volume"),
                QuoteCells.optional(row, "open_interest"),
                QuoteCells.unlessZero(row, "implied_volatility_1545"),
                QuoteCells.signed(row, "delta_1545"),
                Optional.empty());
        double spot = spot(row);
        if (date == null || contract == null) {
            return List.of();
        }
        Instant own = NyseCalendar.close(NyseCalendar.onOrBefore(date)).minus(BEFORE_CLOSE);
        return List.of(new QuotedRow(QuoteCells.asOf(hints, own), spot, contract, quote));
    }

    private static double spot(TableRow row) {
        double active = QuoteCells.unlessZero(row, "active_underlying_price_1545");
        double bid = QuoteCells.unlessZero(row, "underlying_bid_1545");
        double ask = QuoteCells.unlessZero(row, "underlying_ask_1545");
        return Double.isNaN(active) ? 0.5 * (bid + ask) : active;
    }
}
