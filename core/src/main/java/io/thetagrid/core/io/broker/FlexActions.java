package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction.Change;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Flex document's {@code CorporateActions}: a position taken out and another put in under one action, or a split that
 * states the shares it adds and its ratio ({@code SPLIT 4 FOR 1}).
 */
final class FlexActions {
    private static final Map<String, Change> CHANGES = Map.of(
            "FS", Change.SPLIT,
            "RS", Change.REVERSE_SPLIT,
            "TC", Change.MERGER,
            "IC", Change.SYMBOL_CHANGE);

    private static final Pattern RATIO = Pattern.compile("SPLIT (\\d{1,6}) FOR (\\d{1,6})");
    private static final String OLD = ".OLD";

    private final List<Conversion> conversions = new ArrayList<>();
    private int read;

    private record Action(FlexElement element, LocalDateTime time, Asset asset, BigDecimal quantity, BigDecimal cash) {}

    FlexActions(List<FlexElement> elements) {
        Map<List<String>, List<Action>> groups = new LinkedHashMap<>();
        for (FlexElement element : elements) {
            action(element)
                    .ifPresent(action -> groups.computeIfAbsent(
                                    List.of(
                                            FlexTrade.account(element),
                                            element.raw("type"),
                                            action.time().toString(),
                                            element.raw("actionID")),
                                    _ -> new ArrayList<>())
                            .add(action));
        }
        groups.values().forEach(this::add);
    }

    List<Conversion> conversions() {
        return conversions;
    }

    /** Elements without a problem. */
    int read() {
        return read;
    }

    private static Optional<Action> action(FlexElement element) {
        int before = element.problems().size();
        if (!CHANGES.containsKey(element.raw("type"))) {
            element.reject("type", "a corporate action that is known: FS, RS, TC or IC");
        }
        Optional<LocalDateTime> time = FlexTime.of(element, "", "dateTime", "reportDate");
        Optional<Asset> asset = FlexTrade.asset(element);
        BigDecimal quantity = element.decimal("quantity");
        BigDecimal cash = element.decimalOrZero("proceeds");
        if (quantity.signum() == 0) {
            element.reject("quantity", "a number other than 0");
        }
        if (element.problems().size() > before) {
            return Optional.empty();
        }
        String symbol = element.raw("symbol");
        Asset named = symbol.endsWith(OLD)
                ? Assets.shares(symbol.substring(0, symbol.length() - OLD.length()))
                : asset.orElseThrow();
        return Optional.of(new Action(element, time.orElseThrow(), named, quantity, cash));
    }

    private void add(List<Action> sides) {
        Action first = sides.getFirst();
        Matcher ratio = RATIO.matcher(first.element().raw("description"));
        if (sides.size() == 2
                && first.quantity().signum() == -sides.getLast().quantity().signum()) {
            boolean firstIsOld = first.element().raw("symbol").endsWith(OLD)
                    || (first.quantity().signum() < 0
                            && !sides.getLast().element().raw("symbol").endsWith(OLD));
            Action from = firstIsOld ? first : sides.getLast();
            Action to = firstIsOld ? sides.getLast() : first;
            conversions.add(new Conversion(
                    booking(sides), change(first), from.asset(), from.quantity(), to.asset(), to.quantity()));
            read += 2;
        } else if (sides.size() == 1 && ratio.find() && new BigDecimal(ratio.group(2)).signum() > 0) {
            addSplit(first, new BigDecimal(ratio.group(1)), new BigDecimal(ratio.group(2)));
        } else {
            sides.forEach(
                    side -> side.element().reject("type", "one position out and one in, or a split with its ratio"));
        }
    }

    /** {@code added = held · (news / olds − 1)}. */
    private void addSplit(Action action, BigDecimal news, BigDecimal olds) {
        BigDecimal more = news.subtract(olds);
        if (more.signum() == 0) {
            action.element().reject("description", "a split that changes the number of shares");
            return;
        }
        BigDecimal held = Decimals.exact(action.quantity().multiply(olds).divide(more, 8, RoundingMode.HALF_EVEN));
        conversions.add(new Conversion(
                booking(List.of(action)),
                change(action),
                action.asset(),
                held.negate(),
                action.asset(),
                held.add(action.quantity())));
        read++;
    }

    private static Change change(Action action) {
        return CHANGES.get(action.element().raw("type"));
    }

    private static Booking booking(List<Action> sides) {
        FlexElement element = sides.getFirst().element();
        return new Booking(
                FlexTrade.account(element),
                sides.getFirst().time().atZone(NyseCalendar.NEW_YORK).toInstant(),
                FlexTrade.currency(element),
                sides.stream().map(Action::cash).reduce(BigDecimal.ZERO, BigDecimal::add),
                BigDecimal.ZERO,
                sides.stream().map(side -> side.element().line()).toList(),
                element.raw("description"));
    }
}
