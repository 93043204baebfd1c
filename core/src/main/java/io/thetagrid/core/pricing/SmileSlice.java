package io.thetagrid.core.pricing;

/**
 * Volatility of one expiration around today's spot: {@code σ(m) = σ(0) + slope·m + curvature·m²} with log-moneyness
 * {@code m = log(strike / spot)} clamped to {@code [low, high]}, and never below {@code floor}.
 *
 * @param level σ(0), per 1.00
 * @param slope per unit of log-moneyness
 * @param curvature per squared unit of log-moneyness
 * @param low smallest log-moneyness the fit speaks for
 * @param high largest log-moneyness the fit speaks for
 * @param floor smallest volatility
 * @param points how many implied volatilities the fit rests on
 */
public record SmileSlice(
        double level, double slope, double curvature, double low, double high, double floor, int points) {

    /** Volatility at a log-moneyness. */
    public double volatility(double logMoneyness) {
        double m = Math.clamp(logMoneyness, low, high);
        return Math.max(level + m * (slope + m * curvature), floor);
    }
}
