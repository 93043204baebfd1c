package io.thetagrid.core.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Empirical distribution of losses, and the measures read off it (risk-engine.md, "Measures"). Confidence levels are
 * taken as the decimals they are written as: 0.95 · 10,000 is 9,500, not a rounding error more.
 */
public final class LossDistribution {
    /** 97.5 % quantile of the standard normal. */
    private static final double Z = 1.959963984540054;

    private static final int FEWEST_TAIL_SCENARIOS = 10;

    private final double[] ascending;
    private final int overlap;

    /**
     * @param pnl by scenario, at least one
     * @param overlap how many neighbouring scenarios share each observation: 1 for independent scenarios, h for
     *     overlapping windows of h sessions, which count as n / h independent ones in every interval
     */
    public LossDistribution(double[] pnl, int overlap) {
        if (pnl.length == 0 || overlap < 1) {
            throw new IllegalArgumentException("a loss distribution needs scenarios and overlap >= 1");
        }
        this.overlap = overlap;
        ascending = new double[pnl.length];
        for (int i = 0; i < pnl.length; i++) {
            ascending[i] = 0 - pnl[i];
        }
        Arrays.sort(ascending);
    }

    public int scenarios() {
        return ascending.length;
    }

    /** Order statistic ⌈α·n⌉ of the losses. May be negative. */
    public double valueAtRisk(double confidence) {
        return loss(rank(ascending.length, confidence));
    }

    private static int rank(int scenarios, double confidence) {
        int rank = BigDecimal.valueOf(confidence)
                .multiply(BigDecimal.valueOf(scenarios))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return Math.clamp(rank, 1, scenarios);
    }

    /**
     * The lowest rank, from 1, ascending, of the losses that VaR, expected shortfall and their intervals at these confidences
     * are read off, of independent scenarios: what lies below it only has to lie below it.
     */
    static int lowestRank(int scenarios, List<Double> confidences) {
        int lowest = scenarios;
        for (double confidence : confidences) {
            int rank = rank(scenarios, confidence);
            lowest = Math.min(
                    lowest, BinomialRanks.of(scenarios, confidence).low().orElse(rank));
        }
        return lowest;
    }

    /** Mean of the worst n·(1 − α) losses, the last one by its fraction [Acerbi–Tasche 2002, Proposition 4.1]. */
    public double expectedShortfall(double confidence) {
        double tail = tailScenarios(confidence);
        int whole = (int) tail;
        CompensatedSum sum = new CompensatedSum();
        for (int i = 0; i < whole; i++) {
            sum.add(loss(ascending.length - i));
        }
        if (tail > whole) {
            sum.add((tail - whole) * loss(ascending.length - whole));
        }
        return sum.value() / tail;
    }

    /** The worst scenario's share of expected shortfall; empty where expected shortfall is no loss. */
    public OptionalDouble topScenarioShare(double confidence) {
        double shortfall = expectedShortfall(confidence);
        double tail = tailScenarios(confidence);
        return shortfall > 0
                ? OptionalDouble.of(Math.min(loss(ascending.length) / (shortfall * tail), 1))
                : OptionalDouble.empty();
    }

    /** Lower end of VaR's 95 % interval: an order statistic. */
    public OptionalDouble valueAtRiskLow(double confidence) {
        BinomialRanks ranks = BinomialRanks.of(independent(), confidence);
        return ranks.low().isPresent()
                ? OptionalDouble.of(rankedLoss(ranks.low().getAsInt()))
                : OptionalDouble.empty();
    }

    /** Upper end of VaR's 95 % interval; empty where even the worst loss is not high enough. */
    public OptionalDouble valueAtRiskHigh(double confidence) {
        BinomialRanks ranks = BinomialRanks.of(independent(), confidence);
        return ranks.high().isPresent()
                ? OptionalDouble.of(rankedLoss(ranks.high().getAsInt()))
                : OptionalDouble.empty();
    }

    /**
     * Half the width of expected shortfall's 95 % interval: asymptotic normal, with the estimator's influence function
     * max(L − VaR, 0) / (1 − α) [Chen 2008]; empty with fewer than ten independent scenarios in the tail.
     */
    public OptionalDouble expectedShortfallMargin(double confidence) {
        double tail = tailScenarios(confidence);
        if (tail / overlap < FEWEST_TAIL_SCENARIOS) {
            return OptionalDouble.empty();
        }
        int n = ascending.length;
        double threshold = valueAtRisk(confidence);
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        for (int i = 0; i < n; i++) {
            double excess = Math.max(ascending[i] - threshold, 0);
            sum.add(excess);
            squares.add(excess * excess);
        }
        double mean = sum.value() / n;
        double variance = Math.max(squares.value() / n - mean * mean, 0);
        return OptionalDouble.of(Z * Math.sqrt(variance * n * overlap) / tail);
    }

    /** Mean P&amp;L. */
    public double meanPnl() {
        CompensatedSum sum = new CompensatedSum();
        for (double loss : ascending) {
            sum.add(loss);
        }
        return 0 - sum.value() / ascending.length;
    }

    /** Standard deviation of the P&amp;L (n − 1); empty for a single scenario. */
    public OptionalDouble standardDeviation() {
        if (ascending.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = 0 - meanPnl();
        CompensatedSum squares = new CompensatedSum();
        for (double loss : ascending) {
            squares.add((loss - mean) * (loss - mean));
        }
        return OptionalDouble.of(Math.sqrt(squares.value() / (ascending.length - 1)));
    }

    public double worstPnl() {
        return 0 - loss(ascending.length);
    }

    public double bestPnl() {
        return 0 - loss(1);
    }

    private int independent() {
        return Math.max(ascending.length / overlap, 1);
    }

    /** n·(1 − α). */
    private double tailScenarios(double confidence) {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(confidence))
                .multiply(BigDecimal.valueOf(ascending.length))
                .doubleValue();
    }

    /** The loss whose place among all scenarios is that of {@code rank} among the independent ones. */
    private double rankedLoss(int rank) {
        long place = ((long) rank * ascending.length + independent() - 1) / independent();
        return loss(Math.clamp(place, 1, ascending.length));
    }

    /** Order statistic, rank from 1, ascending. */
    private double loss(int rank) {
        return ascending[rank - 1];
    }
}
