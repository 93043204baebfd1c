package io.thetagrid.core.ledger;

import io.thetagrid.core.ledger.Statement.StatedCash;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Whether a history adds up: opening + flows = closing, for the quantity of each instrument, the money of each underlying
 * and the cash of each account, and whether the broker's own figures say the same. The flows are summed from the
 * transactions and the closing values taken from the replayed lots, so that each checks the other.
 */
public record Reconciliation(List<Line> lines) {

    public Reconciliation {
        lines = List.copyOf(lines);
    }

    /** What a line adds up. */
    public enum Measure {
        /** Shares or contracts of an instrument. */
        QUANTITY,
        /**
         * The cost of an underlying's positions: less the cash of its trades, plus realised results, plus costs carried in
         * by mergers. Results include those of closings whose cost is unknown.
         */
        COST,
        /** An account's cash. */
        CASH
    }

    /**
     * One sum.
     *
     * @param name the instrument's symbol, the underlying's, or the account's
     * @param opening empty where nobody states it
     * @param closing as replayed; empty without an opening value
     * @param stated the broker's own closing value; empty where the file has none
     */
    public record Line(
            Measure measure,
            String account,
            String currency,
            String name,
            Optional<BigDecimal> opening,
            BigDecimal flows,
            Optional<BigDecimal> closing,
            Optional<BigDecimal> stated) {

        /** Closing less opening plus flows, and stated less closing, where both are known; zero where all agrees. */
        public BigDecimal difference() {
            BigDecimal own = closing.flatMap(value -> opening.map(first -> value.subtract(first.add(flows))))
                    .orElse(BigDecimal.ZERO);
            BigDecimal against =
                    stated.flatMap(value -> closing.map(value::subtract)).orElse(BigDecimal.ZERO);
            return own.signum() != 0 ? own : against;
        }
    }

    public static Reconciliation of(Ledger ledger, Statement statement) {
        List<Line> lines = new ArrayList<>(quantities(ledger, statement));
        lines.addAll(costs(ledger));
        lines.addAll(cash(ledger, statement));
        return new Reconciliation(lines);
    }

    /** Every line that does not add up, or that the broker's figures contradict. */
    public List<Line> differences() {
        return lines.stream().filter(line -> line.difference().signum() != 0).toList();
    }

    private static List<Line> quantities(Ledger ledger, Statement statement) {
        SortedMap<Place, BigDecimal> opening = held(ledger.opening());
        SortedMap<Place, BigDecimal> closing = held(ledger.holdings());
        SortedMap<Place, BigDecimal> flows = new TreeMap<>();
        new Openings(ledger.transactions()).settled().forEach(transaction -> addQuantities(flows, transaction));
        SortedMap<Place, BigDecimal> stated = new TreeMap<>();
        for (StatedPosition position : statement.positions().orElse(List.of())) {
            stated.merge(
                    new Place(
                            position.account(),
                            position.currency(),
                            position.asset().symbol()),
                    position.quantity(),
                    BigDecimal::add);
        }
        SortedMap<Place, BigDecimal> all = new TreeMap<>(flows);
        all.putAll(opening);
        all.putAll(closing);
        all.putAll(stated);
        return all.keySet().stream()
                .map(place -> new Line(
                        Measure.QUANTITY,
                        place.account(),
                        place.currency(),
                        place.symbol(),
                        Optional.of(opening.getOrDefault(place, BigDecimal.ZERO)),
                        flows.getOrDefault(place, BigDecimal.ZERO),
                        Optional.of(closing.getOrDefault(place, BigDecimal.ZERO)),
                        statement.positions().map(_ -> stated.getOrDefault(place, BigDecimal.ZERO))))
                .toList();
    }

    private static void addQuantities(SortedMap<Place, BigDecimal> flows, Transaction transaction) {
        Booking booking = transaction.booking();
        switch (transaction) {
            case Trade trade -> flows.merge(Place.of(booking, trade.asset()), trade.quantity(), BigDecimal::add);
            case Removal removal -> {
                flows.merge(Place.of(booking, removal.option()), removal.quantity(), BigDecimal::add);
                removal.delivery()
                        .ifPresent(delivery ->
                                flows.merge(Place.of(booking, delivery.asset()), delivery.quantity(), BigDecimal::add));
            }
            case Conversion change -> {
                flows.merge(Place.of(booking, change.from()), change.quantityOut(), BigDecimal::add);
                flows.merge(Place.of(booking, change.to()), change.quantityIn(), BigDecimal::add);
            }
            case PositionTransfer transfer ->
                flows.merge(Place.of(booking, transfer.asset()), transfer.quantity(), BigDecimal::add);
            case CashFlow _ -> {}
        }
    }

    private static SortedMap<Place, BigDecimal> held(List<Holding> holdings) {
        return sums(
                holdings,
                Holding::account,
                Holding::currency,
                holding -> holding.asset().symbol(),
                Holding::quantity);
    }

    private static List<Line> costs(Ledger ledger) {
        SortedMap<Place, BigDecimal> flows = new TreeMap<>();
        for (Transaction transaction : ledger.transactions()) {
            underlying(transaction)
                    .ifPresent(name -> flows.merge(
                            new Place(
                                    transaction.booking().account(),
                                    transaction.booking().currency(),
                                    name),
                            transaction.booking().cash().negate(),
                            BigDecimal::add));
        }
        for (Closing closing : ledger.closings()) {
            flows.merge(
                    new Place(
                            closing.account(),
                            closing.currency(),
                            closing.asset().underlying()),
                    closing.result(),
                    BigDecimal::add);
        }
        for (Carry carry : ledger.carries()) {
            flows.merge(new Place(carry.account(), carry.currency(), carry.to()), carry.cost(), BigDecimal::add);
            flows.merge(
                    new Place(carry.account(), carry.currency(), carry.from()),
                    carry.cost().negate(),
                    BigDecimal::add);
        }
        SortedMap<Place, BigDecimal> closing = sums(
                ledger.holdings(),
                Holding::account,
                Holding::currency,
                holding -> holding.asset().underlying(),
                Holding::cost);
        SortedMap<Place, BigDecimal> all = new TreeMap<>(flows);
        all.putAll(closing);
        return all.keySet().stream()
                .map(place -> new Line(
                        Measure.COST,
                        place.account(),
                        place.currency(),
                        place.symbol(),
                        Optional.of(BigDecimal.ZERO),
                        flows.getOrDefault(place, BigDecimal.ZERO),
                        Optional.of(closing.getOrDefault(place, BigDecimal.ZERO)),
                        Optional.empty()))
                .toList();
    }

    /** The underlying whose positions a transaction's cash went into or came from; empty for income and transfers. */
    private static Optional<String> underlying(Transaction transaction) {
        return switch (transaction) {
            case Trade trade -> Optional.of(trade.asset().underlying());
            case Removal removal ->
                Optional.of(removal.delivery()
                        .map(delivery -> delivery.asset().underlying())
                        .orElse(removal.option().underlying()));
            case Conversion change -> Optional.of(change.to().underlying());
            case PositionTransfer transfer -> Optional.of(transfer.asset().underlying());
            case CashFlow flow ->
                flow.asset().filter(_ -> flow.reason() == Reason.CASH_IN_LIEU).map(Asset::underlying);
        };
    }

    private static List<Line> cash(Ledger ledger, Statement statement) {
        SortedMap<Place, BigDecimal> flows = sums(
                ledger.transactions(),
                transaction -> transaction.booking().account(),
                transaction -> transaction.booking().currency(),
                _ -> "",
                transaction -> transaction.booking().cash());
        SortedMap<Place, StatedCash> stated = new TreeMap<>();
        statement.cash().forEach(cash -> stated.put(new Place(cash.account(), cash.currency(), ""), cash));
        SortedMap<Place, Object> all = new TreeMap<>(flows);
        all.putAll(stated);
        return all.keySet().stream()
                .map(place -> cashLine(
                        place, flows.getOrDefault(place, BigDecimal.ZERO), Optional.ofNullable(stated.get(place))))
                .toList();
    }

    private static Line cashLine(Place place, BigDecimal flows, Optional<StatedCash> stated) {
        Optional<BigDecimal> opening = stated.flatMap(StatedCash::opening);
        return new Line(
                Measure.CASH,
                place.account(),
                place.currency(),
                place.account(),
                opening,
                flows,
                opening.map(flows::add),
                stated.flatMap(StatedCash::closing));
    }

    private static <T> SortedMap<Place, BigDecimal> sums(
            List<T> items,
            Function<T, String> account,
            Function<T, String> currency,
            Function<T, String> name,
            Function<T, BigDecimal> amount) {
        SortedMap<Place, BigDecimal> sums = new TreeMap<>();
        for (T item : items) {
            sums.merge(
                    new Place(account.apply(item), currency.apply(item), name.apply(item)),
                    amount.apply(item),
                    BigDecimal::add);
        }
        return sums;
    }
}
