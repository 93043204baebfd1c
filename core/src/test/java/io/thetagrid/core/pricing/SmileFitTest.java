package io.thetagrid.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SmileFitTest {
    private static final double TIME = 0.25;

    private static List<SmileFit.Point> parabola(double... logMoneyness) {
        return DoubleStream.of(logMoneyness)
                .mapToObj(m -> new SmileFit.Point(m, 0.5 - 0.3 * m + 0.8 * m * m))
                .toList();
    }

    @Test
    void fivePointsOfAParabolaGiveItBack() {
        SmileSlice slice = SmileFit.fit(parabola(-0.3, -0.1, 0, 0.2, 0.25), TIME);
        // Normal equations of condition 1e3 or so.
        assertEquals(0.5, slice.level(), 1e-12);
        assertEquals(-0.3, slice.slope(), 1e-11);
        assertEquals(0.8, slice.curvature(), 1e-10);
        assertEquals(0.5 + 0.09 + 0.072, slice.volatility(-2), 1e-11);
        assertEquals(5, slice.points());
    }

    @Test
    void fewerPointsGiveALineOrTheirWeightedMean() {
        SmileSlice line = SmileFit.fit(
                List.of(
                        new SmileFit.Point(-0.1, 0.6),
                        new SmileFit.Point(0, 0.5),
                        new SmileFit.Point(0.1, 0.4),
                        new SmileFit.Point(0.1, 0.4)),
                TIME);
        assertEquals(-1, line.slope(), 1e-12);
        assertEquals(0, line.curvature());
        SmileSlice flat = SmileFit.fit(parabola(-0.1, 0.1), TIME);
        assertEquals(0, flat.slope());
        assertEquals(0.508, flat.level(), 0.03);
    }

    @Test
    void atTheMoneyVarianceIsLinearBetweenExpirations() {
        TreeMap<Double, SmileSlice> slices = new TreeMap<>();
        slices.put(0.1, new SmileSlice(0.5, 0, 0, 0, 0, 0.1, 1));
        slices.put(0.3, new SmileSlice(0.4, 0, 0, 0, 0, 0.1, 1));
        Smiles smiles = new Smiles(slices);
        assertEquals(0.5, smiles.atTheMoney(0.01).orElseThrow());
        assertEquals(0.4, smiles.atTheMoney(1).orElseThrow());
        double variance = 0.5 * (0.25 * 0.1 + 0.16 * 0.3);
        assertEquals(Math.sqrt(variance / 0.2), smiles.atTheMoney(0.2).orElseThrow(), 1e-15);
        assertEquals(0.4, smiles.at(0.21).orElseThrow().level());
        assertEquals(OptionalDouble.empty(), new Smiles(new TreeMap<>()).atTheMoney(1));
    }
}
