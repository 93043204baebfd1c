package io.thetagrid.core.risk;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Empirical distribution of losses, and the measures read off it (risk-engine.md, "Measures"). Its intervals take the
 * scenarios for independent.
 */
public final class LossDistribution implements SamplingIntervals {
    /** 97.5 % quantile of the standard normal. */
    private static final double Z = 1.959963984540054;

    /** A tail of fewer independent scenarios says nothing about its mean's error. */
    static final int FEWEST_TAIL_SCENARIOS = 10;

    private final double[] ascending;

    /** @param pnl by scenario, at least one */
    public LossDistribution(double[] pnl) {
        if (pnl.length == 0) {
            throw new IllegalArgumentException("a loss distribution needs scenarios");
        }
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
        return loss(TailRank.of(ascending.length, confidence).valueAtRisk());
    }

    /**
     * The lowest rank, from 1, ascending, of the losses that VaR, expected shortfall and their intervals at these confidences
     * are read off, of independent scenarios: what lies below it only has to lie below it.
     */
    static int lowestRank(int scenarios, List<Double> confidences) {
        int lowest = scenarios;
        for (double confidence : confidences) {
            int rank = TailRank.of(scenarios, confidence).valueAtRisk();
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

    /** Order statistics; without an upper end where even the worst loss is not high enough. */
    @Override
    public Interval valueAtRiskInterval(double confidence) {
        BinomialRanks ranks = BinomialRanks.of(ascending.length, confidence);
        return new Interval(rankedLoss(ranks.low()), rankedLoss(ranks.high()));
    }

    /**
     * Asymptotic normal, with the estimator's influence function max(L − VaR, 0) / (1 − α) [Chen 2008]; none with fewer
     * than ten scenarios in the tail.
     */
    @Override
    public Interval expectedShortfallInterval(double confidence) {
        double tail = tailScenarios(confidence);
        if (tail < FEWEST_TAIL_SCENARIOS) {
            return Interval.NONE;
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
        double margin = Z * Math.sqrt(variance * n) / tail;
        double shortfall = expectedShortfall(confidence);
        return new Interval(OptionalDouble.of(shortfall - margin), OptionalDouble.of(shortfall + margin));
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

    /** n·(1 − α). */
    private double tailScenarios(double confidence) {
        return TailRank.of(ascending.length, confidence).tail();
    }

    private OptionalDouble rankedLoss(OptionalInt rank) {
        return rank.isPresent() ? OptionalDouble.of(loss(rank.getAsInt())) : OptionalDouble.empty();
    }

    /** Order statistic, rank from 1, ascending. */
    private double loss(int rank) {
        return ascending[rank - 1];
    }
}
