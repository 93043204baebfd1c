package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.strategy.limits.LimitRule;
import io.thetagrid.core.strategy.limits.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What short puts are worth and how they move today (R-VAR, D7, D8). */
final class PutRiskComputations {
    private static final double VOLATILITY_POINT = 0.01;

    static final Map<String, Computation> ALL = Map.of(
            "ladder-theta", given -> Answer.of(ShortPuts.ladder(given).thetaPerDay(given)),
            "ladder-var", PutRiskComputations::ladderVar,
            "ladder-delta", PutRiskComputations::ladderDelta,
            "ladder-gamma", PutRiskComputations::ladderGamma,
            "ladder-vega", PutRiskComputations::ladderVega,
            "book-var", PutRiskComputations::bookVar,
            "book-strike-exposure", PutRiskComputations::strikeExposure,
            "book-dollar-delta", PutRiskComputations::dollarDelta,
            "risk-falls-with-strike", PutRiskComputations::riskFalls,
            "model-premiums", PutRiskComputations::modelPremiums);

    private PutRiskComputations() {}

    /** A limit of the profile on a measure; empty where it has none. */
    static OptionalDouble limit(AuditCase given, Measure measure) {
        return given.rules().limits().stream()
                .filter(rule -> rule.measure() == measure)
                .mapToDouble(LimitRule::limit)
                .findFirst();
    }

    private static Answer ladderVar(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double allocation = given.rule(limit(given, Measure.STRATEGY_ALLOCATION), "limit on the strategy's allocation");
        double loss = ladder.valueAtRisk(given, given.number("confidence"));
        double ofCapital = loss / ladder.strikeCash();
        return Answer.of(allocation * ofCapital)
                .dollars("one-day loss of the ladder", loss)
                .percent("of its capital", ofCapital, 1);
    }

    /** D8: put delta times contracts, without the short sign. */
    private static Answer ladderDelta(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double other = given.number("other_spot");
        return Answer.of(perContract(ladder, given, given.market()))
                .number(
                        "at spot " + other,
                        perContract(ladder, given, given.market().withSpot(other)),
                        1);
    }

    private static double perContract(ShortPuts puts, AuditCase given, AuditMarket market) {
        return puts.greek(given, market, UnitGreeks::delta) / ShortPuts.MULTIPLIER;
    }

    private static Answer ladderGamma(AuditCase given) {
        return Answer.of(
                ShortPuts.ladder(given).greek(given, given.market(), UnitGreeks::gamma) / ShortPuts.MULTIPLIER);
    }

    private static Answer ladderVega(AuditCase given) {
        ShortPuts ladder = ShortPuts.ladder(given);
        double perPoint = ladder.greek(given, given.market(), UnitGreeks::vega) * VOLATILITY_POINT;
        double ofCapital = perPoint / ladder.strikeCash();
        double limit = given.rule(limit(given, Measure.VEGA), "limit on vega");
        return Answer.of(ofCapital >= limit)
                .and("vega per volatility point", perPoint, Unit.DOLLARS, 1)
                .percent("of the ladder's capital", ofCapital, 3);
    }

    private static Answer bookVar(AuditCase given) {
        double loss = ShortPuts.book(given).valueAtRisk(given, given.number("confidence"));
        return Answer.of(loss / given.number("value")).dollars("one-day loss", loss);
    }

    private static Answer strikeExposure(AuditCase given) {
        double most = 0;
        for (ShortPuts.Leg leg : ShortPuts.book(given).legs()) {
            most = Math.max(most, leg.strike() * leg.shares());
        }
        return Answer.of(most / given.number("value")).dollars("strike cash at one strike", most);
    }

    private static Answer dollarDelta(AuditCase given) {
        AuditMarket market = given.market();
        double dollars = Math.abs(ShortPuts.book(given).greek(given, market, UnitGreeks::delta)) * market.spot();
        return Answer.of(dollars / given.number("value")).dollars("dollar delta", dollars);
    }

    private static Answer riskFalls(AuditCase given) {
        List<Double> deltas = given.numbers("strikes").stream()
                .map(strike -> Math.abs(given.greeks(given.market().put(strike)).delta()))
                .toList();
        return Answer.of(deltas.getLast() < deltas.getFirst())
                .number("put delta at the lowest strike", deltas.getFirst(), 2)
                .number("at the highest", deltas.getLast(), 2);
    }

    private static Answer modelPremiums(AuditCase given) {
        List<Double> prices = new ArrayList<>();
        List<Double> volatilities = new ArrayList<>();
        for (int i = 0; i < given.numbers("strikes").size(); i++) {
            double strike = given.numbers("strikes").get(i);
            prices.add(given.price(given.market().put(strike)));
            volatilities.add(given.impliedVolatility(
                    given.market().put(strike), given.numbers("premiums").get(i)));
        }
        volatilities.sort(null);
        return Answer.of(prices)
                .percent("lowest volatility that the document's premiums imply", volatilities.getFirst(), 0)
                .percent("highest", volatilities.getLast(), 0);
    }
}
