package io.thetagrid.core.ledger;

import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Side;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must have been held before the first transaction: as much as is closed without having been opened. Also settles
 * which side a removed option was held on, where the broker does not say.
 */
final class Openings {
    private final SortedMap<Place, BigDecimal> longs = new TreeMap<>();
    private final SortedMap<Place, BigDecimal> shorts = new TreeMap<>();
    private final Map<Place, Asset> assets = new HashMap<>();
    private final Map<Place, BigDecimal> held = new HashMap<>();
    private final List<Transaction> settled = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /** @param transactions oldest first */
    Openings(List<Transaction> transactions) {
        for (Transaction transaction : transactions) {
            add(transaction);
        }
    }

    /** Quantities &gt; 0 that must have been held long. */
    SortedMap<Place, BigDecimal> longs() {
        return longs;
    }

    /** Quantities &lt; 0 that must have been held short. */
    SortedMap<Place, BigDecimal> shorts() {
        return shorts;
    }

    Asset asset(Place place) {
        return assets.get(place);
    }

    /** The transactions, without removals of options of which nobody can tell whether they were held long or short. */
    List<Transaction> settled() {
        return settled;
    }

    List<String> findings() {
        return findings;
    }

    private void add(Transaction transaction) {
        switch (transaction) {
            case Trade trade -> move(trade.booking(), trade.asset(), trade.quantity(), trade.effect());
            case Conversion change -> {
                move(change.booking(), change.from(), change.quantityOut(), Effect.CLOSING);
                move(change.booking(), change.to(), change.quantityIn(), Effect.NETTING);
            }
            case PositionTransfer transfer ->
                move(transfer.booking(), transfer.asset(), transfer.quantity(), Effect.NETTING);
            case CashFlow _ -> {}
            case Removal removal -> {
                Optional<Removal> known = known(removal);
                if (known.isEmpty()) {
                    return;
                }
                remove(known.get());
                return;
            }
        }
        settled.add(transaction);
    }

    private void remove(Removal removal) {
        move(removal.booking(), removal.option(), removal.quantity(), Effect.CLOSING);
        removal.delivery()
                .ifPresent(
                        delivery -> move(removal.booking(), delivery.asset(), delivery.quantity(), delivery.effect()));
        settled.add(removal);
    }

    private Optional<Removal> known(Removal removal) {
        if (removal.side() != Side.HELD) {
            return Optional.of(removal);
        }
        int sign = held.getOrDefault(Place.of(removal.booking(), removal.option()), BigDecimal.ZERO)
                .signum();
        if (sign == 0) {
            findings.add(removal.option().symbol() + ": " + removal.contracts().toPlainString()
                    + " removed by " + removal.kind() + " on line "
                    + removal.booking().lines().getFirst()
                    + ", opened before the file, long or short unknown: its premium is in no profit");
            return Optional.empty();
        }
        return Optional.of(removal.of(sign > 0 ? Side.LONG : Side.SHORT));
    }

    private void move(Booking booking, Asset asset, BigDecimal quantity, Effect effect) {
        Place place = Place.of(booking, asset);
        assets.putIfAbsent(place, asset);
        BigDecimal before = held.getOrDefault(place, BigDecimal.ZERO);
        BigDecimal missing = effect == Effect.CLOSING ? missing(before, quantity) : BigDecimal.ZERO;
        if (missing.signum() != 0) {
            (missing.signum() > 0 ? longs : shorts).merge(place, missing, BigDecimal::add);
        }
        held.put(place, before.add(quantity).add(missing));
    }

    /** What must have been there beside {@code held} for {@code quantity} to close it. */
    private static BigDecimal missing(BigDecimal held, BigDecimal quantity) {
        BigDecimal closable = held.signum() == -quantity.signum() ? held.abs() : BigDecimal.ZERO;
        BigDecimal lacking = quantity.abs().subtract(closable).max(BigDecimal.ZERO);
        return quantity.signum() > 0 ? lacking.negate() : lacking;
    }
}
