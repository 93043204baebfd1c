package io.thetagrid.kernels.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The device's elementary functions, compiled as C, give the bits of {@link ScalarMath}. */
class DeviceMathTest {
    private static final int VALUES = 100_000;
    private static final double[] CORNERS = {
        0.0,
        -0.0,
        1,
        -1,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        709.782712893384,
        709.7827128933841,
        -708.3964185322641,
        -708.3964185322642,
        0x1p1023,
        37.6,
        40
    };

    @TempDir
    static Path folder;

    private static CompiledC c;

    /** A function of both texts, and the arguments it is held to. */
    record Function(String name, String text, DoubleUnaryOperator java, double low, double high) {
        private String loop() {
            return """
                    void loop_%s(const double *from, double *to, long count) {
                        for (long i = 0; i < count; i++) {
                            double x = from[i];
                            to[i] = %s;
                        }
                    }
                    """.formatted(name, text);
        }
    }

    static List<Function> functions() {
        return List.of(
                new Function("exp", "exp_of(x)", ScalarMath::exp, -720, 720),
                new Function("log", "log_of(x)", ScalarMath::log, -1, 10),
                new Function("ratio", "log_ratio(x, 3.7)", x -> ScalarMath.logRatio(x, 3.7), 1e-3, 1e3),
                new Function("gaussian", "gaussian(x)", ScalarMath::gaussian, -40, 40),
                new Function("tail", "scaled_normal_tail(x)", ScalarMath::scaledNormalTail, 0, 40),
                new Function("cdf", "normal_cdf(x)", ScalarMath::normalCdf, -45, 45),
                new Function(
                        "quantile",
                        "normal_quantile(x - 0.5, at_most(x, 1.0 - x))",
                        ScalarMath::inverseNormalCdf,
                        0,
                        1));
    }

    @BeforeAll
    static void compile() {
        assumeTrue(CompiledC.hasCompiler(), "gcc is not installed here");
        StringBuilder loops = new StringBuilder();
        for (Function function : functions()) {
            loops.append(function.loop());
        }
        c = CompiledC.compile(folder, loops.toString());
    }

    @AfterAll
    static void close() {
        if (c != null) {
            c.close();
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void sameBits(Function function) {
        try (Arena arena = Arena.ofConfined()) {
            Columns values = Columns.allocate(arena, 2, VALUES + CORNERS.length);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < values.rows(); i++) {
                values.set(0, i, i < VALUES ? random.nextDouble(function.low, function.high) : CORNERS[i - VALUES]);
            }
            MemorySegment results = values.segment().asSlice(values.offset(1));
            c.call("loop_" + function.name, values.segment(), results, (long) values.rows());
            for (int i = 0; i < values.rows(); i++) {
                double x = values.get(0, i);
                assertEquals(
                        Double.doubleToLongBits(function.java.applyAsDouble(x)),
                        Double.doubleToLongBits(values.get(1, i)),
                        () -> function.text + " at " + x);
            }
        }
    }
}
