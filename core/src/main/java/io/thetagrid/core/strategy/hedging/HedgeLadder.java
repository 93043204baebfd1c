package io.thetagrid.core.strategy.hedging;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;

/** The calls a hedge budget is spent on in a normal regime (R-HEDGE.3). */
public record HedgeLadder(List<Tier> tiers) {

    /**
     * One call.
     *
     * @param strike per share
     * @param share of the budget, per 1.00
     * @param days to expiration
     */
    public record Tier(double strike, double share, double days) {}

    public HedgeLadder {
        tiers = List.copyOf(tiers);
    }

    /**
     * As a profile has it, strikes given as multiples of spot worked out; without tiers where it has none.
     *
     * @param spot per share
     */
    public static HedgeLadder of(Profile profile, double spot) {
        List<Tier> tiers = new ArrayList<>();
        for (Settings tier : profile.settings().map("hedging").list("normal")) {
            double strike = tier.number("strike").orElseGet(() -> spot * tier.required("spot_multiple"));
            tiers.add(new Tier(strike, tier.required("share"), tier.required("days")));
        }
        return new HedgeLadder(tiers);
    }

    /**
     * Gain at expiration if the whole budget was spent, in fractions of contracts.
     *
     * @param budget paid for all tiers
     * @param prices per share, one for each tier
     * @param spot at expiration
     */
    public double profitAtExpiry(double budget, List<Double> prices, double spot) {
        double payoff = 0;
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            double shares = budget * tier.share() / prices.get(i);
            payoff += shares * Math.max(spot - tier.strike(), 0);
        }
        return payoff - budget;
    }
}
