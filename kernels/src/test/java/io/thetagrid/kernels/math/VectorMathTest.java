package io.thetagrid.kernels.math;

import static io.thetagrid.kernels.math.VectorMath.SPECIES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

/** Every lane equals the scalar function bit for bit, whatever the number of lanes. */
class VectorMathTest {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        0.425,
        709.78,
        709.79,
        -708.39,
        -708.4,
        1e-300,
        1e300,
        -1e300,
        40.0,
        37.7,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };

    @Test
    void exp() {
        assertSameBits(uniform(-720, 720), ScalarMath::exp, VectorMath::exp);
    }

    @Test
    void log() {
        assertSameBits(exponential(700), ScalarMath::log, VectorMath::log);
        assertSameBits(uniform(0.5, 2), ScalarMath::log, VectorMath::log);
    }

    @Test
    void logRatio() {
        double[] a = DoubleStream.of(exponential(300))
                .filter(x -> x >= 1e-140 && x <= 1e140)
                .toArray();
        for (double b : new double[] {1.0, 1e-140, 1e140, 2.0 / 3.0, 1.5, 100.0}) {
            assertSameBits(
                    a, x -> ScalarMath.logRatio(x, b), x -> VectorMath.logRatio(x, DoubleVector.broadcast(SPECIES, b)));
        }
    }

    @Test
    void gaussianAndDensity() {
        assertSameBits(uniform(-40, 40), ScalarMath::gaussian, VectorMath::gaussian);
        assertSameBits(uniform(-45, 45), ScalarMath::normalDensity, VectorMath::normalDensity);
    }

    @Test
    void normalTails() {
        assertSameBits(uniform(0, 41), ScalarMath::scaledNormalTail, VectorMath::scaledNormalTail);
        assertSameBits(uniform(-45, 45), ScalarMath::normalCdf, VectorMath::normalCdf);
    }

    @Test
    void inverseNormalCdf() {
        assertSameBits(uniform(0, 1), ScalarMath::inverseNormalCdf, VectorMath::inverseNormalCdf);
        assertSameBits(exponential(300), ScalarMath::inverseNormalCdf, VectorMath::inverseNormalCdf);
    }

    private static double[] uniform(double low, double high) {
        return DoubleStream.concat(new SplittableRandom(1).doubles(20_000, low, high), DoubleStream.of(SPECIAL))
                .toArray();
    }

    private static double[] exponential(double highestLog) {
        return DoubleStream.concat(
                        new SplittableRandom(2)
                                .doubles(20_000, -highestLog, highestLog)
                                .map(Math::exp),
                        DoubleStream.of(SPECIAL))
                .toArray();
    }

    private static void assertSameBits(double[] x, DoubleUnaryOperator scalar, UnaryOperator<DoubleVector> vector) {
        double[] lanes = new double[SPECIES.length()];
        for (int i = 0; i < x.length; i++) {
            for (int lane = 0; lane < lanes.length; lane++) {
                lanes[lane] = x[(i + lane) % x.length];
            }
            vector.apply(DoubleVector.fromArray(SPECIES, lanes, 0)).intoArray(lanes, 0);
            int argument = i;
            assertEquals(
                    Double.doubleToLongBits(scalar.applyAsDouble(x[i])),
                    Double.doubleToLongBits(lanes[0]),
                    () -> "at " + x[argument]);
        }
    }
}
