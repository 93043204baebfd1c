package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.strategy.allocation.StrikeLadder;
import io.thetagrid.core.strategy.compounding.PremiumSplit;
import io.thetagrid.core.strategy.compounding.PremiumSplit.Month;
import io.thetagrid.core.strategy.sizing.ContractSizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of premium month by month (R-COMP). */
final class CompoundingComputations {
    static final Map<String, Computation> ALL = Map.of(
            "split-columns", CompoundingComputations::splitColumns,
            "capital-and-hedge-columns", CompoundingComputations::capitalAndHedge,
            "put-capital-growth", CompoundingComputations::putCapitalGrowth,
            "premium-to-put-capital", CompoundingComputations::premiumToPutCapital,
            "premium-to-put-capital-range", CompoundingComputations::premiumToPutCapitalRange,
            "premium-growth-shown", CompoundingComputations::premiumGrowthShown,
            "put-capital-growth-shown", CompoundingComputations::putCapitalGrowthShown,
            "settled-capital", CompoundingComputations::settledCapital,
            "new-contracts", CompoundingComputations::contractsOfMonths,
            "contract-totals", CompoundingComputations::contractTotals);

    private CompoundingComputations() {}

    static PremiumSplit split(AuditCase given) {
        return given.rule(PremiumSplit.of(given.rules()), "premium split");
    }

    static List<Month> months(AuditCase given) {
        return split(given).table(given.numbers("premiums"));
    }

    private static Answer splitColumns(AuditCase given) {
        List<Double> values = new ArrayList<>();
        for (Month month : months(given)) {
            values.addAll(List.of(month.callBudget(), month.putBudget(), month.putCapital()));
        }
        return Answer.of(values);
    }

    private static Answer capitalAndHedge(AuditCase given) {
        List<Double> values = new ArrayList<>();
        for (Month month : months(given)) {
            values.addAll(List.of(month.putCapital(), month.callBudget()));
        }
        return Answer.of(values);
    }

    private static double growth(AuditCase given) {
        List<Month> months = months(given);
        return months.getLast().putCapital() / months.getFirst().putCapital();
    }

    private static Answer putCapitalGrowth(AuditCase given) {
        return Answer.of(growth(given))
                .dollars(
                        "put capital of the first month",
                        months(given).getFirst().putCapital())
                .dollars("of the last", months(given).getLast().putCapital());
    }

    private static List<Double> yields(AuditCase given) {
        return months(given).stream()
                .map(month -> month.premium() / month.putCapital())
                .sorted()
                .toList();
    }

    private static Answer premiumToPutCapital(AuditCase given) {
        return Answer.of(yields(given).getFirst())
                .percent("highest month", yields(given).getLast(), 0);
    }

    private static Answer premiumToPutCapitalRange(AuditCase given) {
        return Answer.none()
                .percent("lowest month", yields(given).getFirst(), 1)
                .percent("highest month", yields(given).getLast(), 1);
    }

    private static Answer premiumGrowthShown(AuditCase given) {
        List<Double> premiums = given.numbers("premiums");
        return Answer.none().times("at month " + premiums.size(), premiums.getLast() / premiums.getFirst(), 2);
    }

    private static Answer putCapitalGrowthShown(AuditCase given) {
        return Answer.none().times("put capital at month " + months(given).size(), growth(given), 2);
    }

    /** D16: each month's capital is the new capital and a share of the premium on the month before: a fixed point. */
    private static Answer settledCapital(AuditCase given) {
        double yield = given.number("premium") / given.number("capital");
        double settled = split(given).settledCapital(yield);
        return Answer.of(Double.isInfinite(settled))
                .dollars("capital settles at", settled)
                .percent("premium a month", yield, 2);
    }

    /** Whole contracts a month's put capital secures at the ladder's mean strike. */
    private static List<Double> newContracts(AuditCase given) {
        StrikeLadder ladder = StrikeLadder.of(given.rules());
        ContractSizing sizing = ContractSizing.of(given.rules());
        List<Double> contracts = new ArrayList<>();
        for (Month month : months(given)) {
            contracts.add((double)
                    sizing.contracts(month.putCapital(), ladder.meanStrike(), 0).contracts());
        }
        return contracts;
    }

    private static Answer contractsOfMonths(AuditCase given) {
        return Answer.of(newContracts(given))
                .cents(
                        "a contract at the mean strike",
                        StrikeLadder.of(given.rules()).meanStrike() * ShortPuts.MULTIPLIER);
    }

    private static Answer contractTotals(AuditCase given) {
        double start = given.number("contracts");
        double total = start + Amounts.sum(newContracts(given));
        return Answer.of(total, total / start - 1, Amounts.sum(given.numbers("premiums")));
    }
}
