package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Forwards and rates of a chain's series, and the spot they point to (risk-engine.md, "Volatility surface"). */
final class ForwardCurve {
    /** A line through so few expirations, or over so short a time, says nothing of today. */
    private static final int LEAST_EXPIRATIONS = 3;

    private static final double LEAST_SPAN = 7.0 / 365;

    /** Expirations beyond a quarter hold too many dividends and too much curvature of rates. */
    private static final double NEAR = 0.25;

    /** Rates outside are noise in the quotes. */
    private static final double LOWEST_RATE = -0.05;

    private static final double HIGHEST_RATE = 0.15;

    private final List<Series> series;
    private final double[] forwards;
    private final double[] rates;
    private final RateSource[] sources;
    /** ln forward over time; null where too few expirations tell. */
    private final Lines.Line growth;

    /**
     * Finds them.
     *
     * @param spot as the vendor quotes it, for series that have no pair of quotes; may be NaN
     * @param rate for all series; empty where the quotes are to tell
     */
    ForwardCurve(List<Series> series, double spot, OptionalDouble rate) {
        this.series = series;
        this.forwards = new double[series.size()];
        this.rates = new double[series.size()];
        this.sources = new RateSource[series.size()];
        for (int i = 0; i < forwards.length; i++) {
            setRate(i, rate);
        }
        this.growth = line();
        if (growth != null && growth.slope() > 0) {
            for (int i = 0; i < forwards.length; i++) {
                if (sources[i] == RateSource.ASSUMED_ZERO) {
                    set(i, Math.min(growth.slope(), HIGHEST_RATE), RateSource.FORWARD_GROWTH);
                }
            }
        }
        fillGaps(spot);
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

    /** Where the line of ln forward over time stands today; NaN where there is none. */
    double spotImplied() {
        return growth == null ? Double.NaN : ScalarMath.exp(growth.intercept());
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
        forwards[i] = series.get(i)
                .pairs()
                .forward(ScalarMath.exp(-rate * series.get(i).timeToExpiry()));
    }

    private Lines.Line line() {
        int[] near = IntStream.range(0, forwards.length)
                .filter(i -> forwards[i] > 0 && series.get(i).timeToExpiry() > 0)
                .filter(i -> series.get(i).timeToExpiry() <= NEAR)
                .toArray();
        double[] times = IntStream.of(near)
                .mapToDouble(i -> series.get(i).timeToExpiry())
                .toArray();
        double[] logs =
                IntStream.of(near).mapToDouble(i -> ScalarMath.log(forwards[i])).toArray();
        boolean tells = times.length >= LEAST_EXPIRATIONS && times[times.length - 1] - times[0] >= LEAST_SPAN;
        return tells ? Lines.theilSen(times, logs) : null;
    }

    /** Series without a pair of quotes take the forward of the nearest one that has, else of the vendor's spot. */
    private void fillGaps(double spot) {
        double[] known = forwards.clone();
        for (int i = 0; i < known.length; i++) {
            if (known[i] > 0) {
                continue;
            }
            double time = series.get(i).timeToExpiry();
            double nearest = Double.POSITIVE_INFINITY;
            forwards[i] = spot * ScalarMath.exp(rates[i] * time);
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
