package io.thetagrid.core.market;

import java.util.List;

/**
 * Continuously compounded zero rates by tenor, linear in between and flat outside.
 *
 * @param tenors years, ascending
 * @param rates per 1.00, one for each tenor
 */
public record RateCurve(List<Double> tenors, List<Double> rates) {

    public RateCurve {
        tenors = List.copyOf(tenors);
        rates = List.copyOf(rates);
        if (tenors.isEmpty() || tenors.size() != rates.size()) {
            throw new IllegalArgumentException("a rate curve needs one rate for each tenor, got " + tenors.size()
                    + " tenors and " + rates.size() + " rates");
        }
        for (int i = 1; i < tenors.size(); i++) {
            if (tenors.get(i) <= tenors.get(i - 1)) {
                throw new IllegalArgumentException("tenors must ascend, got " + tenors);
            }
        }
    }

    public static RateCurve flat(double rate) {
        return new RateCurve(List.of(1.0), List.of(rate));
    }

    /** Whether every rate is a number. */
    public boolean isFinite() {
        return rates.stream().allMatch(Double::isFinite);
    }

    /** Zero rate for a time in years. */
    public double rate(double time) {
        int last = tenors.size() - 1;
        if (time <= tenors.getFirst()) {
            return rates.getFirst();
        }
        if (time >= tenors.get(last)) {
            return rates.get(last);
        }
        int i = 1;
        while (tenors.get(i) < time) {
            i++;
        }
        double weight = (time - tenors.get(i - 1)) / (tenors.get(i) - tenors.get(i - 1));
        return rates.get(i - 1) + weight * (rates.get(i) - rates.get(i - 1));
    }
}
