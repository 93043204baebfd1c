package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A history of transactions and what it comes to: lots closed first in, first out; an option's premium inside the cost or
 * the proceeds of the shares that it delivers; costs that follow splits, mergers and changes of symbol.
 *
 * <p>A history may begin with positions already open. They are inferred from what is closed without having been opened, at
 * an unknown cost, and what closing them brings is no profit: {@link Closing#profit()} is empty.
 *
 * @param transactions oldest first
 * @param opening held before the first of them
 * @param holdings held after the last of them
 * @param closings in the order of the transactions
 * @param carries of costs from one underlying to another
 * @param findings what a user should know
 */
public record Ledger(
        List<Transaction> transactions,
        List<Holding> opening,
        List<Holding> holdings,
        List<Closing> closings,
        List<Carry> carries,
        List<String> findings) {

    public Ledger {
        transactions = List.copyOf(transactions);
        opening = List.copyOf(opening);
        holdings = List.copyOf(holdings);
        closings = List.copyOf(closings);
        carries = List.copyOf(carries);
        findings = List.copyOf(findings);
    }

    /**
     * Replays transactions.
     *
     * @param transactions in any order; those of one instant happen in the order given
     */
    public static Ledger replay(List<Transaction> transactions) {
        List<Transaction> ordered = new ArrayList<>(transactions);
        ordered.sort(Comparator.comparing(transaction -> transaction.booking().time()));
        Openings openings = new Openings(ordered);
        Replay before = new Replay();
        Replay replay = new Replay();
        for (Map<Place, BigDecimal> side : List.of(openings.longs(), openings.shorts())) {
            side.forEach((place, quantity) -> {
                before.open(place, openings.asset(place), quantity);
                replay.open(place, openings.asset(place), quantity);
            });
        }
        openings.settled().forEach(replay::apply);
        List<String> findings = new ArrayList<>(openings.findings());
        for (Holding holding : before.holdings()) {
            findings.add(holding.asset().symbol() + ": " + holding.quantity().toPlainString()
                    + " opened before the file, at a cost that it does not tell: closing them is no profit");
        }
        return new Ledger(ordered, before.holdings(), replay.holdings(), replay.closings(), replay.carries(), findings);
    }

    /** Realised profit of everything whose cost is known. */
    public BigDecimal profit() {
        return closings.stream().flatMap(closing -> closing.profit().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Fees and commissions, a cost &gt; 0. */
    public BigDecimal fees() {
        return transactions.stream()
                .map(transaction -> transaction.booking().fees())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Change of all cash. */
    public BigDecimal cash() {
        return transactions.stream()
                .map(transaction -> transaction.booking().cash())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
