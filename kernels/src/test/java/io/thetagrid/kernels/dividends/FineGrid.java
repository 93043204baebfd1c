package io.thetagrid.kernels.dividends;

import io.thetagrid.kernels.backend.DividendModel;

/**
 * An independent price, slow and plain: the Black–Scholes equation in the logarithm of the lognormal part, on a grid that does
 * not move, with the strike on a node; second-order differences, Crank–Nicolson steps that are implicit after each kink, early
 * exercise by policy iteration [Howard 1960; Forsyth and Labahn 2007], and Richardson's extrapolation from two grids.
 */
final class FineGrid {
    private static final int LONGEST_POLICY = 50;
    private static final int IMPLICIT_STEPS = 4;
    /** Half of the grid's width in standard deviations. */
    private static final double HALF_WIDTH = 8.5;

    private final DividendOption option;
    private final int nodes;
    /** Where the payoff at expiry has its kink. */
    private final double kink;

    private final double[] logSpot;
    private final double[] spot;
    private double[] value;

    private FineGrid(DividendOption option, int nodes) {
        this.option = option;
        this.nodes = nodes;
        double deviation = option.volatility() * Math.sqrt(option.timeToExpiry());
        double drift = Math.abs(option.rate() - option.dividendYield()) * option.timeToExpiry();
        double distance = Math.abs(Math.log(option.spot() / option.strike()));
        double fallen = option.dividendValue() / option.spot();
        double half = HALF_WIDTH * deviation + 0.5 * deviation * deviation + drift + distance + 2 * fallen;
        logSpot = new double[nodes];
        spot = new double[nodes];
        kink = Math.max(option.strike() - shift(option.timeToExpiry(), true), 1e-3);
        for (int i = 0; i < nodes; i++) {
            logSpot[i] = Math.log(kink) + half * (i - (nodes - 1) / 2.0) / ((nodes - 1) / 2.0);
            spot[i] = Math.exp(logSpot[i]);
        }
    }

    static double price(DividendOption option, int nodes, int steps) {
        double coarse = new FineGrid(option, nodes).solve(steps);
        double fine = new FineGrid(option, 2 * nodes - 1).solve(2 * steps);
        return fine + (fine - coarse) / 3;
    }

    private double solve(int steps) {
        double time = option.timeToExpiry();
        value = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            value[i] = payoffAtExpiry(i);
        }
        double end = time;
        for (int k = option.years().length; k >= 0; k--) {
            double start = k == 0 ? 0 : option.years()[k - 1];
            if (start >= end && k > 0) {
                continue;
            }
            rollBack(end, start, Math.max(8, (int) Math.ceil(steps * (end - start) / time)));
            if (k > 0) {
                crossExDate(k - 1);
            }
            end = start;
        }
        double z = option.spot() - shift(0, true);
        return cubic(Math.log(z));
    }

    private double payoffAtExpiry(int i) {
        // The mean over the kink's cell, h/8·K to second order, keeps the error's expansion regular.
        double h = logSpot[1] - logSpot[0];
        boolean atKink = Math.abs(logSpot[i] - Math.log(kink)) < 0.25 * h;
        return atKink ? kink * h / 8 : Math.max(option.optionSign() * (spot[i] - kink), 0);
    }

    /** Spot less its lognormal part, just after or just before the dividends at a time. */
    private double shift(double t, boolean after) {
        double drift = option.rate() - option.dividendYield();
        double sum = 0;
        for (int k = 0; k < option.years().length; k++) {
            double paid = option.years()[k];
            double worth = option.amounts()[k] * Math.exp(drift * (t - paid));
            boolean past = after ? paid <= t : paid < t;
            if (option.model() == DividendModel.ESCROWED && !past && paid < option.timeToExpiry()) {
                sum += worth;
            } else if (option.model() == DividendModel.FORWARD && past && paid > 0) {
                sum -= worth;
            }
        }
        return sum;
    }

    private double exercise(int i, double shift) {
        return option.american() ? option.optionSign() * (spot[i] + shift - option.strike()) : Double.NEGATIVE_INFINITY;
    }

    private void crossExDate(int k) {
        double t = option.years()[k];
        double[] held = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            double left = option.model() == DividendModel.SPOT ? spot[i] - option.amounts()[k] : spot[i];
            held[i] = left <= spot[0] ? worthBelow(left, t) : cubic(Math.log(left));
            held[i] = Math.max(held[i], exercise(i, shift(t, false)));
        }
        value = held;
    }

    /** At spots too small for the grid a put is worth its strike and a call nothing. */
    private double worthBelow(double left, double t) {
        double late = Math.exp(-option.rate() * (option.timeToExpiry() - t));
        double factor = option.american() ? Math.max(1, late) : late;
        double atNothing = option.optionSign() > 0 ? 0 : option.strike() * factor;
        return atNothing + (value[0] - atNothing) * Math.max(left, 0) / spot[0];
    }

    private double cubic(double x) {
        double h = logSpot[1] - logSpot[0];
        double position = (x - logSpot[0]) / h;
        int base = Math.clamp((int) Math.floor(position), 1, nodes - 3);
        double f = position - base;
        return -f * (f - 1) * (f - 2) / 6 * value[base - 1]
                + (f + 1) * (f - 1) * (f - 2) / 2 * value[base]
                - (f + 1) * f * (f - 2) / 2 * value[base + 1]
                + (f + 1) * f * (f - 1) / 6 * value[base + 2];
    }

    /** Steps whose ends crowd at the kink they start from. */
    private void rollBack(double end, double start, int steps) {
        double last = end;
        for (int n = 1; n <= steps; n++) {
            double part = (double) n / steps;
            double t = end - (end - start) * part * (0.2 + 0.8 * part);
            t = n == steps ? start : t;
            step(last, t, n <= IMPLICIT_STEPS ? 1 : 0.5);
            last = t;
        }
    }

    private void step(double from, double to, double weight) {
        double k = from - to;
        double h = logSpot[1] - logSpot[0];
        double variance = option.volatility() * option.volatility();
        double diffusion = 0.5 * variance / (h * h);
        double convection = (option.rate() - option.dividendYield() - 0.5 * variance) / (2 * h);
        double lower = diffusion - convection;
        double upper = diffusion + convection;
        double middle = -2 * diffusion - option.rate();
        double shift = shift(to, true);
        double[] right = new double[nodes];
        double[] exercise = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            exercise[i] = exercise(i, shift);
            if (i > 0 && i < nodes - 1) {
                double change = lower * value[i - 1] + middle * value[i] + upper * value[i + 1];
                right[i] = value[i] + (1 - weight) * k * change;
            }
        }
        boolean[] exercised = new boolean[nodes];
        double[] next = value;
        for (int pass = 0; pass < LONGEST_POLICY; pass++) {
            next = solve(weight * k, lower, middle, upper, right, exercise, exercised, ends(k, exercise));
            boolean changed = false;
            for (int i = 1; i < nodes - 1 && option.american(); i++) {
                double residual = next[i]
                        - weight * k * (lower * next[i - 1] + middle * next[i] + upper * next[i + 1])
                        - right[i];
                boolean exerciseIt = exercised[i] ? residual > 0 : next[i] < exercise[i];
                changed |= exerciseIt != exercised[i];
                exercised[i] = exerciseIt;
            }
            if (!changed) {
                break;
            }
        }
        value = next;
    }

    /** Both ends far from the money move as what is linear in the spot. */
    private double[] ends(double k, double[] exercise) {
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            int i = side == 0 ? 0 : nodes - 1;
            int inner = side == 0 ? 1 : nodes - 2;
            double slope = (value[i] - value[inner]) / (spot[i] - spot[inner]);
            double cash = value[i] - slope * spot[i];
            ends[side] = cash * Math.exp(-option.rate() * k) + slope * spot[i] * Math.exp(-option.dividendYield() * k);
            ends[side] = Math.max(ends[side], exercise[i]);
        }
        return ends;
    }

    private double[] solve(
            double k,
            double lower,
            double middle,
            double upper,
            double[] right,
            double[] exercise,
            boolean[] exercised,
            double[] ends) {
        double[] factor = new double[nodes];
        double[] result = new double[nodes];
        result[0] = ends[0];
        for (int i = 1; i < nodes - 1; i++) {
            if (exercised[i]) {
                factor[i] = 0;
                result[i] = exercise[i];
            } else {
                double pivot = 1 - k * middle + k * lower * factor[i - 1];
                factor[i] = -k * upper / pivot;
                result[i] = (right[i] + k * lower * result[i - 1]) / pivot;
            }
        }
        result[nodes - 1] = ends[1];
        for (int i = nodes - 2; i > 0; i--) {
            result[i] -= factor[i] * result[i + 1];
        }
        return result;
    }
}
