package io.thetagrid.core.pricing.chain;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.List;

/**
 * The expected volatility of 30 days from the prices of all out-of-the-money options, model-free, by Cboe's published method
 * ["The CBOE Volatility Index – VIX", white paper, 2009, pages 4–9; "Cboe Volatility Index Mathematics Methodology"]. Of
 * American options it is what Cboe publishes for single stocks and funds: the same formula, early exercise not taken out.
 */
public final class VolatilityIndex {
    private static final double MINUTES_PER_YEAR = 525_600;
    private static final double MINUTES_30_DAYS = 43_200;

    /** Two strikes in a row without a bid end the strip. */
    private static final int ZERO_BIDS = 2;

    /** Quotes of both options of one strike, per share; a bid that is 0, negative or NaN is none. */
    public record Strike(double strike, double callBid, double callAsk, double putBid, double putAsk) {
        private double call() {
            return 0.5 * (callBid + callAsk);
        }

        private double put() {
            return 0.5 * (putBid + putAsk);
        }

        private double difference() {
            return callBid > 0 && putBid > 0 ? Math.abs(call() - put()) : Double.NaN;
        }
    }

    /**
     * One expiration's variance.
     *
     * @param minutes to expiration
     * @param forward from the strike at which call and put differ least
     * @param atTheMoney K₀, the first strike at or below the forward
     * @param options how many strikes the strip holds
     * @param variance σ², per year
     */
    public record Term(double minutes, double forward, double atTheMoney, int options, double variance) {}

    private record Priced(double strike, double price) {}

    private VolatilityIndex() {}

    /**
     * The variance of one expiration; null where no strike has both options bid for, or no strike lies on either side of K₀.
     *
     * @param strikes ascending
     * @param minutes to expiration
     * @param rate continuously compounded
     */
    static Term term(List<Strike> strikes, double minutes, double rate) {
        double time = minutes / MINUTES_PER_YEAR;
        double growth = ScalarMath.exp(rate * time);
        Strike closest = null;
        for (Strike strike : strikes) {
            if (strike.difference() >= 0 && (closest == null || strike.difference() < closest.difference())) {
                closest = strike;
            }
        }
        if (closest == null) {
            return null;
        }
        double forward = closest.strike() + growth * (closest.call() - closest.put());
        int middle = strikes.size() - 1;
        while (middle >= 0 && strikes.get(middle).strike() > forward) {
            middle--;
        }
        if (middle < 0) {
            return null;
        }
        List<Priced> strip = strip(strikes, middle);
        if (strip.size() < 3) {
            return null;
        }
        double atTheMoney = strikes.get(middle).strike();
        double sum = 0;
        for (int i = 0; i < strip.size(); i++) {
            double strike = strip.get(i).strike();
            sum += width(strip, i) / (strike * strike) * growth * strip.get(i).price();
        }
        double excess = forward / atTheMoney - 1;
        return new Term(minutes, forward, atTheMoney, strip.size(), (2 * sum - excess * excess) / time);
    }

    /** The index in points, 100 times the volatility, from the expirations before and after 30 days. */
    static double index(Term near, Term next) {
        double span = next.minutes() - near.minutes();
        double weighted = near.minutes() * near.variance() * (next.minutes() - MINUTES_30_DAYS) / span
                + next.minutes() * next.variance() * (MINUTES_30_DAYS - near.minutes()) / span;
        return 100 * Math.sqrt(weighted / MINUTES_30_DAYS);
    }

    /** Puts below K₀, calls above, the mean of both at it; options without a bid are left out. Ascending. */
    private static List<Priced> strip(List<Strike> strikes, int middle) {
        List<Priced> strip = new ArrayList<>();
        int zeroBids = 0;
        for (int i = middle - 1; i >= 0 && zeroBids < ZERO_BIDS; i--) {
            Strike strike = strikes.get(i);
            zeroBids = strike.putBid() > 0 ? 0 : zeroBids + 1;
            if (zeroBids == 0) {
                strip.addFirst(new Priced(strike.strike(), strike.put()));
            }
        }
        Strike both = strikes.get(middle);
        double price = both.difference() >= 0 ? 0.5 * (both.call() + both.put()) : Double.NaN;
        if (price > 0) {
            strip.add(new Priced(both.strike(), price));
        }
        zeroBids = 0;
        for (int i = middle + 1; i < strikes.size() && zeroBids < ZERO_BIDS; i++) {
            Strike strike = strikes.get(i);
            zeroBids = strike.callBid() > 0 ? 0 : zeroBids + 1;
            if (zeroBids == 0) {
                strip.add(new Priced(strike.strike(), strike.call()));
            }
        }
        return strip;
    }

    /** ΔK: half the distance between the strikes on either side, the whole one at the ends. */
    private static double width(List<Priced> strip, int i) {
        int below = Math.max(i - 1, 0);
        int above = Math.min(i + 1, strip.size() - 1);
        return (strip.get(above).strike() - strip.get(below).strike()) / (above - below);
    }
}
