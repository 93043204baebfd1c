package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Forwards and rates of a chain's series, and the spot they point to (risk-engine.md, "Volatility surface"). American series
 * are put through {@link EarlyExercise} until no forward moves by a millionth, ten rounds at most.
 */
final class ForwardCurve {
    /** A line through so few expirations, or over so short a time, says nothing of today. */
    private static final int LEAST_EXPIRATIONS = 3;

    private static final double LEAST_SPAN = 7.0 / 365;

    /** Expirations beyond a quarter hold too many dividends and too much curvature of rates. */
    private static final double NEAR = 0.25;

    /** Rates outside are noise in the quotes. */
    private static final double LOWEST_RATE = -0.05;

    private static final double HIGHEST_RATE = 0.15;

    /** Quotes and their underlying's print are seldom from the same second; an index moves this much in some minutes. */
    private static final double SPOT_TOLERANCE = 0.002;

    private static final int MOST_ROUNDS = 10;
    private static final double SETTLED = 1e-6;

    private final List<Series> series;
    private final OptionChain chain;
    private final double[] forwards;
    private final double[] rates;
    private final RateSource[] sources;
    private final ForwardEvidence[] evidence;
    /** ln forward over time; null where too few expirations tell. */
    private Lines.Line growth;

    /**
     * Finds them.
     *
     * @param series of the chain
     * @param chain whose spot, which may be NaN, stands for forwards that no pair of quotes gives
     * @param rate for all series; empty where the quotes are to tell
     */
    ForwardCurve(List<Series> series, OptionChain chain, OptionalDouble rate, OptionPricer pricer) {
        this.series = series;
        this.chain = chain;
        this.forwards = new double[series.size()];
        this.rates = new double[series.size()];
        this.sources = new RateSource[series.size()];
        this.evidence = new ForwardEvidence[series.size()];
        for (int i = 0; i < forwards.length; i++) {
            setRate(i, rate);
            evidence[i] = new ForwardEvidence(
                    ForwardSource.PARITY, series.get(i).pairs().forwardPairs(), 0, true);
        }
        this.growth = line();
        if (growth != null && growth.slope() > 0) {
            for (int i = 0; i < forwards.length; i++) {
                if (sources[i] == RateSource.ASSUMED_ZERO) {
                    set(i, Math.min(growth.slope(), HIGHEST_RATE), RateSource.FORWARD_GROWTH);
                }
            }
        }
        takeOutEarlyExercise(pricer);
        fillGaps();
    }

    double forward(int i) {
        return forwards[i];
    }

    double rate(int i) {
        return rates[i];
    }

    RateSource source(int i) {
        return sources[i];
    }

    ForwardEvidence evidence(int i) {
        return evidence[i];
    }

    /** Where the line of ln forward over time stands today; NaN where there is none. */
    double spotImplied() {
        return growth == null ? Double.NaN : ScalarMath.exp(growth.intercept());
    }

    SpotVerdict spotVerdict() {
        double implied = spotImplied();
        if (Double.isNaN(chain.spot()) || Double.isNaN(implied)) {
            return SpotVerdict.UNKNOWN;
        }
        return Math.abs(implied / chain.spot() - 1) <= SPOT_TOLERANCE ? SpotVerdict.OK : SpotVerdict.STALE;
    }

    CarryDiagnosis carry() {
        double[] known = IntStream.of(near())
                .filter(i -> sources[i] == RateSource.GIVEN || sources[i] == RateSource.PARITY)
                .mapToDouble(i -> rates[i])
                .toArray();
        return CarryDiagnosis.of(growth == null ? Double.NaN : growth.slope(), Lines.median(known));
    }

    /** The price to start from; the forward itself stands for a spot that cannot be bought. */
    double spot(int i) {
        if (spotIsForward()) {
            return forwards[i];
        }
        return spotVerdict() == SpotVerdict.STALE ? spotImplied() : chain.spot();
    }

    /** Dividends and borrow such that spot grows to the forward; NaN where no price is known that it could grow from. */
    double statedDividendYield(int i) {
        return spotIsForward() ? Double.NaN : dividendYield(i);
    }

    private boolean spotIsForward() {
        return chain.underlying().equals("VIX") || Double.isNaN(chain.spot());
    }

    /** As {@link #statedDividendYield}, for pricing: the rate where the forward stands for the spot. */
    private double dividendYield(int i) {
        double time = series.get(i).timeToExpiry();
        return time > 0 ? rates[i] - ScalarMath.logRatio(forwards[i], spot(i)) / time : 0;
    }

    /** Terms under which spot grows to the forward, without volatility. */
    OptionTerms terms(int i, double optionSign, double strike) {
        return new OptionTerms(
                optionSign,
                spot(i),
                strike,
                series.get(i).timeToExpiry(),
                rates[i],
                dividendYield(i),
                0,
                series.get(i).style() == ExerciseStyle.AMERICAN);
    }

    private void takeOutEarlyExercise(OptionPricer pricer) {
        EarlyExercise exercise = new EarlyExercise(series, this::terms, pricer);
        for (int i = 0; i < forwards.length; i++) {
            if (exercise.isLost(i)) {
                evidence[i] = new ForwardEvidence(
                        ForwardSource.PARITY, series.get(i).pairs().forwardPairs(), 0, false);
            }
        }
        boolean settled = exercise.isNone();
        for (int round = 1; round <= MOST_ROUNDS && !settled; round++) {
            exercise.refine(this::terms);
            settled = true;
            for (int i = 0; i < forwards.length; i++) {
                if (exercise.count(i) > 0) {
                    double before = forwards[i];
                    forwards[i] = exercise.forward(i, discountFactor(i));
                    boolean still = Math.abs(forwards[i] / before - 1) < SETTLED;
                    evidence[i] = new ForwardEvidence(ForwardSource.PARITY, exercise.count(i), round, still);
                    settled &= still;
                }
            }
            growth = line();
        }
    }

    private void setRate(int i, OptionalDouble given) {
        double time = series.get(i).timeToExpiry();
        if (given.isPresent()) {
            set(i, given.getAsDouble(), RateSource.GIVEN);
            return;
        }
        if (series.get(i).style() == ExerciseStyle.EUROPEAN && time > 0) {
            double rate = -ScalarMath.log(series.get(i).pairs().discountFactor()) / time;
            if (rate >= LOWEST_RATE && rate <= HIGHEST_RATE) {
                set(i, rate, RateSource.PARITY);
                return;
            }
        }
        set(i, 0, RateSource.ASSUMED_ZERO);
    }

    private void set(int i, double rate, RateSource source) {
        rates[i] = rate;
        sources[i] = source;
        forwards[i] = series.get(i).pairs().forward(discountFactor(i));
    }

    private double discountFactor(int i) {
        return ScalarMath.exp(-rates[i] * series.get(i).timeToExpiry());
    }

    private int[] near() {
        return IntStream.range(0, forwards.length)
                .filter(i -> forwards[i] > 0 && series.get(i).timeToExpiry() > 0)
                .filter(i -> series.get(i).timeToExpiry() <= NEAR)
                .toArray();
    }

    private Lines.Line line() {
        int[] near = near();
        double[] times = IntStream.of(near)
                .mapToDouble(i -> series.get(i).timeToExpiry())
                .toArray();
        double[] logs =
                IntStream.of(near).mapToDouble(i -> ScalarMath.log(forwards[i])).toArray();
        boolean tells = times.length >= LEAST_EXPIRATIONS && times[times.length - 1] - times[0] >= LEAST_SPAN;
        return tells ? Lines.theilSen(times, logs) : null;
    }

    /** Series without a pair of quotes take the forward of the nearest one that has, else of the vendor's spot. */
    private void fillGaps() {
        double[] known = forwards.clone();
        boolean any = Arrays.stream(known).anyMatch(forward -> forward > 0);
        ForwardSource instead =
                any ? ForwardSource.NEIGHBOUR : chain.spot() > 0 ? ForwardSource.SPOT : ForwardSource.NONE;
        for (int i = 0; i < known.length; i++) {
            if (known[i] > 0) {
                continue;
            }
            double time = series.get(i).timeToExpiry();
            double nearest = Double.POSITIVE_INFINITY;
            forwards[i] = chain.spot() * ScalarMath.exp(rates[i] * time);
            evidence[i] = new ForwardEvidence(instead, 0, 0, true);
            for (int j = 0; j < known.length; j++) {
                double distance = time - series.get(j).timeToExpiry();
                if (known[j] > 0 && Math.abs(distance) < nearest) {
                    nearest = Math.abs(distance);
                    forwards[i] = known[j] * ScalarMath.exp((growth == null ? rates[i] : growth.slope()) * distance);
                }
            }
        }
    }
}
