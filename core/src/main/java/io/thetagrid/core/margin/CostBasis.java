package io.thetagrid.core.margin;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.AssignedHolding;
import io.thetagrid.core.risk.Group;
import java.util.OptionalDouble;

/**
 * What a group's shares cost once the puts in the money have brought theirs: the effective cost basis of strategy-rules
 * R-ASSIGN.3, strike less premium received, averaged with what the old shares cost. Calls take shares at the average.
 */
final class CostBasis {
    private final Group group;
    private double shares;
    private double cost;

    private CostBasis(Group group) {
        this.group = group;
    }

    /**
     * Holds a group's shares after assignment against their cost.
     *
     * @param sharesAfter what the group holds after all assignments
     */
    static AssignedHolding of(PricedBook book, Group group, double sharesAfter) {
        CostBasis basis = new CostBasis(group);
        book.positions().stream().filter(basis::concerns).forEach(basis::add);
        boolean known = sharesAfter > 0 && basis.shares > 0 && !Double.isNaN(basis.cost);
        double spot = book.book().market().underlyings().get(group.underlying()).spot();
        return new AssignedHolding(
                group,
                sharesAfter,
                known ? OptionalDouble.of(basis.cost / basis.shares) : OptionalDouble.empty(),
                sharesAfter * spot);
    }

    private boolean concerns(PricedPosition position) {
        return position.position().account().equals(group.account())
                && position.position().instrument().underlying().equals(group.underlying());
    }

    private void add(PricedPosition position) {
        double paid = position.position().averagePrice().orElse(Double.NaN);
        if (!(position.position().instrument() instanceof OptionContract contract)) {
            shares += position.position().quantity();
            cost += position.position().quantity() * paid;
        } else if (contract.type() == OptionType.PUT && Assignment.isAssigned(position)) {
            double contracts = -position.position().quantity();
            shares += contracts * contract.deliverable().shares();
            cost += contracts
                    * (contract.multiplier() * (contract.strike() - paid)
                            - contract.deliverable().cash());
        }
    }
}
