package io.thetagrid.kernels.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against 60-digit values; the bounds are those of the functions' Javadoc, in units of 2⁻⁵². */
class ScalarMathTest {
    private static final double ULP = 0x1p-52;

    @ParameterizedTest
    @CsvSource({
        "exp, 1.0",
        "log, 2.0",
        "normalDensity, 2.0",
        "scaledNormalTail, 3.0",
        "normalCdf, 4.0", // gaussian 2, tail 3, less what their rounding shares
        "inverseNormalCdf, 4.5" // 1e-15
    })
    void agreesWithSixtyDigits(String function, double ulps) throws IOException {
        DoubleUnaryOperator operator = operator(function);
        for (String[] row : rows(function)) {
            double x = Double.parseDouble(row[1]);
            assertClose(function + "(" + x + ")", row[2], operator.applyAsDouble(x), ulps);
        }
    }

    @Test
    void logRatioIsAccurateWhereTheRatioIsNearOne() throws IOException {
        for (String[] row : rows("logRatio")) {
            String[] ratio = row[1].split("/", 2);
            double value = ScalarMath.logRatio(Double.parseDouble(ratio[0]), Double.parseDouble(ratio[1]));
            assertClose("ln " + row[1], row[2], value, 2.0);
        }
    }

    @Test
    void expHasLimitsInsteadOfGarbage() {
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.exp(709.783));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.exp(1e300));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.exp(Double.POSITIVE_INFINITY));
        assertEquals(0.0, ScalarMath.exp(-708.4));
        assertEquals(0.0, ScalarMath.exp(-1e300));
        assertEquals(0.0, ScalarMath.exp(Double.NEGATIVE_INFINITY));
        assertTrue(Double.isNaN(ScalarMath.exp(Double.NaN)));
        assertEquals(1.0, ScalarMath.exp(-0.0));
    }

    @Test
    void logHasLimitsInsteadOfGarbage() {
        assertEquals(Double.NEGATIVE_INFINITY, ScalarMath.log(0.0));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.log(Double.POSITIVE_INFINITY));
        assertTrue(Double.isNaN(ScalarMath.log(-1.0)));
        assertTrue(Double.isNaN(ScalarMath.log(Double.NaN)));
        assertEquals(0.0, ScalarMath.log(1.0));
    }

    @Test
    void normalFunctionsReachTheirLimits() {
        assertEquals(1.0, ScalarMath.normalCdf(Double.POSITIVE_INFINITY));
        assertEquals(0.0, ScalarMath.normalCdf(Double.NEGATIVE_INFINITY));
        assertTrue(Double.isNaN(ScalarMath.normalCdf(Double.NaN)));
        assertEquals(0.0, ScalarMath.normalDensity(1e200));
        assertEquals(0.0, ScalarMath.inverseNormalCdf(0.5));
        assertEquals(Double.NEGATIVE_INFINITY, ScalarMath.inverseNormalCdf(0.0));
        assertEquals(Double.POSITIVE_INFINITY, ScalarMath.inverseNormalCdf(1.0));
        assertTrue(Double.isNaN(ScalarMath.inverseNormalCdf(1.5)));
        assertTrue(Double.isNaN(ScalarMath.inverseNormalCdf(-0.5)));
    }

    private static DoubleUnaryOperator operator(String function) {
        return switch (function) {
            case "exp" -> ScalarMath::exp;
            case "log" -> ScalarMath::log;
            case "normalDensity" -> ScalarMath::normalDensity;
            case "scaledNormalTail" -> ScalarMath::scaledNormalTail;
            case "normalCdf" -> ScalarMath::normalCdf;
            case "inverseNormalCdf" -> ScalarMath::inverseNormalCdf;
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static void assertClose(String what, String expected, double actual, double ulps) {
        BigDecimal truth = new BigDecimal(expected);
        if (truth.signum() == 0) {
            assertEquals(0.0, actual, what);
            return;
        }
        BigDecimal error = new BigDecimal(actual).subtract(truth).divide(truth, MathContext.DECIMAL64);
        double inUlps = Math.abs(error.doubleValue()) / ULP;
        assertTrue(inUlps <= ulps, () -> what + " = " + actual + ", expected " + expected + ": " + inUlps + " ulp");
    }

    private static List<String[]> rows(String function) throws IOException {
        try (var stream = ScalarMathTest.class.getResourceAsStream("/reference/elementary-functions.csv");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String[]> rows = reader.lines()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[0].equals(function))
                    .toList();
            assertTrue(rows.size() > 30, "golden rows of " + function);
            return rows;
        }
    }
}
