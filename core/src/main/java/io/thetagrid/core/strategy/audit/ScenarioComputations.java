package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the shares that the accumulation plan expects would be worth (D13). */
final class ScenarioComputations {
    static final Map<String, Computation> ALL = Map.of(
            "shares-at-spot", ScenarioComputations::sharesAtSpot,
            "unrealised-shares", ScenarioComputations::unrealised,
            "discount",
                    given -> Answer.of(1 - given.number("cost") / given.market().spot()),
            "share-gains", ScenarioComputations::shareGains,
            "scenario-returns", ScenarioComputations::scenarioReturns);

    private ScenarioComputations() {}

    /** Shares at the end of each month. */
    private static List<Double> cumulative(AuditCase given) {
        List<Double> shares = new ArrayList<>();
        double held = given.number("shares");
        for (double added : given.numbers("assigned")) {
            held += added;
            shares.add(held);
        }
        return shares;
    }

    private static Answer sharesAtSpot(AuditCase given) {
        double shares = cumulative(given).getLast();
        return Answer.of(shares, shares * given.market().spot());
    }

    private static Answer unrealised(AuditCase given) {
        double each = given.market().spot() - given.number("cost");
        return Answer.of(cumulative(given).stream().map(shares -> shares * each).toList());
    }

    private static Answer shareGains(AuditCase given) {
        return Answer.of(given.numbers("targets").stream()
                .map(target -> target / given.number("cost") - 1)
                .toList());
    }

    private static Answer scenarioReturns(AuditCase given) {
        double paidIn = sum(given.numbers("paid_in"));
        List<Double> returns = new ArrayList<>();
        List<Double> premiumOnce = new ArrayList<>();
        for (int i = 0; i < given.numbers("share_profits").size(); i++) {
            double profit = given.numbers("share_profits").get(i)
                    + given.numbers("hedge_profits").get(i);
            returns.add((profit + given.number("premium")) / paidIn);
            premiumOnce.add(profit / paidIn);
        }
        Answer answer = Answer.of(returns);
        for (int i = 0; i < premiumOnce.size(); i++) {
            answer = answer.percent(
                    "premium counted once at "
                            + Unit.DOLLARS.write(given.numbers("targets").get(i), 0),
                    premiumOnce.get(i),
                    0);
        }
        return answer;
    }
}
