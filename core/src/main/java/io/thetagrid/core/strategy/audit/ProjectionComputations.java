package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.dot;
import static io.thetagrid.core.strategy.audit.Amounts.sum;

import io.thetagrid.core.strategy.allocation.StrikeLadder;
import io.thetagrid.core.strategy.compounding.PremiumSplit;
import io.thetagrid.core.strategy.sizing.ContractSizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where an account starts, and the months the documents project from there (D2, D9, D12). */
final class ProjectionComputations {
    static final Map<String, Computation> ALL = Map.of(
            "premium-rate", ProjectionComputations::premiumRate,
            "unrealised-puts", ProjectionComputations::unrealisedPuts,
            "month-value", ProjectionComputations::monthValue,
            "contracts-by-premium", ProjectionComputations::contractsByPremium,
            "premium-at-own-prices", ProjectionComputations::premiumAtOwnPrices,
            "deposits-at-rate", ProjectionComputations::depositsAtRate,
            "additions", ProjectionComputations::additions,
            "contract-growth", ProjectionComputations::contractGrowth,
            "value-ceiling", ProjectionComputations::valueCeiling);

    private ProjectionComputations() {}

    private static Answer premiumRate(AuditCase given) {
        ShortPuts book = ShortPuts.book(given);
        double liability = sum(given.numbers("values"));
        return Answer.of(book.premium() / liability)
                .percent("of strike cash", book.premium() / book.strikeCash(), 1)
                .dollars("premium", book.premium())
                .dollars("value of the puts", liability)
                .dollars("open profit", book.premium() - liability);
    }

    private static Answer unrealisedPuts(AuditCase given) {
        List<Double> profits = new ArrayList<>();
        for (int i = 0; i < given.numbers("collected").size(); i++) {
            profits.add(
                    given.numbers("collected").get(i) - given.numbers("values").get(i));
        }
        return Answer.of(profits);
    }

    /** D12: premium is in the account once, however it is spent on. */
    private static Answer monthValue(AuditCase given) {
        PremiumSplit split = CompoundingComputations.split(given);
        double premium = given.number("premium");
        double value = given.number("start") + split.newCapital() + premium;
        double again = split.month(premium).putBudget();
        Answer answer =
                Answer.of(value).dollars("reinvested part", again).dollars("with that counted again", value + again);
        return given.has("ceiling")
                ? answer.dollars("no account could hold more than", sum(given.numbers("ceiling")))
                : answer;
    }

    private static Answer contractsByPremium(AuditCase given) {
        double capital = CompoundingComputations.split(given)
                .month(given.number("premium"))
                .putCapital();
        StrikeLadder ladder = StrikeLadder.of(given.rules());
        ContractSizing byPremium = new ContractSizing(ContractSizing.Basis.PREMIUM, false);
        List<Double> contracts = new ArrayList<>();
        double uncovered = 0;
        for (int i = 0; i < given.numbers("strikes").size(); i++) {
            double strike = given.numbers("strikes").get(i);
            ContractSizing.Sized sized = byPremium.contracts(
                    capital * ladder.weight(strike),
                    strike,
                    given.numbers("premiums").get(i));
            contracts.add((double) sized.contracts());
            uncovered += sized.uncovered();
        }
        return Answer.of(contracts).dollars("strike cash that nothing pays for", uncovered);
    }

    private static Answer premiumAtOwnPrices(AuditCase given) {
        double premium = dot(given.numbers("contracts"), given.numbers("premiums")) * ShortPuts.MULTIPLIER;
        double cash = dot(given.numbers("contracts"), given.numbers("strikes")) * ShortPuts.MULTIPLIER;
        return Answer.of(premium)
                .dollars("strike cash", cash)
                .dollars(
                        "capital",
                        CompoundingComputations.split(given)
                                .month(given.number("collected"))
                                .putCapital());
    }

    /** A start and deposits at the beginning of every month, all growing alike. */
    private static double grown(double start, double deposit, double months, double monthly) {
        double value = start;
        for (int month = 0; month < months; month++) {
            value = (value + deposit) * (1 + monthly);
        }
        return value;
    }

    private static Answer depositsAtRate(AuditCase given) {
        double start = given.number("start");
        double months = given.number("months");
        double deposit = CompoundingComputations.split(given).newCapital();
        List<Double> values = given.numbers("annual").stream()
                .map(annual -> grown(start, deposit, months, Amounts.monthly(annual)))
                .toList();
        Answer answer = Answer.of(values);
        if (!given.has("target")) {
            return answer;
        }
        double needed = Amounts.solveRising(rate -> grown(start, deposit, months, rate), given.number("target"), 0, 10);
        return answer.percent(
                "a month that the projected " + Unit.DOLLARS.write(given.number("target"), 0) + " needs", needed, 1);
    }

    private static Answer additions(AuditCase given) {
        double added = CompoundingComputations.split(given).newCapital();
        return Answer.of(
                given.numbers("values").stream().map(value -> added / value).toList());
    }

    private static Answer contractGrowth(AuditCase given) {
        List<Double> growths = new ArrayList<>();
        double contracts = given.number("contracts");
        for (double added : given.numbers("added")) {
            growths.add(added / contracts);
            contracts += added;
        }
        return Answer.of(growths);
    }

    /** All that was paid in, all premium kept, and today's puts expiring worthless. */
    private static Answer valueCeiling(AuditCase given) {
        double ceiling = given.number("value")
                + given.number("puts_value")
                + given.numbers("premiums").size()
                        * CompoundingComputations.split(given).newCapital()
                + sum(given.numbers("premiums"));
        double hedges = sum(CompoundingComputations.months(given).stream()
                .map(PremiumSplit.Month::callBudget)
                .toList());
        return Answer.of(ceiling).dollars("after the hedges", ceiling - hedges);
    }
}
