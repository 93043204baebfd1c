package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page of Polygon.io's (now Massive's) option chain snapshot, {@code v3/snapshot/options/…} [polygon.io/docs, "Option
 * Chain Snapshot"]: {@code results}, each with {@code details} of the contract, its {@code last_quote}, {@code day},
 * {@code greeks} and {@code underlying_asset}. Cheaper plans leave out quotes, trades or the underlying's price; those are
 * then none.
 *
 * <p>The chain's time is that of its latest quote or, where there is none, of the latest bar of the day, at most the
 * options' close. Times are in nanoseconds, kept to the microsecond. The last price is the last trade's, else the day's
 * close.
 */
final class PolygonSnapshot implements Layout<ChainFile> {

    @Override
    public String name() {
        return "Polygon's option chain snapshot";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        boolean isEmpty = keys.contains("request_id") && keys.stream().noneMatch(key -> key.startsWith("results."));
        return keys.contains("results") && (isEmpty || keys.contains("results.details.contract_type"));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        JsonValue document = rows.document();
        document.get("results").oneOrMany().forEach(row -> rows.addQuote(row, PolygonSnapshot::read));
        return rows.file(
                name(), hints, document.has("next_url") ? List.of("one page of an answer of several") : List.of());
    }

    private static Optional<QuotedContract> read(JsonValue row) {
        JsonValue details = row.object("details");
        Optional<OsiSymbol> symbol = OsiSymbol.parse(details.text("ticker"));
        Optional<ContractTerms> terms = new StatedContract(
                        details.date("expiration_date"),
                        details.choice("contract_type", OptionType.class),
                        details.positive("strike_price"))
                .terms(details.get("ticker"), symbol);
        terms.ifPresent(known -> check(details, known));
        ExerciseStyle style =
                details.has("exercise_style") ? details.choice("exercise_style", ExerciseStyle.class) : null;
        Optional<Instant> quotedAt = row.object("last_quote").optionalTime("last_updated", ChronoUnit.NANOS);
        Optional<Instant> bar = row.object("day").optionalTime("last_updated", ChronoUnit.NANOS);
        double spot = spot(row.object("underlying_asset"));
        OptionQuote quote = quote(row, quotedAt);
        return terms.map(known -> new QuotedContract(
                known.withStyle(style == null ? known.style() : style).contract(symbol.get()),
                quote,
                quotedAt.or(() -> bar),
                spot));
    }

    private static void check(JsonValue details, ContractTerms terms) {
        double shares = details.optionalNumber("shares_per_contract");
        boolean isAdjusted = !details.get("additional_underlyings").elements().isEmpty();
        if (isAdjusted || (!Double.isNaN(shares) && shares != terms.multiplier())) {
            details.get("ticker").reject("a standard contract, not an adjusted contract that delivers something else");
        }
    }

    /** Shares have a price, indices a value. */
    private static double spot(JsonValue underlying) {
        return NoValue.ifZero(underlying.optionalNonNegative(underlying.has("price") ? "price" : "value"));
    }

    private static OptionQuote quote(JsonValue row, Optional<Instant> quotedAt) {
        JsonValue lastQuote = row.get("last_quote");
        JsonValue day = row.get("day");
        JsonValue trade = row.object("last_trade");
        double last = trade.has("price") ? trade.optionalNonNegative("price") : day.optionalNonNegative("close");
        return new OptionQuote(
                lastQuote.optionalNonNegative("bid"),
                lastQuote.optionalNonNegative("ask"),
                NoValue.ifZero(last),
                day.optionalNonNegative("volume"),
                row.optionalNonNegative("open_interest"),
                NoValue.ifZero(row.optionalNonNegative("implied_volatility")),
                row.object("greeks").optionalNumber("delta"),
                quotedAt);
    }
}
