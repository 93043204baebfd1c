package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.risk.Binomial;
import java.util.OptionalDouble;

/**
 * The supervisors' traffic light [Basel Committee, "Supervisory framework for the use of backtesting", 1996; MAR32 of 2019].
 * A zone begins where so many exceptions or fewer, were VaR right, have a binomial probability of 95 % (yellow) and 99.99 %
 * (red); no exception is always green.
 *
 * @param observations days
 * @param exceptions among them
 * @param atMost probability of so many exceptions or fewer, were VaR right
 * @param atLeast probability of so many exceptions or more, were VaR right
 * @param multiplier on capital that MAR32 attaches to the exceptions; empty unless 250 days at 99 % are judged
 */
public record TrafficLight(
        int observations, int exceptions, double atMost, double atLeast, Zone zone, OptionalDouble multiplier) {
    /** Days that supervisors look at. */
    public static final int SUPERVISED_DAYS = 250;

    private static final double SUPERVISED_TAIL = 0.01;
    private static final double YELLOW_FROM = 0.95;
    private static final double RED_FROM = 0.9999;

    /** MAR32, table 1: up to four exceptions, five to nine, ten and more. */
    private static final double[] MULTIPLIERS = {1.5, 1.5, 1.5, 1.5, 1.5, 1.7, 1.76, 1.83, 1.88, 1.92, 2};

    /** What supervisors make of the exceptions. */
    public enum Zone {
        /** Consistent with a right model. */
        GREEN,
        /** Consistent with a right and with a wrong model. */
        YELLOW,
        /** Almost surely a wrong model. */
        RED
    }

    /**
     * The light for so many exceptions.
     *
     * @param p probability of an exception that is forecast, per 1.00
     */
    public static TrafficLight of(int observations, int exceptions, double p) {
        double atMost = Binomial.atMost(exceptions, observations, p);
        // A few days without any exception are no evidence, however likely that is.
        boolean green = exceptions == 0 || atMost < YELLOW_FROM;
        Zone zone = green ? Zone.GREEN : atMost < RED_FROM ? Zone.YELLOW : Zone.RED;
        boolean supervised = observations == SUPERVISED_DAYS && p == SUPERVISED_TAIL;
        return new TrafficLight(
                observations,
                exceptions,
                atMost,
                Binomial.atLeast(exceptions, observations, p),
                zone,
                supervised
                        ? OptionalDouble.of(MULTIPLIERS[Math.min(exceptions, MULTIPLIERS.length - 1)])
                        : OptionalDouble.empty());
    }
}
