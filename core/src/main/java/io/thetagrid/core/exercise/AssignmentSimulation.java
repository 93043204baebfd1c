package io.thetagrid.core.exercise;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;

/**
 * Monte Carlo of the underlying against an option's exercise boundary.
 *
 * <p>Each path carries the probability that it has not met the boundary yet. Between two dates it meets a boundary that is
 * straight in log spot and time with probability e^(−2·d₀·d₁/(σ²Δt)), d the distances in log spot at both ends [Siegmund
 * 1985, "Sequential Analysis", for the Brownian bridge]: no number of steps is needed for a flat boundary, and a bent one
 * costs a bias of its deviation from the chords. Steps are equal in √(time to expiry), where the boundary bends least.
 * Pairs of antithetic paths are the samples.
 */
final class AssignmentSimulation {
    /** Pairs of paths: an interval of ±0.011 at most, and rarely more than half of that. */
    static final int PAIRS = 4096;

    /** Steps besides the dates that are hit: eight times as many move a probability by some 0.001. */
    static final int STEPS = 32;

    private static final double NEGLIGIBLE_EXPONENT = 40;
    /** A share that cannot pay its dividend keeps so much of its price. */
    private static final double LEAST_SHARE = 1e-6;

    private final ExercisePolicy policy;
    private final OptionTerms terms;
    private final PathDraws draws;
    /** By path; the second half are the antithetic ones. */
    private final double[] logSpots;
    /** Probability of not having been exercised, by path. */
    private final double[] alive;
    /** Ex-dates behind. */
    private int passed;
    /** Of the time reached. */
    private double logCriticalSpot;

    private AssignmentSimulation(ExercisePolicy policy, PathDraws draws) {
        this.policy = policy;
        this.terms = policy.terms();
        this.draws = draws;
        logSpots = new double[2 * draws.paths()];
        alive = new double[2 * draws.paths()];
        Arrays.fill(logSpots, ScalarMath.log(terms.spot()));
        Arrays.fill(alive, 1);
    }

    /**
     * Odds of one option.
     *
     * @param lastChance years until the last close before the expiration date, at least 0
     * @param horizons years by number of sessions
     * @param draws one path for each pair
     * @param steps besides horizons and ex-dates
     */
    static AssignmentOdds run(
            ExercisePolicy policy, double lastChance, SortedMap<Integer, Double> horizons, PathDraws draws, int steps) {
        return new AssignmentSimulation(policy, draws).run(lastChance, horizons, steps);
    }

    private AssignmentOdds run(double lastChance, SortedMap<Integer, Double> horizons, int steps) {
        SortedMap<Double, Probability> early = new TreeMap<>();
        double time = 0;
        logCriticalSpot = logCriticalSpot(0);
        dropBeyond(logCriticalSpot);
        passExDates(0);
        if (alive[0] == 0) { // all paths start from one spot
            return AssignmentOdds.atOnce(horizons.keySet());
        }
        early.put(time, exercised());
        int step = 0;
        for (double next : dates(lastChance, horizons, steps)) {
            diffuse(time, next, draws.step(step));
            passExDates(next);
            early.put(next, exercised());
            time = next;
            step++;
        }
        SortedMap<Integer, Probability> bySessions = new TreeMap<>();
        horizons.forEach((sessions, end) -> bySessions.put(sessions, early.get(Math.min(end, lastChance))));
        double[] inTheMoney = inTheMoney(terms.timeToExpiry() - lastChance);
        return new AssignmentOdds(
                bySessions,
                early.get(lastChance),
                mean(path -> alive[path] * inTheMoney[path]),
                mean(path -> 1 - alive[path] + alive[path] * inTheMoney[path]));
    }

    /** Where steps end, ascending, after 0 up to the last chance. */
    private SortedSet<Double> dates(double lastChance, SortedMap<Integer, Double> horizons, int steps) {
        SortedSet<Double> dates = new TreeSet<>();
        double first = Math.sqrt(terms.timeToExpiry());
        double last = Math.sqrt(terms.timeToExpiry() - lastChance);
        for (int i = 1; i < steps; i++) {
            double root = first + (last - first) * i / steps;
            dates.add(terms.timeToExpiry() - root * root);
        }
        dates.addAll(horizons.values());
        policy.exDividends().forEach(dividend -> dates.add(dividend.time()));
        dates.add(lastChance);
        return dates.subSet(Double.MIN_VALUE, Math.nextUp(lastChance));
    }

    private void diffuse(double from, double to, double[] normals) {
        double years = to - from;
        double variance = terms.volatility() * terms.volatility() * years;
        double drift = (terms.rate() - terms.dividendYield()) * years - 0.5 * variance;
        double deviation = Math.sqrt(variance);
        double perVariance = 2 / variance;
        double sign = terms.optionSign();
        double start = logCriticalSpot;
        double end = logCriticalSpot(to);
        for (int path = 0; path < logSpots.length; path++) {
            double normal = path < normals.length ? normals[path] : -normals[path - normals.length];
            double before = logSpots[path];
            double after = before + drift + deviation * normal;
            logSpots[path] = after;
            double distance = sign * (end - after);
            double exponent = sign * (start - before) * distance * perVariance;
            if (distance <= 0) {
                alive[path] = 0;
            } else if (exponent < NEGLIGIBLE_EXPONENT) {
                alive[path] *= 1 - ScalarMath.exp(-Math.max(exponent, 0));
            }
        }
        logCriticalSpot = end;
    }

    /** Lets the ex-dates of a time pass: calls are exercised before the share falls, puts after. */
    private void passExDates(double time) {
        while (passed < policy.exDividends().size()
                && policy.exDividends().get(passed).time() <= time) {
            ExDividend dividend = policy.exDividends().get(passed);
            if (terms.optionSign() > 0) {
                dropBeyond(ScalarMath.log(dividend.criticalSpot()));
            }
            for (int path = 0; path < logSpots.length; path++) {
                double spot = ScalarMath.exp(logSpots[path]);
                logSpots[path] = ScalarMath.log(Math.max(spot - dividend.amount(), LEAST_SHARE * spot));
            }
            passed++;
            logCriticalSpot = logCriticalSpot(time);
            dropBeyond(logCriticalSpot);
        }
    }

    private void dropBeyond(double boundary) {
        for (int path = 0; path < logSpots.length; path++) {
            if (terms.optionSign() * (boundary - logSpots[path]) <= 0) {
                alive[path] = 0;
            }
        }
    }

    private double logCriticalSpot(double time) {
        return ScalarMath.log(policy.criticalSpot(time, passed));
    }

    private Probability exercised() {
        return mean(path -> 1 - alive[path]);
    }

    /** Probability of ending in the money, by path: from the last chance on the law is lognormal. */
    private double[] inTheMoney(double years) {
        double deviation = terms.volatility() * Math.sqrt(years);
        double drift = (terms.rate() - terms.dividendYield()) * years - 0.5 * deviation * deviation;
        double logStrike = ScalarMath.log(terms.strike());
        double[] probabilities = new double[logSpots.length];
        for (int path = 0; path < probabilities.length; path++) {
            double distance = terms.optionSign() * (logSpots[path] + drift - logStrike);
            probabilities[path] = ScalarMath.normalCdf(distance / deviation);
        }
        return probabilities;
    }

    private Probability mean(IntToDoubleFunction ofPath) {
        int pairs = draws.paths();
        double sum = 0;
        double sumOfSquares = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double sample = 0.5 * (ofPath.applyAsDouble(pair) + ofPath.applyAsDouble(pair + pairs));
            sum += sample;
            sumOfSquares += sample * sample;
        }
        return Probability.mean(sum, sumOfSquares, pairs);
    }
}
