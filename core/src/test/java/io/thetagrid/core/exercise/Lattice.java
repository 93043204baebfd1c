package io.thetagrid.core.exercise;

import io.thetagrid.core.pricing.OptionTerms;
import java.util.List;

/**
 * An American option on a share that falls by cash dividends, on a trinomial lattice [Kamrad and Ritchken 1991] whose nodes do
 * not follow the falls: between them the value before a dividend is interpolated.
 */
final class Lattice {
    private static final double SPACING = 0.002;
    /** Half of the width, in logarithms. */
    private static final double REACH = 1.2;

    /** Part of it that the ends, which are taken as exercised, do not disturb. */
    private static final double SEEN = 0.9;

    private static final int CENTRE = (int) Math.round(REACH / SPACING);

    private final OptionTerms option;
    private double[] value = new double[2 * CENTRE + 1];
    private double[] early = new double[2 * CENTRE + 1];
    /** Critical spots: a call's just before each dividend, a put's just after. */
    final double[] criticalSpots;

    final double criticalToday;
    /** Probability of exercise no later than a last chance. */
    final double earlyToday;

    Lattice(OptionTerms option, List<ExDividend> dividends, double lastChance) {
        this.option = option;
        criticalSpots = new double[dividends.size()];
        for (int k = 0; k < value.length; k++) {
            value[k] = Math.max(exercise(k), 0);
        }
        rollBack(option.timeToExpiry(), lastChance, false);
        double time = lastChance;
        for (int i = dividends.size() - 1; i >= 0; i--) {
            ExDividend dividend = dividends.get(i);
            rollBack(time, dividend.time(), true);
            boolean put = option.optionSign() < 0;
            criticalSpots[i] = put ? criticalSpot(value) : Double.NaN;
            value = fall(value, dividend.amount());
            early = fall(early, dividend.amount());
            if (!put) {
                criticalSpots[i] = criticalSpot(value);
                exerciseWhereBest();
            }
            time = dividend.time();
        }
        rollBack(time, 0, true);
        criticalToday = criticalSpot(value);
        earlyToday = at(early, option.spot());
    }

    private double spot(double k) {
        return option.strike() * Math.exp((k - CENTRE) * SPACING);
    }

    private double exercise(int k) {
        return option.optionSign() * (spot(k) - option.strike());
    }

    private void rollBack(double from, double to, boolean countsAsEarly) {
        double variance = option.volatility() * option.volatility();
        int steps = (int) Math.ceil((from - to) * 3 * variance / (SPACING * SPACING));
        double dt = (from - to) / steps;
        double drift = (option.rate() - option.dividendYield() - variance / 2) * dt / (2 * SPACING);
        double spread = variance * dt / (2 * SPACING * SPACING);
        double discount = Math.exp(-option.rate() * dt);
        for (int step = 0; step < steps; step++) {
            value = mean(value, spread, drift, discount);
            early = mean(early, spread, drift, 1);
            int last = value.length - 1;
            value[0] = Math.max(exercise(0), 0);
            value[last] = Math.max(exercise(last), 0);
            if (countsAsEarly) {
                exerciseWhereBest();
            } else {
                for (int k = 0; k <= last; k++) {
                    value[k] = Math.max(value[k], exercise(k));
                }
            }
        }
    }

    private static double[] mean(double[] of, double spread, double drift, double discount) {
        double[] mean = of.clone();
        for (int k = 1; k < of.length - 1; k++) {
            mean[k] =
                    discount * ((spread + drift) * of[k + 1] + (1 - 2 * spread) * of[k] + (spread - drift) * of[k - 1]);
        }
        return mean;
    }

    private void exerciseWhereBest() {
        for (int k = 0; k < value.length; k++) {
            if (exercise(k) > 0 && exercise(k) >= value[k]) {
                value[k] = exercise(k);
                early[k] = 1;
            }
        }
    }

    private double[] fall(double[] after, double amount) {
        double[] before = new double[after.length];
        for (int k = 0; k < before.length; k++) {
            before[k] = at(after, Math.max(spot(k) - amount, spot(0)));
        }
        return before;
    }

    private double at(double[] nodes, double spot) {
        double x = CENTRE + Math.log(spot / option.strike()) / SPACING;
        int k = Math.clamp((int) Math.floor(x), 0, nodes.length - 2);
        double above = (spot - spot(k)) / (spot(k + 1) - spot(k));
        return nodes[k] + above * (nodes[k + 1] - nodes[k]);
    }

    /** The node nearest to the strike at which the option is worth no more than exercise; not so near the lattice's ends. */
    private double criticalSpot(double[] held) {
        int direction = option.optionSign() > 0 ? 1 : -1;
        for (int k = CENTRE; Math.abs(k - CENTRE) < SEEN * CENTRE; k += direction) {
            if (exercise(k) > 0 && exercise(k) >= held[k]) {
                return spot(k);
            }
        }
        return direction > 0 ? Double.POSITIVE_INFINITY : 0;
    }
}
