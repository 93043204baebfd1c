package io.thetagrid.kernels.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class PnlSurfaceTest {
    private static final Rectangle AREA = new Rectangle(-0.4, 0.3, -1.2, 1.5);
    private static final int POINTS = 20_000;

    private final double[] x = new double[POINTS];
    private final double[] v = new double[POINTS];

    PnlSurfaceTest() {
        Random random = new Random(1);
        for (int i = 0; i < POINTS; i++) {
            x[i] = AREA.lowX() + random.nextDouble() * (AREA.highX() - AREA.lowX());
            v[i] = AREA.lowV() + random.nextDouble() * (AREA.highV() - AREA.lowV());
        }
    }

    private static PnlSurface.Exact exact(DoubleBinaryOperator... functions) {
        return (xs, vs) -> {
            double[][] values = new double[functions.length][xs.length];
            for (int f = 0; f < functions.length; f++) {
                for (int i = 0; i < xs.length; i++) {
                    values[f][i] = functions[f].applyAsDouble(xs[i], vs[i]);
                }
            }
            return values;
        };
    }

    /** Largest error at all points; every one must be within its bound. */
    private double largestError(PnlSurface surface, DoubleBinaryOperator... functions) {
        double[][] sums = new double[functions.length][POINTS];
        double[] bounds = new double[POINTS];
        surface.addTo(x, v, sums, bounds);
        double largest = 0;
        for (int i = 0; i < POINTS; i++) {
            double error = 0;
            for (int f = 0; f < functions.length; f++) {
                error += Math.abs(sums[f][i] - functions[f].applyAsDouble(x[i], v[i]));
            }
            assertTrue(error <= bounds[i] + 1e-13, error + " > " + bounds[i] + " at " + x[i] + ", " + v[i]);
            largest = Math.max(largest, error);
        }
        return largest;
    }

    /** Of degree 9 in x and 5 in v: what ten and six terms hold exactly. */
    @Test
    void aPolynomialIsItself() {
        DoubleBinaryOperator polynomial = (a, b) -> 3 - a + 70 * Math.pow(a, 9) * b + a * a * Math.pow(b, 5);
        PnlSurface surface = PnlSurface.build(AREA, x, v, 1e-9, 1_000_000, exact(polynomial));
        assertEquals(0, largestError(surface, polynomial), 1e-13);
        assertEquals(82, surface.points()); // 10·6 nodes and 2·11 test points of one panel
    }

    @Test
    void smoothFunctionsReachTheTolerance() {
        DoubleBinaryOperator waves = (a, b) -> Math.sin(20 * a + b);
        DoubleBinaryOperator growth = (a, b) -> Math.exp(3 * a * b);
        PnlSurface surface = PnlSurface.build(AREA, x, v, 1e-7, 100_000, exact(waves, growth));
        assertTrue(largestError(surface, waves, growth) < 1e-7);
        assertTrue(surface.points() < 20_000, surface.points() + " points");
    }

    /** An option about to expire: panels gather where the value bends, and the others stay whole. */
    @Test
    void aKinkIsBoundedAndRefinedWithinTheBudget() {
        DoubleBinaryOperator kink = (a, b) -> Math.max(a - 0.1 - 0.02 * b, 0);
        double coarse = largestError(PnlSurface.build(AREA, x, v, 0, 500, exact(kink)), kink);
        PnlSurface fine = PnlSurface.build(AREA, x, v, 0, 20_000, exact(kink));
        double error = largestError(fine, kink);
        assertTrue(fine.points() <= 20_000 && fine.points() > 19_000, fine.points() + " points");
        assertTrue(error < coarse / 8, coarse + " to " + error);
    }

    /** Historical scenarios may leave volatility alone. */
    @Test
    void aVariableThatDoesNotMoveTakesOnePoint() {
        Rectangle line = new Rectangle(-0.4, 0.3, 0.25, 0.25);
        Arrays.fill(v, 0.25);
        DoubleBinaryOperator waves = (a, b) -> Math.sin(8 * a + b);
        PnlSurface surface = PnlSurface.build(line, x, v, 1e-9, 10_000, exact(waves));
        assertTrue(largestError(surface, waves) < 1e-9);
        assertTrue(surface.points() < 300, surface.points() + " points");
    }

    /** Where no scenario lies nothing is refined, however bad it is there. */
    @Test
    void panelsNobodyVisitsStayWhole() {
        DoubleBinaryOperator wild = (a, b) -> a > 0 ? Math.sin(400 * a) : a;
        double[] left = {-0.3, -0.2, -0.1};
        double[] middle = {0, 0, 0};
        PnlSurface surface = PnlSurface.build(AREA, left, middle, 1e-9, 1_000_000, exact(wild));
        assertTrue(surface.points() < 5_000, surface.points() + " points");
        double[][] sums = new double[1][3];
        surface.addTo(left, middle, sums, new double[3]);
        for (int i = 0; i < 3; i++) {
            assertEquals(left[i], sums[0][i], 1e-8);
        }
    }
}
