package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Yahoo's answer to {@code v7/finance/options}: {@code optionChain.result}, with a {@code quote} of the underlying and lists
 * of {@code calls} and {@code puts} for each expiration. A number may stand alone or as {@code {"raw": 1.5, "fmt": "1.50"}};
 * {@code {}} is none.
 *
 * <p>The chain's time is the underlying's {@code regularMarketTime}, its spot the {@code regularMarketPrice}: before the
 * opening both are still those of the previous session, as are the options' quotes. During the session options are told
 * with the exchanges' delay of a quarter of an hour even where shares are not, which no field says; a note does. {@code
 * lastTradeDate} is the time of a contract's last trade, which says nothing of its quote.
 *
 * <p>The vendor's volatility is kept as it is, though Yahoo's numbers are poor (without a bid they are steps of its search:
 * 0.5, 0.25, 0.125 …), except for 0 and 1e-5, which stand where it found none at all.
 */
final class YahooChain implements Layout<ChainFile> {
    /** The search's lower end, written as 1.0000000000000003E-5. */
    static final double NO_VOLATILITY = 1.0001e-5;

    @Override
    public String name() {
        return "Yahoo's option chain in JSON";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        return keys.contains("optionChain") || keys.contains("finance.error");
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        JsonValue document = rows.document();
        VendorError.check(input.file(), document.get("finance").get("error"));
        VendorError.check(input.file(), document.get("optionChain").get("error"));
        List<String> notes = new ArrayList<>();
        for (JsonValue result : document.object("optionChain").get("result").elements()) {
            read(result, rows);
            note(result.get("quote"), notes);
        }
        return rows.file(name(), hints, notes);
    }

    private static void read(JsonValue result, JsonRows rows) {
        JsonValue underlying = result.object("quote");
        Optional<Instant> asOf = raw(underlying, "regularMarketTime").optionalTime(ChronoUnit.SECONDS);
        double spot = NoValue.ifZero(raw(underlying, "regularMarketPrice").optionalNonNegative());
        for (JsonValue expiration : result.get("options").elements()) {
            for (OptionType type : OptionType.values()) {
                for (JsonValue row : expiration
                        .get(type == OptionType.CALL ? "calls" : "puts")
                        .elements()) {
                    rows.addQuote(row, contract -> read(contract, type, asOf, spot));
                }
            }
        }
    }

    private static void note(JsonValue underlying, List<String> notes) {
        String state = underlying.optionalText("marketState");
        if (state.equals("REGULAR")) {
            notes.add("the options' quotes may be a quarter of an hour older than the underlying's price");
        } else if (!state.isEmpty()) {
            notes.add("asked for outside of the session (" + state
                    + "): the quotes are those with which the last session " + "ended");
        }
    }

    private static Optional<QuotedContract> read(JsonValue row, OptionType type, Optional<Instant> asOf, double spot) {
        Optional<OsiSymbol> symbol = OsiSymbol.parse(row.text("contractSymbol"));
        Optional<ContractTerms> terms = new StatedContract(
                        expiration(row), type, raw(row, "strike").positive())
                .terms(row.get("contractSymbol"), symbol);
        expect(row, "contractSize", "REGULAR");
        expect(row, "currency", "USD");
        OptionQuote quote = quote(row);
        return terms.map(known -> new QuotedContract(known.contract(symbol.get()), quote, asOf, spot));
    }

    /** Midnight of the date, in UTC; null where there is none. */
    private static LocalDate expiration(JsonValue row) {
        return raw(row, "expiration")
                .time(ChronoUnit.SECONDS)
                .map(midnight -> LocalDate.ofInstant(midnight, ZoneOffset.UTC))
                .orElse(null);
    }

    private static void expect(JsonValue row, String key, String expected) {
        if (row.has(key) && !row.get(key).isText(expected)) {
            row.get(key).reject(expected + ": a standard contract of a US exchange");
        }
    }

    private static OptionQuote quote(JsonValue row) {
        double volatility = raw(row, "impliedVolatility").optionalNonNegative();
        return new OptionQuote(
                raw(row, "bid").optionalNonNegative(),
                raw(row, "ask").optionalNonNegative(),
                NoValue.ifZero(raw(row, "lastPrice").optionalNonNegative()),
                raw(row, "volume").optionalNonNegative(),
                raw(row, "openInterest").optionalNonNegative(),
                volatility <= NO_VOLATILITY ? Double.NaN : volatility,
                Double.NaN,
                Optional.empty());
    }

    private static JsonValue raw(JsonValue row, String key) {
        JsonValue value = row.get(key);
        return value.isObject() ? value.get("raw") : value;
    }
}
