package io.thetagrid.kernels.dividends;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import java.lang.foreign.Arena;

/**
 * An American call with one dividend and no yield at a rate above 0: it is exercised just before the ex-date or at expiry, so
 * its price is one integral over the lognormal part Z at the ex-date, e^(−rt)·E[max(cum − K, Black–Scholes(ex, K, T − t))]. In
 * the escrowed model, where the spot falls from Z + D to Z, that is the formula of Roll, Geske and Whaley; in the spot model
 * it falls from Z to Z − D.
 */
final class OneDividend {
    private static final double REACH = 10;
    private static final int PANELS = 4000;

    private final DividendOption option;
    private final double exDate;
    private final double amount;
    private final double start;
    private final double before;
    private final double after;

    OneDividend(DividendOption option) {
        this.option = option;
        exDate = option.years()[0];
        amount = option.amounts()[0];
        boolean escrowed = option.model() == DividendModel.ESCROWED;
        start = option.spot() - (escrowed ? amount * Math.exp(-option.rate() * exDate) : 0);
        before = escrowed ? amount : 0;
        after = escrowed ? 0 : -amount;
    }

    /** Spot just before the ex-date from which exercise is best. */
    double criticalSpot() {
        double low = amount;
        double high = 1e3 * option.strike();
        for (int i = 0; i < 100; i++) {
            double middle = 0.5 * (low + high);
            boolean exercise = middle + before - option.strike() > held(middle);
            low = exercise ? low : middle;
            high = exercise ? middle : high;
        }
        return high + before;
    }

    /** Simpson's rule on both sides of the critical spot. */
    double price() {
        double deviation = option.volatility() * Math.sqrt(exDate);
        double drift = option.rate() * exDate - 0.5 * deviation * deviation;
        double kink = (Math.log((criticalSpot() - before) / start) - drift) / deviation;
        double middle = Math.clamp(kink, -REACH, REACH);
        double sum = simpson(-REACH, middle, deviation, drift) + simpson(middle, REACH, deviation, drift);
        return Math.exp(-option.rate() * exDate) * sum;
    }

    private double simpson(double from, double to, double deviation, double drift) {
        double h = (to - from) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            double x = from + i * h;
            double z = start * Math.exp(drift + deviation * x);
            double value = Math.max(z + before - option.strike(), held(z));
            double weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * value * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        }
        return sum * h / 3;
    }

    private double held(double z) {
        double spot = Math.max(z + after, 0);
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
            double[] inputs = {
                1, spot, option.strike(), option.timeToExpiry() - exDate, option.rate(), 0, option.volatility()
            };
            for (OptionColumn column : OptionColumn.values()) {
                options.set(column, 0, inputs[column.ordinal()]);
            }
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            EuropeanScalar.price(options, greeks);
            return greeks.get(GreekColumn.PRICE, 0);
        }
    }
}
