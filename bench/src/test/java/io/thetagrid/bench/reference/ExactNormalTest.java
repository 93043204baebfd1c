package io.thetagrid.bench.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.dfp.Dfp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNormalTest {
    private static final Path GOLDEN = Path.of("../kernels/src/test/resources/reference/elementary-functions.csv");

    /** mpmath at 60 digits, printed to 30, arguments the doubles printed, on both sides of where the method changes. */
    @ParameterizedTest
    @ValueSource(strings = {"normalCdf", "normalDensity", "scaledNormalTail"})
    void agreesWithMpmath(String function) throws IOException {
        List<String[]> rows = Files.readAllLines(GOLDEN).stream()
                .map(line -> line.split(",", -1))
                .filter(row -> row[0].equals(function))
                .toList();
        assertTrue(rows.size() > 60, "golden rows of " + function);
        for (String[] row : rows) {
            Dfp x = ExactNormal.FIELD.newDfp(Double.parseDouble(row[1]));
            Dfp expected = ExactNormal.FIELD.newDfp(row[2]);
            double relative =
                    value(function, x).subtract(expected).divide(expected).abs().toDouble();
            // Half a unit of the 30th digit, which is at least 1.
            assertTrue(relative < 5e-30, function + " of " + row[1] + ": relative error " + relative);
        }
    }

    private static Dfp value(String function, Dfp x) {
        return switch (function) {
            case "normalCdf" -> ExactNormal.cumulative(x);
            case "normalDensity" -> ExactNormal.density(x);
            // exp(x²/2)·N(−x)
            default ->
                ExactNormal.cumulative(x.negate())
                        .multiply(x.multiply(x).divide(2).exp());
        };
    }

    @Test
    void bothSidesAddToOne() {
        for (double x : new double[] {0, 1e-9, 0.5, 3, 7.999, 8.001, 12}) {
            Dfp exact = ExactNormal.FIELD.newDfp(x);
            Dfp sum = ExactNormal.cumulative(exact).add(ExactNormal.cumulative(exact.negate()));
            assertEquals(0, sum.subtract(1).toDouble(), 1e-45, "x = " + x);
        }
    }
}
