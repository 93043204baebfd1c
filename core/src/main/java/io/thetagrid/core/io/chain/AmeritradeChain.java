package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The option chain of TD Ameritrade's API and of its successor, Schwab's Trader API [developer.schwab.com, Market Data
 * Production, {@code GET /chains}]: {@code callExpDateMap} and {@code putExpDateMap}, by expiration and by strike.
 *
 * <p>The older answers name a contract {@code F_121820C1} and give its expiration in milliseconds, the newer ones {@code
 * F     201218C00001000} and an ISO text; those add {@code exerciseType} and {@code settlementType} (A: on the opening, P:
 * at the close), which must fit what is known of the root. A volatility is in per cent. {@code "NaN"} and −999 stand for no
 * value, and so does a volatility or a last price of 0. The chain's time is that of its latest quote, at most the options'
 * close. A contract that a split or merger has adjusted is rejected, since its deliverable is told in words only.
 */
final class AmeritradeChain implements Layout<ChainFile> {
    private static final double PERCENT = 100;
    private static final double NO_VALUE = -999;

    @Override
    public String name() {
        return "TD Ameritrade's or Schwab's option chain";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        return keys.contains("callExpDateMap") || keys.contains("putExpDateMap");
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        JsonValue document = rows.document();
        boolean isIndex = document.optionalFlag("isIndex");
        double spot = NoValue.ifZero(nonNegative(document, "underlyingPrice"));
        for (String side : List.of("callExpDateMap", "putExpDateMap")) {
            for (JsonValue expiration : document.get(side).members()) {
                for (JsonValue strike : expiration.members()) {
                    for (JsonValue row : strike.elements()) {
                        rows.addQuote(row, contract -> read(contract, isIndex, spot));
                    }
                }
            }
        }
        return rows.file(name(), hints, notes(document));
    }

    private static List<String> notes(JsonValue document) {
        List<String> notes = new ArrayList<>();
        if (document.optionalFlag("isDelayed")) {
            notes.add("the quotes are delayed");
        }
        if (document.optionalFlag("isChainTruncated")) {
            notes.add("the vendor has cut the chain short");
        }
        return notes;
    }

    private static Optional<QuotedContract> read(JsonValue row, boolean isIndex, double spot) {
        String name = row.text("symbol");
        if (row.optionalFlag("nonStandard") || row.optionalFlag("mini")) {
            row.get("symbol")
                    .reject("a standard contract, not an adjusted contract: this one delivers '"
                            + row.optionalText("deliverableNote") + "'");
            return Optional.empty();
        }
        Optional<OsiSymbol> symbol = AmeritradeSymbol.parse(name);
        Optional<ContractTerms> terms = new StatedContract(
                        expiration(row), row.choice("putCall", OptionType.class), row.positive("strikePrice"))
                .terms(row.get("symbol"), symbol);
        terms.ifPresent(known -> check(row, known, isIndex));
        Optional<ExerciseStyle> style = style(row);
        Optional<Instant> quotedAt = row.optionalTime("quoteTimeInLong", ChronoUnit.MILLIS);
        OptionQuote quote = quote(row, quotedAt);
        return terms.map(known -> new QuotedContract(
                known.withStyle(style.orElse(known.style())).contract(symbol.get()), quote, quotedAt, spot));
    }

    /** The date in New York of an instant, which is in milliseconds or ISO text; null where it is neither. */
    private static LocalDate expiration(JsonValue row) {
        JsonValue expiration = row.get("expirationDate");
        Optional<Instant> instant = expiration.isText()
                ? Optional.ofNullable(row.instant("expirationDate"))
                : expiration.time(ChronoUnit.MILLIS);
        return instant.map(NyseCalendar::date).orElse(null);
    }

    /** Notes where the row is at odds with what is known of contracts of its root. */
    private static void check(JsonValue row, ContractTerms terms, boolean isIndex) {
        double multiplier = value(row, "multiplier");
        if (!Double.isNaN(multiplier) && multiplier != terms.multiplier()) {
            row.get("multiplier").reject(terms.multiplier() + ", as standard contracts of the root have");
        }
        if (isIndex && terms.settlement() == Settlement.PHYSICAL) {
            row.get("symbol").reject("an option on an index whose terms are known");
        }
        boolean isOnOpening = terms.settlement() == Settlement.CASH_OPEN;
        JsonValue settlement = row.get("settlementType");
        if (settlement.isText(isOnOpening ? "P" : "A")) {
            settlement.reject(isOnOpening ? "A: the root settles on the opening" : "P: the root settles at the close");
        }
    }

    private static Optional<ExerciseStyle> style(JsonValue row) {
        return switch (row.optionalText("exerciseType").strip()) {
            case "" -> Optional.empty();
            case "A" -> Optional.of(ExerciseStyle.AMERICAN);
            case "E" -> Optional.of(ExerciseStyle.EUROPEAN);
            default -> {
                row.get("exerciseType").reject("A (American) or E (European)");
                yield Optional.empty();
            }
        };
    }

    private static OptionQuote quote(JsonValue row, Optional<Instant> quotedAt) {
        return new OptionQuote(
                nonNegative(row, "bid"),
                nonNegative(row, "ask"),
                NoValue.ifZero(nonNegative(row, "last")),
                nonNegative(row, "totalVolume"),
                nonNegative(row, "openInterest"),
                NoValue.ifZero(nonNegative(row, "volatility")) / PERCENT,
                value(row, "delta"),
                quotedAt);
    }

    private static double nonNegative(JsonValue row, String key) {
        double value = value(row, key);
        if (value < 0) {
            row.get(key).reject("a number >= 0, \"NaN\" or -999");
        }
        return value;
    }

    private static double value(JsonValue row, String key) {
        if (row.get(key).isText("NaN")) {
            return Double.NaN;
        }
        double value = row.optionalNumber(key);
        return value == NO_VALUE ? Double.NaN : value;
    }
}
