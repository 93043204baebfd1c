package io.thetagrid.core.margin;

import io.thetagrid.core.exercise.AssignmentOdds;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.instrument.Deliverable;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.AssignedHolding;
import io.thetagrid.core.risk.AssignedPosition;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.risk.AssignmentRisk;
import io.thetagrid.core.risk.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an account looks like if every short option that is in the money at today's spot is assigned. */
public final class Assignment {

    private Assignment() {}

    /**
     * Assigns all short options in the money; the holder's side of long options is left alone.
     *
     * @param exercises early exercise by position, in the book's order
     * @param alerts words by the probability of assignment from which they hold (strategy-rules R-ASSIGN.1)
     */
    public static AssignmentResult of(
            PricedBook book, List<Optional<EarlyExercise>> exercises, SortedMap<Double, String> alerts) {
        List<AssignedPosition> assigned = new ArrayList<>();
        SortedMap<String, Double> cash = new TreeMap<>(book.book().cash());
        SortedMap<Group, Double> delivered = new TreeMap<>();
        List<AssignmentRisk> risks = new ArrayList<>();
        for (int i = 0; i < exercises.size(); i++) {
            PricedPosition position = book.positions().get(i);
            if (isOpenShort(position)) {
                risks.add(risk(position, exercises.get(i), alerts));
            }
            if (isAssigned(position)) {
                OptionContract contract = (OptionContract) position.position().instrument();
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
        SortedMap<Group, Double> sharesAfter = withSharesHeld(book, delivered);
        List<AssignedHolding> holdings = new ArrayList<>();
        sharesAfter.forEach((group, shares) -> holdings.add(CostBasis.of(book, group, shares)));
        return new AssignmentResult(assigned, cash, sharesAfter, shortfall, holdings, risks);
    }

    /** Whether a position is a short option that has not expired: one past its instant is settled, not at risk. */
    static boolean isOpenShort(PricedPosition position) {
        return position.position().quantity() < 0
                && position.position().instrument() instanceof OptionContract
                && !position.expired();
    }

    static boolean isAssigned(PricedPosition position) {
        return isOpenShort(position) && position.option().orElseThrow().exerciseValue() > 0;
    }

    private static AssignmentRisk risk(
            PricedPosition position, Optional<EarlyExercise> exercise, SortedMap<Double, String> alerts) {
        Optional<AssignmentOdds> odds = exercise.flatMap(EarlyExercise::odds);
        double probability = odds.map(o -> o.total().value())
                .orElseGet(() -> position.option().orElseThrow().probabilityInTheMoney());
        Optional<String> alert = Optional.empty();
        for (var level : alerts.entrySet()) {
            if (probability >= level.getKey()) {
                alert = Optional.of(level.getValue());
            }
        }
        return new AssignmentRisk(
                position.position().account(),
                position.position().instrument().symbol(),
                probability,
                odds.map(o -> o.early().value()).orElse(0.0),
                alert);
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
