package io.thetagrid.core.ledger;

import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Delivery;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Applies transactions to lots, the oldest lot closed first. */
final class Replay {
    private final SortedMap<Place, Sides> lots = new TreeMap<>();
    private final Map<Place, Asset> assets = new HashMap<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<Carry> carries = new ArrayList<>();

    /** Long and short lots, oldest first. Only a history that contradicts itself has both at once. */
    private record Sides(Deque<Lot> longs, Deque<Lot> shorts) {

        Sides() {
            this(new ArrayDeque<>(), new ArrayDeque<>());
        }

        Deque<Lot> of(int sign) {
            return sign > 0 ? longs : shorts;
        }

        List<Lot> all() {
            return Stream.concat(longs.stream(), shorts.stream()).toList();
        }
    }

    /** A sum of money, and whether it is all there is. */
    private record Amount(BigDecimal value, boolean known) {

        Amount minus(Amount other) {
            return new Amount(value.subtract(other.value), known && other.known);
        }

        Amount part(BigDecimal part, BigDecimal whole) {
            return new Amount(Lot.share(value, part, whole), known);
        }
    }

    /** Puts what was held before the first transaction in place, at an unknown cost. */
    void open(Place place, Asset asset, BigDecimal quantity) {
        assets.put(place, asset);
        add(place, new Lot(Optional.empty(), quantity, BigDecimal.ZERO, false));
    }

    List<Closing> closings() {
        return closings;
    }

    List<Carry> carries() {
        return carries;
    }

    List<Holding> holdings() {
        return lots.entrySet().stream()
                .filter(entry -> !entry.getValue().all().isEmpty())
                .map(entry -> new Holding(
                        entry.getKey().account(),
                        entry.getKey().currency(),
                        assets.get(entry.getKey()),
                        entry.getValue().all()))
                .toList();
    }

    void apply(Transaction transaction) {
        Booking booking = transaction.booking();
        Amount cash = new Amount(booking.cash(), true);
        switch (transaction) {
            case Trade trade -> move(trade, trade.asset(), trade.quantity(), cash);
            case Removal removal -> remove(removal, cash);
            case Conversion change -> convert(change);
            case PositionTransfer transfer -> transfer(transfer);
            case CashFlow flow ->
                flow.asset()
                        .filter(_ -> flow.reason() == Reason.CASH_IN_LIEU)
                        .ifPresent(asset -> closings.add(closing(
                                flow, asset, new Lot(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, true), cash)));
        }
    }

    private void remove(Removal removal, Amount cash) {
        Place place = Place.of(removal.booking(), removal.option());
        if (removal.delivery().isEmpty()) {
            move(removal, removal.option(), removal.quantity(), cash);
            return;
        }
        assets.putIfAbsent(place, removal.option());
        Amount premium = cost(takeAll(place, removal.quantity()));
        Delivery delivery = removal.delivery().get();
        carry(removal.booking(), removal.option(), delivery.asset(), premium.value());
        move(removal, delivery.asset(), delivery.quantity(), cash.minus(premium));
    }

    private void convert(Conversion change) {
        Booking booking = change.booking();
        Place from = Place.of(booking, change.from());
        Place to = Place.of(booking, change.to());
        assets.putIfAbsent(from, change.from());
        assets.putIfAbsent(to, change.to());
        List<Lot> old = takeAll(from, change.quantityOut());
        BigDecimal whole = change.quantityOut().negate();
        BigDecimal cost = cost(old).value();
        carry(booking, change.from(), change.to(), cost);
        BigDecimal leftIn = change.quantityIn();
        BigDecimal leftCash = booking.cash();
        for (int i = 0; i < old.size(); i++) {
            Lot lot = old.get(i);
            boolean last = i == old.size() - 1;
            BigDecimal in = last ? leftIn : Lot.share(change.quantityIn(), lot.quantity(), whole);
            BigDecimal cash = last ? leftCash : Lot.share(booking.cash(), lot.quantity(), whole);
            leftIn = leftIn.subtract(in);
            leftCash = leftCash.subtract(cash);
            add(to, new Lot(lot.opened(), in, lot.cost().subtract(cash), lot.known() && change.costKept()));
        }
    }

    private void transfer(PositionTransfer transfer) {
        Place place = Place.of(transfer.booking(), transfer.asset());
        assets.putIfAbsent(place, transfer.asset());
        move(
                transfer,
                transfer.asset(),
                transfer.quantity(),
                new Amount(transfer.booking().cash(), false));
    }

    /** Closes lots of the other side, oldest first, and opens one with what is left. */
    private void move(Transaction transaction, Asset asset, BigDecimal quantity, Amount cash) {
        Place place = Place.of(transaction.booking(), asset);
        assets.putIfAbsent(place, asset);
        Amount left = cash;
        BigDecimal rest = quantity;
        for (Lot closed : take(place, quantity)) {
            boolean last = rest.add(closed.quantity()).signum() == 0;
            Amount proceeds = last ? left : cash.part(closed.quantity().negate(), quantity);
            closings.add(closing(transaction, asset, closed, proceeds));
            left = new Amount(left.value().subtract(proceeds.value()), left.known());
            rest = rest.add(closed.quantity());
        }
        if (rest.signum() != 0) {
            add(
                    place,
                    new Lot(
                            Optional.of(transaction.booking().time()),
                            rest,
                            left.value().negate(),
                            left.known()));
        }
    }

    /**
     * Takes lots out of their queue, and puts one of the other side there for what is missing: a history that contradicts
     * itself still keeps its quantities.
     */
    private List<Lot> takeAll(Place place, BigDecimal change) {
        List<Lot> taken = new ArrayList<>(take(place, change));
        BigDecimal missing = taken.stream().map(Lot::quantity).reduce(change, BigDecimal::add);
        if (missing.signum() != 0) {
            add(place, new Lot(Optional.empty(), missing, BigDecimal.ZERO, false));
            taken.add(new Lot(Optional.empty(), missing.negate(), BigDecimal.ZERO, false));
        }
        return taken;
    }

    /** Takes lots that a change of the position closes out of their queue: at most as much as is there. */
    private List<Lot> take(Place place, BigDecimal change) {
        Deque<Lot> queue = sides(place).of(-change.signum());
        List<Lot> taken = new ArrayList<>();
        BigDecimal left = change;
        while (left.signum() != 0 && !queue.isEmpty()) {
            Lot lot = queue.poll();
            if (lot.quantity().abs().compareTo(left.abs()) > 0) {
                Lot part = lot.part(left.negate());
                queue.addFirst(lot.without(part));
                lot = part;
            }
            taken.add(lot);
            left = left.add(lot.quantity());
        }
        return taken;
    }

    private void carry(Booking booking, Asset from, Asset to, BigDecimal cost) {
        if (!from.underlying().equals(to.underlying())) {
            carries.add(new Carry(booking.account(), booking.currency(), from.underlying(), to.underlying(), cost));
        }
    }

    private Sides sides(Place place) {
        return lots.computeIfAbsent(place, _ -> new Sides());
    }

    /** Lots of nothing, which a conversion to nothing would leave, keep their cost among the long ones. */
    private void add(Place place, Lot lot) {
        sides(place).of(lot.quantity().signum() < 0 ? -1 : 1).add(lot);
    }

    private static Amount cost(List<Lot> lots) {
        return new Amount(
                lots.stream().map(Lot::cost).reduce(BigDecimal.ZERO, BigDecimal::add),
                lots.stream().allMatch(Lot::known));
    }

    private static Closing closing(Transaction transaction, Asset asset, Lot lot, Amount proceeds) {
        Booking booking = transaction.booking();
        return new Closing(
                booking.account(),
                booking.currency(),
                asset,
                booking.time(),
                transaction.kind(),
                lot.quantity(),
                proceeds.value(),
                lot.cost(),
                lot.known() && proceeds.known(),
                booking.lines());
    }
}
