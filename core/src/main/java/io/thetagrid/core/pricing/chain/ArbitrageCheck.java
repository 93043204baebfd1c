package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.pricing.surface.FittedSlice;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;

/**
 * Looks for arbitrage in a chain's usable quotes, across bid and ask, and between its fitted slices, beyond half the median
 * spread and the fit's own error: what is found is not noise.
 */
final class ArbitrageCheck {
    /** Prices are decimals of a cent or more: less is rounding. */
    private static final double ROUNDING = 1e-9;

    private static final int CALENDAR_POINTS = 11;

    private final List<Series> series;
    private final ArbitrageTally vertical = new ArbitrageTally(Arbitrage.Kind.VERTICAL);
    private final ArbitrageTally butterfly = new ArbitrageTally(Arbitrage.Kind.BUTTERFLY);
    private final ArbitrageTally calendar = new ArbitrageTally(Arbitrage.Kind.CALENDAR);
    private final ArbitrageTally fit = new ArbitrageTally(Arbitrage.Kind.FIT);

    private ArbitrageCheck(List<Series> series) {
        this.series = series;
    }

    /**
     * All tests.
     *
     * @param quotes in the series' order
     * @param slices one for each series; null where it has none
     */
    static List<Arbitrage> of(List<Series> series, List<JudgedQuote> quotes, FittedSlice[] slices) {
        ArbitrageCheck check = new ArbitrageCheck(series);
        for (OptionType type : OptionType.values()) {
            check.strikes(quotes, type);
        }
        check.slices(slices);
        return List.of(check.vertical.result(), check.butterfly.result(), check.calendar.result(), check.fit.result());
    }

    private void strikes(List<JudgedQuote> quotes, OptionType type) {
        JudgedQuote beforeLast = null;
        JudgedQuote last = null;
        for (JudgedQuote quote : quotes) {
            if (!quote.usable() || quote.contract().type() != type) {
                continue;
            }
            if (last != null && last.series() != quote.series()) {
                beforeLast = null;
                last = null;
            }
            Series own = series.get(quote.series());
            if (last != null) {
                double strike = quote.contract().strike();
                vertical.test(Vertical.profit(last, quote), ROUNDING, own, strike);
            }
            if (beforeLast != null) {
                double strike = last.contract().strike();
                butterfly.test(butterfly(beforeLast, last, quote), ROUNDING, own, strike);
            }
            beforeLast = last;
            last = quote;
        }
    }

    /** What selling the middle and buying the wings in proportion would earn at once, per share. */
    private static double butterfly(JudgedQuote low, JudgedQuote middle, JudgedQuote high) {
        double span = high.contract().strike() - low.contract().strike();
        double weight = (high.contract().strike() - middle.contract().strike()) / span;
        return middle.quote().bid()
                - weight * low.quote().ask()
                - (1 - weight) * high.quote().ask();
    }

    private void slices(FittedSlice[] slices) {
        FittedSlice early = null;
        for (int i = 0; i < slices.length; i++) {
            FittedSlice late = slices[i];
            if (late == null) {
                continue;
            }
            fit.test(-late.lowestDurrleman(), 0, series.get(i), Double.NaN);
            if (early != null && late.timeToExpiry() > early.timeToExpiry()) {
                calendar(early, late, series.get(i));
            }
            early = late;
        }
    }

    private void calendar(FittedSlice early, FittedSlice late, Series own) {
        double low = Math.max(early.low(), late.low());
        double high = Math.min(early.high(), late.high());
        for (int i = 0; i < CALENDAR_POINTS && low < high; i++) {
            double k = low + (high - low) * i / (CALENDAR_POINTS - 1);
            double before = early.shape().totalVariance(k);
            double after = late.shape().totalVariance(k);
            // A difference of total variance as one of volatility at the later expiration.
            double perVolatility = 2 * late.volatility(k) * late.timeToExpiry();
            double open = 2 * early.volatility(k) * early.timeToExpiry() * uncertainty(early)
                    + perVolatility * uncertainty(late);
            double strike = late.forward() * ScalarMath.exp(k);
            calendar.test((before - after) / perVolatility, open / perVolatility, own, strike);
        }
    }

    private static double uncertainty(FittedSlice slice) {
        return Math.max(slice.rmsError(), slice.medianHalfSpread());
    }
}
