package io.thetagrid.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VolatilitySurfaceTest {
    private static final Svi EARLY = new Svi(0.01, 0.05, -0.4, 0, 0.1);
    private static final Svi LATE = new Svi(0.04, 0.08, -0.3, 0, 0.2);
    private static final VolatilitySurface SURFACE =
            VolatilitySurface.of(List.of(slice(0.4, 102, LATE), slice(0.1, 101, EARLY)));

    @Property(tries = 100)
    void totalVarianceIsLinearInTimeAtEqualForwardMoneyness(
            @ForAll @DoubleRange(min = 0.1, max = 0.4) double time, @ForAll @DoubleRange(min = -1, max = 1) double k) {
        double volatility = SURFACE.volatilityAt(k, time);
        double weight = (time - 0.1) / (0.4 - 0.1);
        double variance = (1 - weight) * EARLY.totalVariance(k) + weight * LATE.totalVariance(k);
        assertEquals(variance, volatility * volatility * time, 1e-14); // roundings of numbers below 1
        assertEquals(volatility, SURFACE.volatility(SURFACE.forward(time) * Math.exp(k), time), 1e-12);
    }

    @Test
    void volatilityStaysFlatBeforeAndAfter() {
        assertEquals(Math.sqrt(EARLY.totalVariance(0.2) / 0.1), SURFACE.volatilityAt(0.2, 0.01));
        assertEquals(Math.sqrt(LATE.totalVariance(0.2) / 0.4), SURFACE.volatilityAt(0.2, 3));
    }

    @Test
    void forwardsGrowAsBetweenTheExpirations() {
        double growth = Math.log(102.0 / 101) / 0.3;
        assertEquals(101 * Math.exp(-0.1 * growth), SURFACE.forward(0), 1e-12);
        assertEquals(102 * Math.exp(0.6 * growth), SURFACE.forward(1), 1e-12);
    }

    @Test
    void ofTwoExpirationsAtOnceTheBetterQuotedHolds() {
        FittedSlice poor = new FittedSlice(0.1, 99, -1, 1, 3, LATE, 0, 0, 1, 0, 1);
        assertEquals(
                101, VolatilitySurface.of(List.of(slice(0.1, 101, EARLY), poor)).forward(0.1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new VolatilitySurface(List.of(slice(0.4, 102, LATE), slice(0.1, 101, EARLY))));
    }

    @Test
    void anEmptySurfaceSaysNothing() {
        VolatilitySurface none = VolatilitySurface.of(List.of());
        assertTrue(none.isEmpty());
        assertTrue(Double.isNaN(none.volatility(100, 0.1)));
    }

    private static FittedSlice slice(double time, double forward, Svi shape) {
        return new FittedSlice(time, forward, -1, 1, 20, shape, 0, 0, 1, 0, 1);
    }
}
