package io.thetagrid.core.risk.backtest;

import java.math.BigDecimal;

/** Confidence levels are taken as the decimals they are written as. */
final class Tails {

    private Tails() {}

    /** 1 − confidence: 0.01 for 0.99, not a rounding error more. */
    static double beyond(double confidence) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(confidence)).doubleValue();
    }
}
