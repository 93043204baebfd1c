package io.thetagrid.core.market;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The zero rates behind a curve of par yields such as the US Treasury's: coupons of bonds that trade at 100 and pay twice a
 * year, per 1.00.
 *
 * <p>Up to half a year there is no coupon before maturity and the yield is the bond-equivalent one, D = (1 + y/2)^(−2T), as
 * Cboe converts Treasury yields for its volatility index [Volatility Index Mathematics Methodology, 2022, section
 * 2: "Converting the BEY Rate to a Continuously Compounded APY Rate"]. From there on D is bootstrapped half-year by half-year from 1 = y/2 · Σ D + D, with yields between the printed
 * maturities read off a straight line [Hull, Options, Futures, and Other Derivatives, "Determining zero rates"].
 */
public final class ParYields {
    private static final double HALF_YEAR = 0.5;

    private ParYields() {}

    /**
     * The zero curve; NaN where no bond at the yield could cost 100, as where a long yield is many times the short one.
     *
     * @param yields by maturity in years, above 0; at least one
     */
    public static RateCurve zeroRates(SortedMap<Double, Double> yields) {
        RateCurve par = new RateCurve(List.copyOf(yields.keySet()), List.copyOf(yields.values()));
        TreeMap<Double, Double> zeros = new TreeMap<>();
        for (Map.Entry<Double, Double> entry : yields.headMap(HALF_YEAR).entrySet()) {
            zeros.put(entry.getKey(), Compounding.SEMIANNUAL.continuous(entry.getValue(), entry.getKey()));
        }
        double annuity = 0;
        long halves = (long) Math.ceil(yields.lastKey() / HALF_YEAR);
        for (int i = 1; i <= halves; i++) {
            double years = i * HALF_YEAR;
            double coupon = par.rate(years) / 2;
            double discount = (1 - coupon * annuity) / (1 + coupon);
            annuity += discount;
            zeros.put(years, -ScalarMath.log(discount) / years);
        }
        return new RateCurve(new ArrayList<>(zeros.keySet()), new ArrayList<>(zeros.values()));
    }
}
