package io.thetagrid.core.pricing.surface;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Implied volatility over strike and time (risk-engine.md, "Volatility surface"). Between expirations total variance is
 * linear in time at equal log-forward-moneyness, and ln forward linear in time; before the first and after the last one
 * volatility and the forward's growth stay what they are there. In strike every slice extrapolates as its shape does: SVI by
 * straight lines of total variance within Lee's bound, others flat.
 *
 * @param slices by years to expiry, no two of the same
 */
public record VolatilitySurface(List<FittedSlice> slices) {

    public VolatilitySurface {
        slices = List.copyOf(slices);
        for (int i = 1; i < slices.size(); i++) {
            if (!(slices.get(i).timeToExpiry() > slices.get(i - 1).timeToExpiry())) {
                throw new IllegalArgumentException("slices must ascend in time to expiry");
            }
        }
    }

    /** A surface of slices in any order; of two expirations at one instant the one with more quotes holds. */
    public static VolatilitySurface of(List<FittedSlice> slices) {
        List<FittedSlice> sorted = new ArrayList<>(slices);
        sorted.sort(Comparator.comparingDouble(FittedSlice::timeToExpiry).thenComparingInt(FittedSlice::points));
        List<FittedSlice> kept = new ArrayList<>();
        for (FittedSlice slice : sorted) {
            if (!kept.isEmpty() && kept.getLast().timeToExpiry() == slice.timeToExpiry()) {
                kept.removeLast();
            }
            kept.add(slice);
        }
        return new VolatilitySurface(kept);
    }

    public boolean isEmpty() {
        return slices.isEmpty();
    }

    /** Volatility at a strike; NaN of an empty surface. */
    public double volatility(double strike, double timeToExpiry) {
        return volatilityAt(ScalarMath.log(strike / forward(timeToExpiry)), timeToExpiry);
    }

    /** Volatility at a log-forward-moneyness k, for a time above 0; NaN of an empty surface. */
    public double volatilityAt(double k, double timeToExpiry) {
        if (slices.isEmpty()) {
            return Double.NaN;
        }
        int after = after(timeToExpiry);
        if (after == 0 || after == slices.size()) {
            return slices.get(after == 0 ? 0 : after - 1).volatility(k);
        }
        double early = slices.get(after - 1).shape().totalVariance(k);
        double late = slices.get(after).shape().totalVariance(k);
        return Math.sqrt((early + weight(after, timeToExpiry) * (late - early)) / timeToExpiry);
    }

    /** Forward for a time; NaN of an empty surface. */
    public double forward(double timeToExpiry) {
        if (slices.isEmpty()) {
            return Double.NaN;
        }
        if (slices.size() == 1) {
            return slices.getFirst().forward();
        }
        int after = Math.clamp(after(timeToExpiry), 1, slices.size() - 1);
        double early = ScalarMath.log(slices.get(after - 1).forward());
        double late = ScalarMath.log(slices.get(after).forward());
        return ScalarMath.exp(early + weight(after, timeToExpiry) * (late - early));
    }

    /** Index of the first slice that expires later. */
    private int after(double timeToExpiry) {
        int after = 0;
        while (after < slices.size() && slices.get(after).timeToExpiry() <= timeToExpiry) {
            after++;
        }
        return after;
    }

    private double weight(int after, double timeToExpiry) {
        double early = slices.get(after - 1).timeToExpiry();
        return (timeToExpiry - early) / (slices.get(after).timeToExpiry() - early);
    }
}
