package io.thetagrid.core.risk.backtest;

/**
 * A law of shocks times a volatility, cut where nothing more can be lost.
 *
 * @param volatility of one day, per 1.00
 * @param mostLoss per 1.00; infinite where there is no bound
 */
record ScaledForecast(ShockLaw law, double volatility, double mostLoss) implements LossForecast {

    @Override
    public double valueAtRisk(double confidence) {
        return loss(Tails.beyond(confidence));
    }

    /** (σ E[X; q &lt; X ≤ m/σ] + m P(X &gt; m/σ)) / P(X &gt; q), with m the most that can be lost. */
    @Override
    public double expectedShortfall(double confidence) {
        double tail = Tails.beyond(confidence);
        double quantile = law.quantile(tail);
        double most = mostLoss / volatility;
        if (most <= quantile) {
            return mostLoss;
        }
        double whole = volatility * law.meanBeyond(quantile);
        double cut = Double.isInfinite(most) ? 0 : volatility * law.meanBeyond(most) - mostLoss * law.beyond(most);
        return (whole - cut) / tail;
    }

    @Override
    public double loss(double tail) {
        return Math.min(volatility * law.quantile(tail), mostLoss);
    }
}
