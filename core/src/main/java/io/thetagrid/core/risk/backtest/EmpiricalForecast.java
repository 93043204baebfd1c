package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.LossDistribution;

/** Losses that happened, each as likely as the others. */
record EmpiricalForecast(LossDistribution losses) implements LossForecast {

    static EmpiricalForecast of(double[] pnl) {
        return new EmpiricalForecast(new LossDistribution(pnl));
    }

    @Override
    public double valueAtRisk(double confidence) {
        return losses.valueAtRisk(confidence);
    }

    @Override
    public double expectedShortfall(double confidence) {
        return losses.expectedShortfall(confidence);
    }

    @Override
    public double loss(double tail) {
        return losses.valueAtRisk(1 - tail);
    }
}
