package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.strategy.Settings;
import io.thetagrid.core.strategy.limits.Measure;
import java.util.Map;

/** Covered calls and cash-secured puts on many underlyings: the selling-options plan (D3, D6, D20, D22). */
final class IncomeComputations {
    static final Map<String, Computation> ALL = Map.of(
            "allocation-of-trade", IncomeComputations::allocation,
            "gain-of-decay",
                    given -> Answer.of((given.number("received") - given.number("current")) * ShortPuts.MULTIPLIER),
            "call-after-rally", IncomeComputations::callAfterRally,
            "allocation-drift", IncomeComputations::drift,
            "var-within-alert", IncomeComputations::varAlert,
            "tail-ratio", IncomeComputations::tailRatio,
            "smallest-tail-ratio",
                    given -> Answer.of(
                            TailRatio.gaussian(given.number("es_confidence"), given.number("var_confidence"))),
            "covered-call-loss", IncomeComputations::coveredCallLoss,
            "covered-call-delta", IncomeComputations::coveredCallDelta,
            "short-put-delta", IncomeComputations::shortPutDelta);

    private IncomeComputations() {}

    /** D3: the document's formula multiplies by the contract size twice and by the price again. */
    private static Answer allocation(AuditCase given) {
        double premiumOfContract = given.number("premium") * ShortPuts.MULTIPLIER;
        double portfolio = given.number("portfolio");
        double price = given.number("price");
        return Answer.of(premiumOfContract * ShortPuts.MULTIPLIER * price / portfolio)
                .percent("capital at risk", price * ShortPuts.MULTIPLIER / portfolio, 1);
    }

    private static Answer callAfterRally(AuditCase given) {
        AuditMarket before = new AuditMarket(
                given.number("spot"), given.number("volatility"), given.number("rate"), given.number("days"));
        AuditMarket after = before.withSpot(before.spot() * (1 + given.number("rise")));
        double strike = given.number("strike");
        double value = given.price(before.call(strike));
        return Answer.of(given.price(after.call(strike)) / value - 1).cents("value before", value);
    }

    private static Answer drift(AuditCase given) {
        double cap = given.rules().settings().map("sizing").map("kelly").required("cap");
        double contracts = Math.floor(given.number("contracts") * (1 - given.number("cut")));
        return Answer.of(cap * given.number("price_after") / given.number("price_before"), contracts);
    }

    private static Answer varAlert(AuditCase given) {
        double share = given.number("var") / given.number("portfolio");
        double alert = given.rule(PutRiskComputations.limit(given, Measure.VALUE_AT_RISK), "limit on value at risk");
        return Answer.of(share <= alert).percent("value at risk", share, 2).percent("alert above", alert, 1);
    }

    private static Answer tailRatio(AuditCase given) {
        double ratio = given.number("es") / given.number("var");
        double degrees =
                TailRatio.degreesOfFreedom(given.number("es_confidence"), given.number("var_confidence"), ratio);
        return Answer.of(ratio).number("as a Student t has with degrees of freedom", degrees, 0);
    }

    private static Answer coveredCallLoss(AuditCase given) {
        double price = given.number("price");
        return Answer.of((price - given.number("premium")) / price);
    }

    /** D20: a share less a call of delta d has delta 1 − d; the plan fills its book with names at their cap. */
    private static Answer coveredCallDelta(AuditCase given) {
        Settings screen = given.rules().settings().map("screening").map("covered_call");
        double invested = given.number("names")
                * given.rules().settings().map("sizing").map("kelly").required("cap");
        double highest = given.rule(screen.number("max_delta"), "delta range of covered calls");
        double lowest = given.rule(screen.number("min_delta"), "delta range of covered calls");
        return Answer.of(invested * (1 - highest)).number("at the lowest call delta", invested * (1 - lowest), 3);
    }

    /** Whoever is short a put gains when the stock rises: the negative of the put's own delta. */
    private static Answer shortPutDelta(AuditCase given) {
        Settings screen = given.rules().settings().map("screening").map("cash_secured_put");
        double lowest = given.rule(screen.number("min_delta"), "delta range of puts");
        double highest = given.rule(screen.number("max_delta"), "delta range of puts");
        return Answer.of(-0.5 * (lowest + highest));
    }
}
