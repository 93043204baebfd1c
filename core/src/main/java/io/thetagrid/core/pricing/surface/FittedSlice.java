package io.thetagrid.core.pricing.surface;

/**
 * The fit of one expiration.
 *
 * @param timeToExpiry years, above 0
 * @param forward to the expiration
 * @param low smallest log-forward-moneyness quoted
 * @param high largest log-forward-moneyness quoted
 * @param points how many quotes it rests on
 * @param rmsError root of the mean squared difference to the mids' volatilities, per 1.00
 * @param maxError largest such difference
 * @param insideShare share of the quotes whose bid and ask enclose the fit
 * @param medianHalfSpread median half spread of the quotes in volatility: what the market leaves open
 * @param lowestDurrleman least value of Durrleman's function over the quoted range; below 0 is a butterfly arbitrage
 */
public record FittedSlice(
        double timeToExpiry,
        double forward,
        double low,
        double high,
        int points,
        SliceShape shape,
        double rmsError,
        double maxError,
        double insideShare,
        double medianHalfSpread,
        double lowestDurrleman) {

    /** Volatility at a log-forward-moneyness. */
    public double volatility(double k) {
        return Math.sqrt(shape.totalVariance(k) / timeToExpiry);
    }

    /** Whether no butterfly of positive worth comes for free over the quoted range. */
    public boolean butterflyFree() {
        return lowestDurrleman >= 0;
    }

    /** How the slice was fitted, in a word. */
    public String method() {
        return switch (shape) {
            case Svi _ -> "SVI";
            case Parabola(var smile, var _) ->
                smile.curvature() != 0 ? "PARABOLA" : smile.slope() != 0 ? "LINE" : "FLAT";
        };
    }
}
