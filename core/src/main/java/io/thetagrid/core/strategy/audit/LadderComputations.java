package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.strategy.allocation.StrikeLadder;
import io.thetagrid.core.strategy.assignment.AssignmentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the put ladder takes, earns and risks until it expires (D11, R-ALLOC). */
final class LadderComputations {
    private static final double MONTHS = 12;

    static final Map<String, Computation> ALL = Map.of(
            "ladder-capital", given -> Answer.of(ShortPuts.ladder(given).strikeCash()),
            "ladder-premium", given -> Answer.of(ShortPuts.ladder(given).premium()),
            "ladder-yield", LadderComputations::annualYield,
            "ladder-assignment", LadderComputations::assignment,
            "capital-weights", LadderComputations::capitalWeights,
            "pilot-capital", LadderComputations::pilotCapital,
            "worst-case", LadderComputations::worstCase,
            "profit-probability", LadderComputations::profitProbability,
            "annual-yields", LadderComputations::annualYields,
            "lowest-basis", LadderComputations::lowestBasis);

    private LadderComputations() {}

    private static Answer annualYield(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        return Answer.of(ladder.premium() * MONTHS / ladder.strikeCash())
                .dollars("strike cash", ladder.strikeCash())
                .percent("on the document's capital", ladder.premium() * MONTHS / given.number("capital"), 1);
    }

    private static Answer assignment(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double modelled = ladder.expectedShares(given.market(), AssignmentModel.ENGINE);
        List<Double> stated = given.numbers("probabilities");
        double weighted = 0;
        for (int i = 0; i < stated.size(); i++) {
            weighted += stated.get(i) * ladder.legs().get(i).contracts();
        }
        return Answer.of(modelled / ladder.total(ShortPuts.Leg::shares))
                .percent("plain mean of the document's column", Amounts.sum(stated) / stated.size(), 0)
                .percent("the same by contracts", weighted / ladder.contracts(), 1);
    }

    private static Answer capitalWeights(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        return Answer.of(ladder.legs().stream()
                .map(leg -> leg.strike() * leg.shares() / ladder.strikeCash())
                .toList());
    }

    private static Answer pilotCapital(AuditCase given) {
        double secured = Amounts.dot(given.numbers("strikes"), given.numbers("contracts")) * ShortPuts.MULTIPLIER;
        return Answer.of(secured, Amounts.sum(given.numbers("stated")) / given.number("capital"));
    }

    private static Answer worstCase(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double loss = ladder.profitAt(0);
        return Answer.of(loss / ladder.strikeCash()).dollars("loss of the ladder with the stock at zero", loss);
    }

    /** P(profit at expiration) is P(spot above the ladder's break-even), its profit rising with spot. */
    private static Answer profitProbability(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double highest =
                ladder.legs().stream().mapToDouble(ShortPuts.Leg::strike).max().orElseThrow();
        double breakEven = Amounts.solveRising(ladder::profitAt, 0, 0, highest);
        double target = given.number("probability");
        double volatility =
                Amounts.solveRising(v -> -above(given.market().withVolatility(v), breakEven), -target, 0.01, 10);
        return Answer.of(above(given.market(), breakEven))
                .cents("break-even", breakEven)
                .percent("volatility at which the claim would hold", volatility, 0);
    }

    private static double above(AuditMarket market, double spot) {
        return 1 - AssignmentModel.ENGINE.probability(market.put(spot));
    }

    private static Answer annualYields(AuditCase given) {
        List<Double> yields = new ArrayList<>();
        for (int i = 0; i < given.numbers("strikes").size(); i++) {
            yields.add(
                    given.numbers("premiums").get(i) / given.numbers("strikes").get(i) * MONTHS);
        }
        return Answer.of(yields);
    }

    private static Answer lowestBasis(AuditCase given) {
        double lowest = Double.POSITIVE_INFINITY;
        for (StrikeLadder.Rung rung : StrikeLadder.of(given.rules()).rungs()) {
            int i = given.numbers("strikes").indexOf(rung.strike());
            if (i >= 0) {
                lowest = Math.min(
                        lowest, rung.strike() - given.numbers("premiums").get(i));
            }
        }
        if (Double.isInfinite(lowest)) {
            throw new NotComputableException("the profile has none of the ladder's strikes");
        }
        return Answer.of(lowest);
    }
}
