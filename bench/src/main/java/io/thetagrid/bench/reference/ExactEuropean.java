package io.thetagrid.bench.reference;

import static io.thetagrid.bench.reference.ExactNormal.FIELD;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import org.apache.commons.math3.dfp.Dfp;

/**
 * Black–Scholes–Merton to 30 digits, from the textbook's formulas and other people's arithmetic: what every engine's
 * results are held to.
 */
public final class ExactEuropean {
    private static final double PEAK_DENSITY = 1 / Math.sqrt(2 * Math.PI);

    private final Dfp price;
    private final Dfp vega;
    private final Dfp volatility;
    private final double[] values;
    private final double[] scales;

    private ExactEuropean(Dfp price, Dfp vega, Dfp volatility, double[] values, double[] scales) {
        this.price = price;
        this.vega = vega;
        this.volatility = volatility;
        this.values = values;
        this.scales = scales;
    }

    /** Of one row, with time and volatility above 0. */
    public static ExactEuropean of(Batch<OptionColumn> options, int row) {
        return of(
                options.get(OptionColumn.OPTION_SIGN, row),
                options.get(OptionColumn.SPOT, row),
                options.get(OptionColumn.STRIKE, row),
                options.get(OptionColumn.TIME_TO_EXPIRY, row),
                options.get(OptionColumn.RATE, row),
                options.get(OptionColumn.DIVIDEND_YIELD, row),
                options.get(OptionColumn.VOLATILITY, row));
    }

    /** The numbers are taken as the doubles they are. */
    public static ExactEuropean of(
            double optionSign,
            double spot,
            double strike,
            double timeToExpiry,
            double rate,
            double dividendYield,
            double volatility) {
        Dfp w = FIELD.newDfp(optionSign);
        Dfp s = FIELD.newDfp(spot);
        Dfp k = FIELD.newDfp(strike);
        Dfp t = FIELD.newDfp(timeToExpiry);
        Dfp r = FIELD.newDfp(rate);
        Dfp q = FIELD.newDfp(dividendYield);
        Dfp sigma = FIELD.newDfp(volatility);
        Dfp root = t.sqrt();
        Dfp deviation = sigma.multiply(root);
        Dfp d1 = s.divide(k)
                .log()
                .add(r.subtract(q).multiply(t))
                .divide(deviation)
                .add(deviation.divide(2));
        Dfp d2 = d1.subtract(deviation);
        Dfp yieldFactor = q.multiply(t).negate().exp();
        Dfp spotValue = s.multiply(yieldFactor);
        Dfp strikeValue = k.multiply(r.multiply(t).negate().exp());
        Dfp held = w.multiply(spotValue).multiply(ExactNormal.cumulative(w.multiply(d1)));
        Dfp owed = w.multiply(strikeValue).multiply(ExactNormal.cumulative(w.multiply(d2)));
        Dfp density = ExactNormal.density(d1);
        Dfp vega = spotValue.multiply(density).multiply(root);
        Dfp decay = spotValue.multiply(density).multiply(sigma).divide(root.multiply(2));
        Dfp theta = q.multiply(held).subtract(r.multiply(owed)).subtract(decay);
        Dfp price = held.subtract(owed);
        double[] values = {
            price.toDouble(),
            held.divide(s).toDouble(),
            yieldFactor.multiply(density).divide(s.multiply(deviation)).toDouble(),
            vega.toDouble(),
            theta.toDouble(),
            t.multiply(owed).toDouble(),
            yieldFactor.multiply(density).multiply(d2).divide(sigma).negate().toDouble(),
            vega.multiply(d1).multiply(d2).divide(sigma).toDouble()
        };
        double peakVega = spotValue.toDouble() * PEAK_DENSITY * root.toDouble();
        double[] scales = {
            Math.max(spot, strike),
            yieldFactor.toDouble(),
            yieldFactor.toDouble() * PEAK_DENSITY / (spot * deviation.toDouble()),
            peakVega,
            peakVega * volatility / (2 * timeToExpiry) + Math.abs(rate) * strike + Math.abs(dividendYield) * spot,
            timeToExpiry * strikeValue.toDouble(),
            yieldFactor.toDouble() * PEAK_DENSITY / volatility,
            peakVega / volatility
        };
        return new ExactEuropean(price, vega, sigma, values, scales);
    }

    /** Price, delta, gamma, vega, theta, rho, vanna, volga. */
    public double[] values() {
        return values.clone();
    }

    /**
     * What an error of each value is judged by: max(spot, strike) for the price; for a Greek what it is at the money, or the
     * sum of its terms there, since far from the money it is next to nothing and its relative error says little.
     */
    public double[] scales() {
        return scales.clone();
    }

    /**
     * The volatility that gives exactly {@code rounded}, this option's price to the nearest double: one step of Newton's
     * method, whose own error is of the order of the step's square.
     */
    public double volatilityOf(double rounded) {
        return volatility
                .add(FIELD.newDfp(rounded).subtract(price).divide(vega))
                .toDouble();
    }
}
