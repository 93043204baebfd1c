package io.thetagrid.core.strategy.allocation;

import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The strikes puts are sold at and their weights (R-ALLOC).
 *
 * @param rungs in the profile's order
 */
public record StrikeLadder(List<Rung> rungs) {

    /**
     * One strike.
     *
     * @param strike per share
     * @param weight share of the allocation, per 1.00
     * @param minimumVolatility implied volatility below which the strike gets nothing, per 1.00
     */
    public record Rung(double strike, double weight, OptionalDouble minimumVolatility) {}

    public StrikeLadder {
        rungs = List.copyOf(rungs);
    }

    /** As a profile has it; without rungs where it has none. */
    public static StrikeLadder of(Profile profile) {
        List<Rung> rungs = new ArrayList<>();
        for (Settings strike : profile.settings().list("strikes")) {
            rungs.add(new Rung(strike.required("strike"), strike.required("weight"), strike.number("min_iv")));
        }
        return new StrikeLadder(rungs);
    }

    /** Weight of a strike; 0 where the ladder does not have it. */
    public double weight(double strike) {
        return rungs.stream()
                .filter(rung -> rung.strike() == strike)
                .mapToDouble(Rung::weight)
                .sum();
    }

    /** Strike cash per share of one contract spread over the ladder by weight. */
    public double meanStrike() {
        double sum = 0;
        for (Rung rung : rungs) {
            sum += rung.weight() * rung.strike();
        }
        return sum;
    }

    /**
     * R-ALLOC.1: strikes whose implied volatility is not above their threshold get 0, and their weight goes to the others
     * pro rata. Without an open strike all weights are 0.
     *
     * @param impliedVolatility by strike, per 1.00
     */
    public StrikeLadder opened(DoubleUnaryOperator impliedVolatility) {
        double open = 0;
        for (Rung rung : rungs) {
            open += isOpen(rung, impliedVolatility) ? rung.weight() : 0;
        }
        List<Rung> opened = new ArrayList<>();
        for (Rung rung : rungs) {
            double weight = isOpen(rung, impliedVolatility) ? rung.weight() / open : 0;
            opened.add(new Rung(rung.strike(), weight, rung.minimumVolatility()));
        }
        return new StrikeLadder(opened);
    }

    /** Weights cut to a limit of each strike; what is cut off stays in cash, so they may add up to less than 1. */
    public StrikeLadder cappedAt(double limit) {
        return new StrikeLadder(rungs.stream()
                .map(rung -> new Rung(rung.strike(), Math.min(rung.weight(), limit), rung.minimumVolatility()))
                .toList());
    }

    /**
     * R-ALLOC.3: the largest distance of a held weight from the ladder's; a rebalance is due when it exceeds the profile's
     * threshold.
     *
     * @param held share by strike, per 1.00
     */
    public double drift(DoubleUnaryOperator held) {
        double most = 0;
        for (Rung rung : rungs) {
            most = Math.max(most, Math.abs(held.applyAsDouble(rung.strike()) - rung.weight()));
        }
        return most;
    }

    private static boolean isOpen(Rung rung, DoubleUnaryOperator impliedVolatility) {
        return rung.minimumVolatility().isEmpty()
                || impliedVolatility.applyAsDouble(rung.strike())
                        > rung.minimumVolatility().getAsDouble();
    }
}
