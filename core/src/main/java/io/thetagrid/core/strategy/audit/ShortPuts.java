package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.strategy.allocation.StrikeLadder;
import io.thetagrid.core.strategy.assignment.AssignmentModel;
import io.thetagrid.core.strategy.sizing.ContractSizing;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Puts of one expiration that were sold. */
record ShortPuts(List<Leg> legs) {
    static final double MULTIPLIER = ContractSizing.MULTIPLIER;
    private static final double SESSIONS_PER_YEAR = 252;
    private static final double DAYS_PER_YEAR = 365;

    /**
     * One strike.
     *
     * @param contracts sold, not negative
     * @param premium received per share
     */
    record Leg(double strike, double contracts, double premium) {
        double shares() {
            return contracts * MULTIPLIER;
        }
    }

    ShortPuts {
        legs = List.copyOf(legs);
    }

    /** The profile's ladder: {@code contracts} spread by weight, at the plan's {@code strikes} and {@code premiums}. */
    static ShortPuts ladder(AuditCase given) {
        StrikeLadder ladder = StrikeLadder.of(given.rules());
        List<Double> strikes = given.numbers("strikes");
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            double contracts = ladder.weight(strikes.get(i)) * given.number("contracts");
            legs.add(
                    new Leg(strikes.get(i), contracts, given.numbers("premiums").get(i)));
        }
        if (legs.stream().allMatch(leg -> leg.contracts() == 0)) {
            throw new NotComputableException("the profile has no weights for the ladder's strikes");
        }
        return new ShortPuts(legs);
    }

    /** A book: {@code contracts} and dollars {@code collected} at each of its {@code strikes}. */
    static ShortPuts book(AuditCase given) {
        List<Double> strikes = given.numbers("strikes");
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            double contracts = given.numbers("contracts").get(i);
            double premium = given.numbers("collected").get(i) / (contracts * MULTIPLIER);
            legs.add(new Leg(strikes.get(i), contracts, premium));
        }
        return new ShortPuts(legs);
    }

    double total(ToDoubleFunction<Leg> value) {
        double sum = 0;
        for (Leg leg : legs) {
            sum += value.applyAsDouble(leg);
        }
        return sum;
    }

    double contracts() {
        return total(Leg::contracts);
    }

    /** Cash that assignment of all of them demands. */
    double strikeCash() {
        return total(leg -> leg.strike() * leg.shares());
    }

    double premium() {
        return total(leg -> leg.premium() * leg.shares());
    }

    /** Profit at expiration, premium included. */
    double profitAt(double spot) {
        return premium() - total(leg -> Math.max(leg.strike() - spot, 0) * leg.shares());
    }

    /** Sum of a Greek over the shares under contract, for the holder: short positions have the opposite sign. */
    double greek(AuditCase given, AuditMarket market, ToDoubleFunction<UnitGreeks> greek) {
        return total(leg -> greek.applyAsDouble(given.greeks(market.put(leg.strike()))) * leg.shares());
    }

    double value(AuditCase given, AuditMarket market) {
        return greek(given, market, UnitGreeks::price);
    }

    /** Shares that a model expects to be assigned. */
    double expectedShares(AuditMarket market, AssignmentModel model) {
        return total(leg -> model.probability(market.put(leg.strike())) * leg.shares());
    }

    /**
     * Loss of one session that is exceeded with probability 1 − confidence: full revaluation at that quantile of spot
     * under the market's own volatility, driftless, one calendar day later. The puts fall in value as spot rises, so the
     * quantile of the loss is the loss at the quantile.
     */
    double valueAtRisk(AuditCase given, double confidence) {
        AuditMarket market = given.market();
        double deviation = market.volatility() / Math.sqrt(SESSIONS_PER_YEAR);
        double quantile = ScalarMath.inverseNormalCdf(1 - confidence);
        double spot = market.spot() * ScalarMath.exp(quantile * deviation - 0.5 * deviation * deviation);
        return value(given, market.withSpot(spot).withDays(market.days() - 1)) - value(given, market);
    }

    /** Theta for the seller, per calendar day. */
    double thetaPerDay(AuditCase given) {
        return -greek(given, given.market(), UnitGreeks::theta) / DAYS_PER_YEAR;
    }
}
