package io.thetagrid.core.margin;

import io.thetagrid.core.instrument.Deliverable;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.AssignedPosition;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.risk.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an account looks like if every short option that is in the money at today's spot is assigned. */
public final class Assignment {

    private Assignment() {}

    /** Assigns all short options in the money; the holder's side of long options is left alone. */
    public static AssignmentResult of(PricedBook book) {
        List<AssignedPosition> assigned = new ArrayList<>();
        SortedMap<String, Double> cash = new TreeMap<>(book.book().cash());
        SortedMap<Group, Double> delivered = new TreeMap<>();
        for (PricedPosition position : book.positions()) {
            if (position.position().quantity() < 0
                    && position.position().instrument() instanceof OptionContract contract
                    && position.option().orElseThrow().exerciseValue() > 0) {
                AssignedPosition one = assign(position, contract);
                assigned.add(one);
                cash.merge(one.account(), one.cash(), Double::sum);
                delivered.merge(new Group(contract.underlying(), one.account()), one.shares(), Double::sum);
            }
        }
        double shortfall = 0;
        for (double amount : cash.values()) {
            shortfall += Math.max(-amount, 0);
        }
        return new AssignmentResult(assigned, cash, withSharesHeld(book, delivered), shortfall);
    }

    private static AssignedPosition assign(PricedPosition position, OptionContract contract) {
        double contracts = -position.position().quantity();
        double sign = contract.type().sign();
        Deliverable deliverable = contract.deliverable();
        double shares = -sign * contracts * deliverable.shares();
        double cash = deliverable.shares() == 0
                ? -contracts
                        * contract.multiplier()
                        * position.option().orElseThrow().exerciseValue()
                : sign * contracts * (contract.multiplier() * contract.strike() - deliverable.cash());
        return new AssignedPosition(position.position().account(), contract.symbol(), contracts, shares, cash);
    }

    private static SortedMap<Group, Double> withSharesHeld(PricedBook book, SortedMap<Group, Double> delivered) {
        SortedMap<Group, Double> after = new TreeMap<>(delivered);
        for (PricedPosition position : book.positions()) {
            Group group = new Group(
                    position.position().instrument().underlying(),
                    position.position().account());
            if (after.containsKey(group) && !(position.position().instrument() instanceof OptionContract)) {
                after.merge(group, position.position().quantity(), Double::sum);
            }
        }
        return after;
    }
}
