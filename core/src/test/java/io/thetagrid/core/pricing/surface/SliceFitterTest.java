package io.thetagrid.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SliceFitterTest {
    private static final double TIME = 0.25;

    @Property(tries = 200)
    void recoversAKnownSvi(
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double level,
            @ForAll @DoubleRange(min = 0.05, max = 0.3) double b,
            @ForAll @DoubleRange(min = -0.8, max = 0.5) double rho,
            @ForAll @DoubleRange(min = -0.1, max = 0.1) double m,
            @ForAll @DoubleRange(min = 0.05, max = 0.3) double sigma) {
        Svi truth = new Svi(level, b, rho, m, sigma);
        // The fit gives no slice with a butterfly arbitrage back.
        Assume.that(SviFit.lowestDurrleman(truth, -0.5, 0.5) > 1e-3);
        FittedSlice slice = SliceFitter.fit(points(truth, 25), 100, TIME);
        assertEquals("SVI", slice.method());
        // The search stops where another step changes the sum of squares by nothing that counts.
        assertTrue(slice.maxError() < 1e-4, () -> truth + " " + slice);
        assertEquals(1, slice.insideShare());
        for (double k : new double[] {-0.45, -0.05, 0.2, 0.45}) {
            assertEquals(Math.sqrt(truth.totalVariance(k) / TIME), slice.volatility(k), 1e-3, truth.toString());
        }
    }

    /** Lee's bound, and no negative density, whatever the quotes. */
    @Property(tries = 200)
    void keepsTheBoundsOnAnyQuotes(@ForAll List<@DoubleRange(min = 0.05, max = 2) Double> volatilities) {
        List<SlicePoint> points = IntStream.range(0, volatilities.size())
                .mapToObj(i -> new SlicePoint(-0.3 + 0.05 * i, volatilities.get(i), 0.01))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        FittedSlice slice = SliceFitter.fit(points, 100, TIME);
        for (double k : new double[] {-5, -1, -0.3, 0, 0.3, 1, 5}) {
            assertTrue(slice.shape().totalVariance(k) >= 0, slice.toString());
        }
        if (slice.shape() instanceof Svi svi) {
            assertTrue(svi.b() * (1 + Math.abs(svi.rho())) <= 2 + 1e-9, svi.toString());
            assertTrue(Math.abs(svi.rho()) <= 1 + 1e-9, svi.toString());
        }
    }

    /** Axel Vogt's slice: it looks like a smile and holds a butterfly arbitrage [Gatheral and Jacquier 2014, example 3.1]. */
    @Test
    void findsTheArbitrageInVogtsSliceAndFitsWithoutIt() {
        Svi vogt = new Svi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);
        assertTrue(SviFit.lowestDurrleman(vogt, -1.5, 1.5) < 0);
        List<SlicePoint> points = IntStream.rangeClosed(-30, 30)
                .mapToDouble(i -> 0.05 * i)
                .mapToObj(k -> new SlicePoint(k, Math.sqrt(vogt.totalVariance(k)), 0.01))
                .toList();
        FittedSlice slice = SliceFitter.fit(points, 100, 1);
        assertTrue(slice.lowestDurrleman() >= -1e-3, slice.toString());
        assertTrue(slice.rmsError() < 0.03, slice.toString());
    }

    @Test
    void fewQuotesGiveSimplerShapes() {
        Svi truth = new Svi(0.02, 0.1, -0.3, 0, 0.1);
        assertEquals("PARABOLA", SliceFitter.fit(points(truth, 6), 100, TIME).method());
        assertEquals("LINE", SliceFitter.fit(points(truth, 3), 100, TIME).method());
        FittedSlice one = SliceFitter.fit(List.of(new SlicePoint(0.1, 0.3, 0.01)), 100, TIME);
        assertEquals("FLAT", one.method());
        assertEquals(0.3, one.volatility(-2), 1e-15);
    }

    /** Durrleman's function of a flat slice, by hand: (1 − 0)² − 0 + 0. */
    @Test
    void aFlatSliceHasDensity() {
        assertEquals(1, new Svi(0.04, 0, 0, 0, 0.1).durrleman(0.3));
        assertEquals(
                1,
                SliceFitter.fit(List.of(new SlicePoint(0.1, 0.3, 0.01)), 100, TIME)
                        .lowestDurrleman(),
                1e-12);
    }

    static List<SlicePoint> points(Svi truth, int count) {
        return DoubleStream.iterate(-0.5, k -> k + 1.0 / (count - 1))
                .limit(count)
                .mapToObj(k -> new SlicePoint(k, Math.sqrt(truth.totalVariance(k) / TIME), 0.005))
                .toList();
    }
}
