package io.thetagrid.core.pricing.chain;

import java.util.Collection;
import java.util.List;

/**
 * How implied volatilities compare with those a vendor gives beside its quotes.
 *
 * @param quotes where both are known
 * @param medianDifference median of |ours / vendor's − 1|; NaN where there is nothing to compare
 */
public record VendorComparison(int quotes, double medianDifference) {

    /** Compares every usable quote for which the vendor gives a volatility above zero. */
    public static VendorComparison of(Collection<QuoteAnalysis> quotes) {
        List<Double> differences = quotes.stream()
                .filter(quote -> quote.quote().vendorVolatility() > 0 && !Double.isNaN(quote.impliedVolatility()))
                .map(quote -> Math.abs(quote.impliedVolatility() / quote.quote().vendorVolatility() - 1))
                .sorted()
                .toList();
        int count = differences.size();
        double median = count == 0 ? Double.NaN : 0.5 * (differences.get((count - 1) / 2) + differences.get(count / 2));
        return new VendorComparison(count, median);
    }
}
