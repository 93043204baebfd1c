package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.dot;
import static io.thetagrid.core.strategy.audit.Amounts.sum;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.strategy.compounding.PremiumSplit.Month;
import io.thetagrid.core.strategy.hedging.HedgeLadder;
import io.thetagrid.core.strategy.hedging.HedgeRatio;
import io.thetagrid.core.strategy.hedging.SqueezeProbability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Call hedges: how much, at which price, and what they would bring (R-HEDGE). */
final class HedgeComputations {
    static final Map<String, Computation> ALL = Map.of(
            "squeeze-probability", HedgeComputations::squeeze,
            "hedge-ratio", HedgeComputations::ratio,
            "hedge-ratio-by-squeeze", HedgeComputations::ratioBySqueeze,
            "hedge-prices-fall", HedgeComputations::pricesFall,
            "hedge-payoffs", HedgeComputations::payoffs,
            "hedge-leverage", HedgeComputations::leverage,
            "order-costs", HedgeComputations::orderCosts,
            "call-prices", HedgeComputations::callPrices,
            "hedge-to-position", HedgeComputations::hedgeToPosition,
            "net-calls", HedgeComputations::netCalls);

    private HedgeComputations() {}

    private static double squeezeProbability(AuditCase given) {
        SqueezeProbability rule = given.rule(SqueezeProbability.of(given.rules()), "squeeze probability");
        return rule.probability(Map.of(
                        "short interest in percent", given.number("short_interest"),
                        "IV percentile", given.number("iv_percentile")))
                .probability();
    }

    private static Answer squeeze(AuditCase given) {
        return Answer.of(squeezeProbability(given)).number("in full", squeezeProbability(given), 4);
    }

    private static Answer ratio(AuditCase given, Map<String, Double> data) {
        HedgeRatio rule = given.rule(HedgeRatio.of(given.rules()), "hedge ratio");
        HedgeRatio.Result result = rule.ratio(data);
        return Answer.of(result.ratio()).percent("before the cap", result.uncapped(), 0);
    }

    private static Answer ratio(AuditCase given) {
        return ratio(
                given,
                Map.of(
                        "IV percentile", given.number("iv_percentile"),
                        "squeeze probability", given.number("squeeze"),
                        "portfolio value", given.number("value")));
    }

    private static Answer ratioBySqueeze(AuditCase given) {
        return ratio(
                given,
                Map.of(
                        "IV percentile",
                        given.number("iv_percentile"),
                        "squeeze probability",
                        squeezeProbability(given)));
    }

    /** Without arbitrage a call costs less the higher its strike. */
    private static Answer pricesFall(AuditCase given) {
        List<Double> prices = new ArrayList<>();
        boolean falls = true;
        for (int i = 0; i < given.numbers("costs").size(); i++) {
            prices.add(
                    given.numbers("costs").get(i) / given.numbers("contracts").get(i) / ShortPuts.MULTIPLIER);
            falls &= i == 0 || prices.get(i) < prices.get(i - 1);
        }
        Answer answer = Answer.of(falls);
        for (int i = 0; i < prices.size(); i++) {
            answer = answer.cents("strike " + given.numbers("strikes").get(i), prices.get(i));
        }
        return answer;
    }

    private static double budgets(AuditCase given) {
        return sum(CompoundingComputations.months(given).stream()
                .map(Month::callBudget)
                .toList());
    }

    private static Answer payoffs(AuditCase given) {
        double budget = budgets(given);
        HedgeLadder ladder = HedgeLadder.of(given.rules(), given.market().spot());
        List<Double> prices = given.numbers("prices");
        if (ladder.tiers().size() != prices.size()) {
            throw new NotComputableException("the profile's hedge ladder has not the plan's three tiers");
        }
        return Answer.of(given.numbers("targets").stream()
                        .map(target -> ladder.profitAtExpiry(budget, prices, target))
                        .toList())
                .dollars("hedge budgets of all months", budget);
    }

    private static Answer leverage(AuditCase given) {
        double profit = given.number("profit");
        double lowest = given.number("lowest_profit") / given.number("lowest_leverage");
        return Answer.of(profit / budgets(given))
                .dollars("on budgets of", budgets(given))
                .times("on what its own lowest scenario implies was paid", profit / lowest, 0)
                .dollars("that is", lowest);
    }

    private static List<Double> costs(AuditCase given) {
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < given.numbers("prices").size(); i++) {
            costs.add(
                    given.numbers("prices").get(i) * given.numbers("contracts").get(i) * ShortPuts.MULTIPLIER);
        }
        return costs;
    }

    private static Answer orderCosts(AuditCase given) {
        Answer answer = Answer.of(costs(given));
        for (HedgeLadder.Tier tier :
                HedgeLadder.of(given.rules(), given.market().spot()).tiers()) {
            answer = answer.dollars("budget of " + tier.strike(), tier.share() * given.number("budget"));
        }
        return answer;
    }

    private static Answer callPrices(AuditCase given) {
        List<Double> prices = new ArrayList<>();
        List<Double> volatilities = new ArrayList<>();
        for (int i = 0; i < given.numbers("strikes").size(); i++) {
            double days = given.numbers("expirations").get(i) - given.number("bought");
            OptionTerms call =
                    given.market().withDays(days).call(given.numbers("strikes").get(i));
            prices.add(given.price(call));
            volatilities.add(
                    given.impliedVolatility(call, given.numbers("prices").get(i)));
        }
        Answer answer = Answer.of(prices);
        for (int i = 0; i < volatilities.size(); i++) {
            answer = answer.percent(
                    "volatility implied at " + given.numbers("strikes").get(i), volatilities.get(i), 0);
        }
        return answer;
    }

    private static Answer hedgeToPosition(AuditCase given) {
        double hedge = sum(costs(given));
        double position = dot(given.numbers("strikes"), given.numbers("held")) * ShortPuts.MULTIPLIER;
        return Answer.of(hedge / position).dollars("hedges", hedge).dollars("strike cash of the puts", position);
    }

    /** Value of the calls that orders for a part of them imply. */
    private static Answer netCalls(AuditCase given) {
        double held = sum(given.numbers("proceeds")) / given.number("part");
        double sold = sum(given.numbers("buy_back"));
        return Answer.of(held - sold).dollars("calls held", held).dollars("calls sold", sold);
    }
}
