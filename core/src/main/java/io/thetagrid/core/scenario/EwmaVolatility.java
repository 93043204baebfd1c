package io.thetagrid.core.scenario;

/**
 * Exponentially weighted daily volatility [RiskMetrics, Technical Document, 1996, 5.2]: σ²ₜ = λσ²ₜ₋₁ + (1 − λ)r²ₜ₋₁, of
 * mean 0, begun at the mean square of the first look-back.
 */
public final class EwmaVolatility {

    /** λ of daily returns [RiskMetrics 1996, 5.3.2]. */
    public static final double DAILY_DECAY = 0.94;

    private EwmaVolatility() {}

    /**
     * Volatility of each day's return, from those before it (and, within the first look-back, from all of that one), and last
     * that of the day to come.
     *
     * @param decay λ
     */
    public static double[] of(double[] returns, int lookBack, double decay) {
        double squares = 0;
        for (int t = 0; t < lookBack; t++) {
            squares += returns[t] * returns[t];
        }
        double[] volatilities = new double[returns.length + 1];
        double variance = squares / lookBack;
        for (int t = 0; t < returns.length; t++) {
            volatilities[t] = Math.sqrt(variance);
            variance = decay * variance + (1 - decay) * returns[t] * returns[t];
        }
        volatilities[returns.length] = Math.sqrt(variance);
        return volatilities;
    }
}
