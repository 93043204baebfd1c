package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Statement.StatedCash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of a Flex document. A query broken out by days makes one for each day, with that day's trades and all
 * positions and cash at its end: the positions are those of an account's last statement that lists any, its cash runs from
 * the first to the last.
 */
final class FlexStatements {
    static final String STATEMENT = "FlexStatement";
    private static final String POSITIONS = "OpenPositions";

    /** A statement, and those of its elements that state something. */
    private record One(
            String account,
            String from,
            String to,
            boolean hasPositions,
            List<FlexElement> positions,
            List<FlexElement> cash) {

        static One of(String account, String from, String to) {
            return new One(account, from, to, false, new ArrayList<>(), new ArrayList<>());
        }

        One withPositions() {
            return new One(account, from, to, true, positions, cash);
        }
    }

    /** Cash, and the date from which it runs. */
    private record Report(String from, StatedCash cash) {

        /** This and one of a statement that ends later, though it may have begun earlier. */
        Report upTo(Report last) {
            Report first = last.from.compareTo(from) < 0 ? last : this;
            return new Report(
                    first.from,
                    new StatedCash(cash.account(), cash.currency(), first.cash.opening(), last.cash.closing()));
        }
    }

    private record CashPlace(String account, String currency) {}

    private final List<One> all = new ArrayList<>();
    private final Map<CashPlace, Report> cash = new LinkedHashMap<>();
    private int cashRead;

    /** @param elements of the document, in its order */
    FlexStatements(List<FlexElement> elements) {
        One one = One.of("", "", "");
        for (FlexElement element : elements) {
            switch (element.name()) {
                case STATEMENT -> {
                    all.add(one);
                    one = One.of(FlexTrade.account(element), date(element, "fromDate"), date(element, "toDate"));
                }
                case POSITIONS -> one = one.withPositions();
                case "OpenPosition" -> one.positions().add(element);
                case "CashReportCurrency" -> one.cash().add(element);
                default -> {}
            }
        }
        all.add(one);
        all.sort(Comparator.comparing(One::to));
        for (One statement : all) {
            statement.cash().forEach(element -> addCash(statement, element));
        }
    }

    private static String date(FlexElement statement, String attribute) {
        return statement.raw(attribute).replace("-", "");
    }

    private void addCash(One statement, FlexElement element) {
        int before = element.problems().size();
        Optional<BigDecimal> opening = element.optional("startingCash");
        Optional<BigDecimal> closing = element.optional("endingCash");
        if (element.problems().size() > before) {
            return;
        }
        cashRead++;
        CashPlace place = new CashPlace(FlexTrade.account(element), FlexTrade.currency(element));
        cash.merge(
                place,
                new Report(statement.from(), new StatedCash(place.account(), place.currency(), opening, closing)),
                Report::upTo);
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

    /** One for each account and currency: opening as the earliest statement says it, closing as the last. */
    List<StatedCash> cash() {
        return cash.values().stream().map(Report::cash).toList();
    }

    /** Reports of cash without a problem. */
    int cashRead() {
        return cashRead;
    }
}
