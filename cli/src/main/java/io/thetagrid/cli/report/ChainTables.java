package io.thetagrid.cli.report;

import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.QuoteAnalysis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Analysed chains as a table. */
public final class ChainTables {

    private ChainTables() {}

    /** One row for each quote; Greeks in kernel units. */
    public static Table quotes(List<ChainAnalysis> chains) {
        List<QuoteAnalysis> quotes =
                chains.stream().flatMap(chain -> chain.quotes().stream()).toList();
        return new Columns<>(quotes)
                .text("underlying", q -> q.contract().underlying())
                .text("root", q -> q.contract().root())
                .shared("expiration", q -> q.contract().expiration(), LocalDate::toString)
                .shared("expiration_instant", q -> q.expiry().expirationInstant(), Instant::toString)
                .shared("type", q -> q.contract().type(), ChainTables::lower)
                .shared("style", q -> q.contract().style(), ChainTables::lower)
                .number("strike", q -> q.contract().strike())
                .number("bid", q -> q.quote().bid())
                .number("ask", q -> q.quote().ask())
                .number("mid", q -> q.quote().mid())
                .number("last", q -> q.quote().last())
                .number("volume", q -> q.quote().volume())
                .number("open_interest", q -> q.quote().openInterest())
                .number("vendor_iv", q -> q.quote().vendorVolatility())
                .number("vendor_delta", q -> q.quote().vendorDelta())
                .number("forward", q -> q.expiry().forward())
                .number("rate", q -> q.expiry().rate())
                .number("implied_volatility", QuoteAnalysis::impliedVolatility)
                .number("delta", q -> q.greeks().delta())
                .number("gamma", q -> q.greeks().gamma())
                .number("vega", q -> q.greeks().vega())
                .number("theta", q -> q.greeks().theta())
                .text("verdict", q -> q.verdict().name())
                .table();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
