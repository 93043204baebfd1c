package io.thetagrid.core.io.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Documents in the vendors' published layouts; the numbers are made up. Each quotes one or two contracts. */
final class JsonFixtures {
    static final String TRADIER = """
            {"options":{"option":[
              {"symbol":"XYZ260116C00052500","description":"XYZ Jan 16 2026 $52.50 Call","type":"option","last":1.55,
               "volume":12,"bid":1.5,"ask":1.6,"underlying":"XYZ","strike":52.5,
               "greeks":{"delta":0.41,"gamma":0.02,"bid_iv":0.30,"mid_iv":0.31,"ask_iv":0.32,"smv_vol":0.3},
               "trade_date":1767720000000,"bid_date":1767726001000,"ask_date":1767726005000,"open_interest":340,
               "contract_size":100,"expiration_date":"2026-01-16","option_type":"call","root_symbol":"XYZ"},
              {"symbol":"XYZ260116P00052500","type":"option","last":null,
               "volume":0,"bid":0.0,"ask":0.05,"underlying":"XYZ","strike":52.5,"greeks":null,
               "trade_date":0,"bid_date":0,"ask_date":1767726003000,"open_interest":0,
               "contract_size":100,"expiration_date":"2026-01-16","option_type":"put","root_symbol":"XYZ"}]}}
            """;

    static final String TRADIER_QUOTES = """
            {"quotes":{"quote":[
              {"symbol":"XYZ","description":"XYZ Inc","type":"stock","last":51.25,"bid":51.2,"ask":51.3,
               "trade_date":1767725990000,"bid_date":1767726000000,"ask_date":1767726000000},
              {"symbol":"SPX","type":"index","last":6900.5,"trade_date":1767725995000}]}}
            """;

    static final String AMERITRADE = """
            {"symbol":"XYZ","status":"SUCCESS","isDelayed":false,"isIndex":false,"underlyingPrice":51.25,
             "callExpDateMap":{"2026-01-16:10":{"52.5":[
               {"putCall":"CALL","symbol":"XYZ_011626C52.5","bid":1.5,"ask":1.6,"last":1.55,"totalVolume":12,
                "quoteTimeInLong":1767726005000,"volatility":31.5,"delta":0.41,"openInterest":340,"strikePrice":52.5,
                "expirationDate":1768597200000,"expirationType":"R","multiplier":100.0,"settlementType":" ",
                "deliverableNote":"","isIndexOption":null,"nonStandard":false,"mini":false}]}},
             "putExpDateMap":{"2026-01-16:10":{"52.5":[
               {"putCall":"PUT","symbol":"XYZ_011626P52.5","bid":0.0,"ask":0.05,"last":0.0,"totalVolume":0,
                "quoteTimeInLong":1767726003000,"volatility":"NaN","delta":-999.0,"openInterest":0,"strikePrice":52.5,
                "expirationDate":1768597200000,"expirationType":"R","multiplier":100.0,"settlementType":" ",
                "deliverableNote":"","isIndexOption":null,"nonStandard":false,"mini":false}]}}}
            """;

    static final String SCHWAB = """
            {"symbol":"$SPX","status":"SUCCESS","isDelayed":true,"isIndex":true,"underlyingPrice":6900.5,
             "isChainTruncated":false,
             "callExpDateMap":{"2026-01-16:10":{"6900.0":[
               {"putCall":"CALL","symbol":"SPX   260116C06900000","bid":60.5,"ask":61.5,"last":61.0,"totalVolume":12,
                "quoteTimeInLong":1767726005000,"volatility":12.5,"delta":0.51,"openInterest":340,"strikePrice":6900.0,
                "expirationDate":"2026-01-16T21:00:00.000+00:00","expirationType":"S","exerciseType":"E",
                "multiplier":100.0,"settlementType":"A","optionRoot":"SPX","nonStandard":false,"mini":false},
               {"putCall":"CALL","symbol":"SPXW  260116C06900000","bid":61.5,"ask":62.5,"last":0,"totalVolume":0,
                "quoteTimeInLong":1767726004000,"volatility":-999.0,"delta":-999.0,"openInterest":0,
                "strikePrice":6900.0,
                "expirationDate":"2026-01-16T21:00:00.000+00:00","expirationType":"W","exerciseType":"E",
                "multiplier":100.0,"settlementType":"P","optionRoot":"SPXW","nonStandard":false,"mini":false}]}},
             "putExpDateMap":{}}
            """;

    static final String YAHOO = """
            {"optionChain":{"result":[{"underlyingSymbol":"XYZ","expirationDates":[1768521600],"strikes":[52.5],
              "quote":{"marketState":"PRE","regularMarketTime":1767733202,"regularMarketPrice":51.25},
              "options":[{"expirationDate":1768521600,"hasMiniOptions":false,
               "calls":[{"contractSymbol":"XYZ260116C00052500","strike":52.5,"currency":"USD","lastPrice":1.55,
                 "volume":12,"openInterest":340,"bid":1.5,"ask":1.6,"contractSize":"REGULAR","expiration":1768521600,
                 "lastTradeDate":1767729600,"impliedVolatility":0.31}],
               "puts":[{"contractSymbol":"XYZ260116P00052500","strike":{"raw":52.5,"fmt":"52.50"},"currency":"USD",
                 "lastPrice":{"raw":0.04,"fmt":"0.04"},"volume":{},"openInterest":{"raw":7,"fmt":"7"},
                 "bid":{"raw":0,"fmt":"0.00"},"ask":{"raw":0.05,"fmt":"0.05"},"contractSize":"REGULAR",
                 "expiration":{"raw":1768521600,"fmt":"2026-01-16"},
                 "impliedVolatility":{"raw":1.0000000000000003E-5,"fmt":"0.00%"}}]}]}],"error":null}}
            """;

    static final String SYNCRETISM = """
            [{"symbol":"XYZ","contractSymbol":"XYZ260116C00052500","optType":"C","strike":52.5,"expiration":1768521600,
              "bid":1.5,"ask":1.6,"lastPrice":1.55,"volume":12,"openInterest":340,"impliedVolatility":0.31,
              "delta":0.41,"lastCrawl":1767715200,"lastTradeDate":1767729600,"regularMarketPrice":51.25},
             {"symbol":"ABC","contractSymbol":"ABC260116P00010000","optType":"P","strike":10.0,"expiration":1768521600,
              "bid":0.0,"ask":0.05,"lastPrice":0.04,"volume":3,"openInterest":7,"impliedVolatility":0.9,
              "delta":-0.02,"lastCrawl":1767711600,"lastTradeDate":1767625200,"regularMarketPrice":12.5}]
            """;

    static final String POLYGON = """
            {"request_id":"a1","results":[
              {"break_even_price":54.1,"day":{"close":1.5,"last_updated":1767675600000000000,"volume":12},
               "details":{"contract_type":"call","exercise_style":"american","expiration_date":"2026-01-16",
                 "shares_per_contract":100,"strike_price":52.5,"ticker":"O:XYZ260116C00052500"},
               "greeks":{"delta":0.41,"gamma":0.02,"theta":-0.03,"vega":0.04},"implied_volatility":0.31,
               "last_quote":{"ask":1.6,"ask_size":10,"bid":1.5,"bid_size":3,"last_updated":1767726005123456789,
                 "midpoint":1.55,"timeframe":"DELAYED"},
               "last_trade":{"price":1.55,"sip_timestamp":1767720000000000000},"open_interest":340,
               "underlying_asset":{"change_to_break_even":2.8,"price":51.25,"ticker":"XYZ","timeframe":"DELAYED"}},
              {"day":{},"details":{"contract_type":"put","exercise_style":"american","expiration_date":"2026-01-16",
                 "shares_per_contract":100,"strike_price":52.5,"ticker":"O:XYZ260116P00052500"},
               "greeks":{},"open_interest":0,"underlying_asset":{"ticker":"XYZ"}}],
             "status":"OK"}
            """;

    static final String IG = """
            {"symbol":"Germany 40","underlying_price":24000,"expiration_date":"2025-05-27 15:29:00 UTC","options":[
              {"strike_price":23900,"call_bid":100.5,"call_ask":102.5,"put_bid":0,"put_ask":3},
              {"strike_price":24000,"call_bid":30.5,"call_ask":32.5,"put_bid":30,"put_ask":33}]}
            """;

    static final String META = """
            {"utc":"2026-01-06T19:00:00.5+00:00","session":"2026-01-05","ran_during_market_hours":true,
             "tickers":{"XYZ":{"spot":50.5,"spot_live":51.25,"session":"2026-01-05","contracts":2}}}
            """;

    static final List<String> ALL =
            List.of(TRADIER, TRADIER_QUOTES, AMERITRADE, SCHWAB, YAHOO, SYNCRETISM, POLYGON, IG, META);

    private JsonFixtures() {}

    static ChainFile read(String text) {
        return read(text, ImportHints.NONE);
    }

    static ChainFile read(String text, ImportHints hints) {
        InputText input = InputText.of("x", text.getBytes(StandardCharsets.UTF_8));
        return ChainFile.LAYOUTS
                .of(input)
                .orElseThrow(() -> new BadInputException(new Problem("x", 0, "", text, "a known layout")))
                .read(input, hints);
    }

    static List<OptionContract> contracts(OptionChain chain) {
        return List.copyOf(chain.quotes().keySet());
    }

    static OptionQuote quote(OptionChain chain, String symbol) {
        return chain.quotes().entrySet().stream()
                .filter(entry -> entry.getKey().symbol().equals(symbol))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** One of a document's two rows is rejected, for the one reason given. */
    static void assertRejected(String expected, String text) {
        ChainFile file = read(text);
        assertEquals(new RowCount(2, 1, 1), file.rows());
        assertEquals(
                List.of(expected),
                file.rejects().stream().map(Problem::toString).toList());
    }

    static void assertRefused(String expected, String text) {
        BadInputException refused = assertThrows(BadInputException.class, () -> read(text));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }
}
