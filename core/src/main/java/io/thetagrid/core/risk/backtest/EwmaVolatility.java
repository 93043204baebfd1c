package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.CompensatedSum;

/**
 * Exponentially weighted daily volatility [RiskMetrics, Technical Document, 1996, 5.2]: σ²ₜ = λσ²ₜ₋₁ + (1 − λ)r²ₜ₋₁, of
 * mean 0, begun at the mean square of the first look-back.
 */
final class EwmaVolatility {

    private EwmaVolatility() {}

    /**
     * Volatility of each day's return, from those before it (and, within the first look-back, from all of that one).
     *
     * @param decay λ
     */
    static double[] of(double[] returns, int lookBack, double decay) {
        CompensatedSum squares = new CompensatedSum();
        for (int t = 0; t < lookBack; t++) {
            squares.add(returns[t] * returns[t]);
        }
        double[] volatilities = new double[returns.length];
        double variance = squares.value() / lookBack;
        for (int t = 0; t < returns.length; t++) {
            volatilities[t] = Math.sqrt(variance);
            variance = decay * variance + (1 - decay) * returns[t] * returns[t];
        }
        return volatilities;
    }
}
