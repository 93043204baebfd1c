package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RatesTest {
    /** TreasuryDirect, "Treasury bills: pricing": a 26-week bill at a discount of 0.145 % costs $999.27 for $1,000. */
    @Test
    void discountRatePricesTheTreasurysExample() {
        double years = 182 / 365.0;
        double rate = Compounding.DISCOUNT.continuous(0.00145, years);
        assertEquals(999.27, 1000 * Math.exp(-rate * years), 0.005);
    }

    /** Every way of quoting a rate stands for its own discount factor. */
    @Property
    void eachCompoundingGivesItsDiscountFactor(
            @ForAll @DoubleRange(min = -0.02, max = 0.2) double rate,
            @ForAll @DoubleRange(min = 0.01, max = 3) double years) {
        double days = 365 * years;
        Map<Compounding, Double> factors = Map.of(
                Compounding.CONTINUOUS, Math.exp(-rate * years),
                Compounding.ANNUAL, Math.pow(1 + rate, -years),
                Compounding.SIMPLE, 1 / (1 + rate * years),
                Compounding.SEMIANNUAL, Math.pow(1 + rate / 2, -2 * years),
                Compounding.DISCOUNT, 1 - rate * days / 360,
                Compounding.DAILY_360, Math.pow(1 + rate / 360, -days));
        // Rounding of 1 + r/360 is raised to the power of some thousand days.
        factors.forEach((compounding, factor) -> assertEquals(
                factor, Math.exp(-compounding.continuous(rate, years) * years), 1e-12, compounding::toString));
    }

    /** A bond with a printed yield as its coupon costs 100 on the curve: that is what a par yield is. */
    @Property
    void parBondsCostPar(
            @ForAll @DoubleRange(min = 0, max = 0.1) double one,
            @ForAll @DoubleRange(min = 0, max = 0.1) double two,
            @ForAll @DoubleRange(min = 0, max = 0.1) double five) {
        TreeMap<Double, Double> yields = new TreeMap<>(Map.of(0.25, one, 1.0, one, 2.0, two, 5.0, five));
        RateCurve curve = ParYields.zeroRates(yields);
        yields.tailMap(1.0).forEach((maturity, yield) -> {
            double price = 0;
            for (int i = 1; i <= 2 * maturity; i++) {
                price += 100 * yield / 2 * Math.exp(-curve.rate(i / 2.0) * i / 2.0);
            }
            price += 100 * Math.exp(-curve.rate(maturity) * maturity);
            assertEquals(100, price, 1e-10, "maturity " + maturity); // ten coupons, each rounded at 1e-14
        });
        assertEquals(Math.pow(1 + one / 2, -0.5), Math.exp(-curve.rate(0.25) * 0.25), 1e-15);
    }
}
