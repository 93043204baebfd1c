package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.sum;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.strategy.Settings;
import io.thetagrid.core.strategy.assignment.AssignmentModel;
import io.thetagrid.core.strategy.audit.ShortPuts.Leg;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;
import java.util.Map;

/** Whether puts are assigned, at which cost, and what the shares earn then (R-ASSIGN, D4, D18). */
final class AssignmentComputations {
    static final Map<String, Computation> ALL = Map.of(
            "assignment-probabilities", AssignmentComputations::probabilities,
            "expected-shares", AssignmentComputations::expectedShares,
            "stated-shares", AssignmentComputations::statedShares,
            "average-cost", AssignmentComputations::averageCost,
            "immediate-profit", AssignmentComputations::immediateProfit,
            "covered-call-premium", AssignmentComputations::coveredCallPremium,
            "covered-call-at-cost", AssignmentComputations::coveredCallAtCost);

    private AssignmentComputations() {}

    private static Answer probabilities(AuditCase given) {
        return Answer.of(given.numbers("strikes").stream()
                .map(strike -> AssignmentModel.ENGINE.probability(given.market().put(strike)))
                .toList());
    }

    private static Answer expectedShares(AuditCase given) {
        ShortPuts book = ShortPuts.book(given);
        return Answer.of(book.expectedShares(given.market(), AssignmentModel.AC_HEURISTIC))
                .number("by the engine", book.expectedShares(given.market(), AssignmentModel.ENGINE), 0);
    }

    private static Answer statedShares(AuditCase given) {
        double heuristic =
                AssignmentModel.AC_HEURISTIC.probability(given.market().put(given.number("strike")));
        return Answer.of(given.number("probability") * given.number("shares"))
                .percent("the document's own rule", heuristic, 1);
    }

    /** Strike less premium over the shares the document expects: the last number stands for all higher strikes alike. */
    private static Answer averageCost(AuditCase given) {
        List<Leg> legs = ShortPuts.book(given).legs();
        List<Double> expected = given.numbers("expected_shares");
        int single = expected.size() - 1;
        double cost = 0;
        for (int i = 0; i < legs.size(); i++) {
            double shares = i < single ? expected.get(i) : expected.getLast() / (legs.size() - single);
            cost += shares * basis(legs.get(i));
        }
        ShortPuts book = ShortPuts.book(given);
        double ruled = book.total(leg -> basis(leg)
                        * leg.shares()
                        * AssignmentModel.AC_HEURISTIC.probability(
                                given.market().put(leg.strike())))
                / book.expectedShares(given.market(), AssignmentModel.AC_HEURISTIC);
        return Answer.of(cost / sum(expected))
                .number("in full", cost / sum(expected), 3)
                .number("over the shares of the document's own rule", ruled, 3);
    }

    private static double basis(Leg leg) {
        return leg.strike() - leg.premium();
    }

    /** Expected worth of assigned shares at expiration over their cost: Σ E[(S − K + premium) · 1{S &lt; K}]. */
    private static Answer immediateProfit(AuditCase given) {
        AuditMarket market = given.market();
        double growth = ScalarMath.exp(market.rate() * market.years());
        double expected = ShortPuts.book(given).total(leg -> {
            OptionTerms put = market.put(leg.strike());
            double kept = leg.premium() * AssignmentModel.ENGINE.probability(put);
            return leg.shares() * (kept - given.price(put) * growth);
        });
        return Answer.of(given.number("shares") * (market.spot() - given.number("cost")))
                .dollars("expected at expiration, by the engine", expected);
    }

    /** The first treatment of assigned shares that the profile names. */
    private static Settings afterAssignment(AuditCase given) {
        List<Settings> after = given.rules().settings().map("assignment").list("after");
        if (after.isEmpty()) {
            throw new NotComputableException("the profile has no rule for assigned shares");
        }
        return after.getFirst();
    }

    private static OptionTerms coveredCall(AuditCase given, double basis) {
        Settings after = afterAssignment(given);
        double multiple = given.rule(after.number("call_multiple"), "covered-call strike");
        double days = given.rule(after.number("call_days"), "days of a covered call");
        return given.market().withDays(days).call(basis * multiple);
    }

    private static Answer coveredCallPremium(AuditCase given) {
        double basis = given.number("strike") - given.number("premium");
        OptionTerms call = coveredCall(given, basis);
        return Answer.of(given.price(call)).cents("basis", basis).cents("strike", call.strike());
    }

    private static Answer coveredCallAtCost(AuditCase given) {
        OptionTerms call = coveredCall(given, given.number("cost"));
        UnitGreeks greeks = given.greeks(call);
        return Answer.of(call.strike() / call.spot() - 1, greeks.price() / call.spot())
                .cents("strike", call.strike())
                .number("delta of the call", greeks.delta(), 2);
    }
}
