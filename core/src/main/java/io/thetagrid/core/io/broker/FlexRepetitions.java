package io.thetagrid.core.io.broker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Leaves out what a Flex document prints again: statements of overlapping periods list the same executions, cash and
 * corporate actions.
 *
 * <p>What has a number is one by its number, together with the asset and the amount that it moves: a cancellation may have
 * the number of what it cancels, and a trade that closes and opens be split under one. What has none is repeated where
 * another statement of the account says it to the letter; within a statement it stands as often as it happened.
 */
final class FlexRepetitions {
    private static final Set<String> EVENTS =
            Set.of("Trade", "Order", "OptionEAE", "CashTransaction", "CorporateAction");

    private static final List<String> NUMBERS = List.of("transactionID", "tradeID", "ibExecID");
    private static final List<String> MONEY = List.of("proceeds", "netCash", "ibCommission", "taxes", "amount");

    /** What elements have in common that tell of one event. */
    private record Numbered(
            String name, String account, String number, String symbol, String effect, Optional<BigDecimal> moved) {}

    private record Unnumbered(String account, String name, Map<String, String> attributes) {}

    private final List<FlexElement> once = new ArrayList<>();
    private final Map<Numbered, FlexElement> numbered = new HashMap<>();
    private final Map<Unnumbered, Integer> kept = new HashMap<>();
    private final Map<Unnumbered, Integer> inStatement = new HashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();

    /** @param elements of the document, in its order */
    FlexRepetitions(List<FlexElement> elements) {
        String account = "";
        for (FlexElement element : elements) {
            if (element.name().equals(FlexStatements.STATEMENT)) {
                account = FlexTrade.account(element);
                inStatement.clear();
            }
            if (EVENTS.contains(element.name()) && isRepetition(element, account)) {
                leftOut.merge(element.name(), 1, Integer::sum);
            } else {
                once.add(element);
            }
        }
    }

    /** All elements but the repetitions. */
    List<FlexElement> once() {
        return once;
    }

    /** How many elements were left out. */
    int count() {
        return leftOut.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        leftOut.forEach(
                (name, count) -> notes.add("repetitions left out: " + count + " " + name + ", each counted once"));
        notes.addAll(contradictions);
        return notes;
    }

    private boolean isRepetition(FlexElement element, String account) {
        Optional<String> number =
                NUMBERS.stream().filter(element::has).map(element::raw).findFirst();
        if (number.isEmpty()) {
            Unnumbered event = new Unnumbered(account, element.name(), element.attributes());
            int here = inStatement.merge(event, 1, Integer::sum);
            boolean repeated = here <= kept.getOrDefault(event, 0);
            kept.merge(event, here, Math::max);
            return repeated;
        }
        FlexElement first = numbered.putIfAbsent(event(element, number.get()), element);
        if (first == null) {
            return false;
        }
        if (MONEY.stream().anyMatch(amount -> !value(first, amount).equals(value(element, amount)))) {
            contradictions.add("line " + element.line() + ": " + element.name() + " " + number.get()
                    + " is stated otherwise than on line " + first.line() + ", which counts");
        }
        return true;
    }

    private static Numbered event(FlexElement element, String number) {
        return new Numbered(
                element.name(),
                FlexTrade.account(element),
                number,
                element.raw("symbol"),
                element.raw("openCloseIndicator"),
                value(element, element.has("quantity") ? "quantity" : "amount"));
    }

    private static Optional<BigDecimal> value(FlexElement element, String attribute) {
        return Decimals.parse(element.raw(attribute));
    }
}
