package io.thetagrid.core.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where VaR and expected shortfall stand among n losses (risk-engine.md, "Measures"). Confidence levels are taken as the
 * decimals they are written as: 0.95 · 10,000 is 9,500, not a rounding error more.
 *
 * @param valueAtRisk ⌈α·n⌉, from 1, ascending: the loss that VaR is
 * @param tail n·(1 − α): how many of the worst losses expected shortfall is the mean of, the last one by its fraction
 */
record TailRank(int valueAtRisk, double tail) {

    static TailRank of(int n, double confidence) {
        BigDecimal level = BigDecimal.valueOf(confidence);
        BigDecimal scenarios = BigDecimal.valueOf(n);
        int rank = level.multiply(scenarios).setScale(0, RoundingMode.CEILING).intValueExact();
        double tail = BigDecimal.ONE.subtract(level).multiply(scenarios).doubleValue();
        return new TailRank(Math.clamp(rank, 1, n), tail);
    }
}
