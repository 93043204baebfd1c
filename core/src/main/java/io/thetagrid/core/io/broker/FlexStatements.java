package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Statement.StatedCash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of a Flex document. A query broken out by days makes one for each day, with that day's trades and all
 * positions and cash at its end: the positions are those of an account's last statement that lists any, its cash runs from
 * the first to the last.
 */
final class FlexStatements {
    private static final String STATEMENT = "FlexStatement";
    private static final String POSITIONS = "OpenPositions";

    /** A statement, and those of its elements that state something. */
    private record One(
            String account, String date, boolean hasPositions, List<FlexElement> positions, List<FlexElement> cash) {

        One withPositions() {
            return new One(account, date, true, positions, cash);
        }
    }

    private record CashPlace(String account, String currency) {}

    private final List<One> all = new ArrayList<>();

    /** @param elements of the document, in its order */
    FlexStatements(List<FlexElement> elements) {
        One one = new One("", "", false, new ArrayList<>(), new ArrayList<>());
        for (FlexElement element : elements) {
            switch (element.name()) {
                case STATEMENT -> {
                    all.add(one);
                    one = new One(
                            FlexTrade.account(element),
                            element.raw("toDate").replace("-", ""),
                            false,
                            new ArrayList<>(),
                            new ArrayList<>());
                }
                case POSITIONS -> one = one.withPositions();
                case "OpenPosition" -> one.positions().add(element);
                case "CashReportCurrency" -> one.cash().add(element);
                default -> {}
            }
        }
        all.add(one);
        all.sort((left, right) -> left.date().compareTo(right.date()));
    }

    /** The positions of the last statement of each account. */
    List<FlexElement> positions() {
        Map<String, One> last = new LinkedHashMap<>();
        for (One one : all) {
            if (one.hasPositions() || !one.positions().isEmpty()) {
                last.put(one.account(), one);
            }
        }
        return last.values().stream().flatMap(one -> one.positions().stream()).toList();
    }

    /** How many positions earlier statements list. */
    int earlierPositions() {
        return all.stream().mapToInt(one -> one.positions().size()).sum()
                - positions().size();
    }

    /** Reports of cash, earliest statement first. */
    List<FlexElement> cash() {
        return all.stream().flatMap(one -> one.cash().stream()).toList();
    }

    /** One for each account and currency: opening as the first says it, closing as the last. */
    static List<StatedCash> joined(List<StatedCash> earliestFirst) {
        Map<CashPlace, StatedCash> joined = new LinkedHashMap<>();
        for (StatedCash cash : earliestFirst) {
            joined.merge(
                    new CashPlace(cash.account(), cash.currency()),
                    cash,
                    (first, last) ->
                            new StatedCash(first.account(), first.currency(), first.opening(), last.closing()));
        }
        return List.copyOf(joined.values());
    }
}
