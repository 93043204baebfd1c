package io.thetagrid.core.risk.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Statistics and p-values that others printed: a table beside the project, whose rows name their sources. */
class ReferenceBacktestsTest {
    private static final double SIGNIFICANCE = 0.05;

    @Test
    void statisticsAndPValuesAreThoseInPrint() throws IOException {
        Path table = Path.of(System.getProperty("test.shared", "absent"), "reference", "var_backtests.csv");
        assumeTrue(Files.exists(table), "needs the reference tables beside the project");
        List<String> rows = Files.readAllLines(table);
        assertTrue(rows.size() > 1, "an empty table");
        for (String row : rows.subList(1, rows.size())) {
            // Only the last two columns are quoted.
            String[] cells = row.split(",", 8);
            TestResult result = result(cells[1], inputs(cells[2]));
            assertPrinted(cells[4], result.statistic().orElseThrow(), row);
            assertPrinted(cells[5], result.pValue().orElseThrow(), row);
        }
    }

    /** Half a unit of the last digit in print, and the rounding of a distribution function near 1 that p was taken from. */
    private static void assertPrinted(String printed, double value, String row) {
        BigDecimal expected = new BigDecimal(printed);
        assertEquals(expected.doubleValue(), value, 0.5 * expected.ulp().doubleValue() + 0x1p-53, row);
    }

    private static TestResult result(String test, Map<String, Double> inputs) {
        double p = inputs.get("p");
        return switch (test) {
            case "kupiec_pof" -> Kupiec.proportionOfFailures(counts(inputs), p, SIGNIFICANCE);
            case "kupiec_tuff" -> {
                boolean[] days = new boolean[inputs.get("first_failure").intValue()];
                days[days.length - 1] = true;
                yield Kupiec.timeUntilFirstFailure(ExceptionCounts.of(days), p, SIGNIFICANCE);
            }
            case "christoffersen_conditional_coverage" ->
                Christoffersen.conditionalCoverage(counts(inputs), p, SIGNIFICANCE);
            default -> throw new IllegalArgumentException(test);
        };
    }

    /** Where the row has no transitions, any that add up will do. */
    private static ExceptionCounts counts(Map<String, Double> inputs) {
        int n = inputs.get("N").intValue();
        int failures = inputs.get("failures").intValue();
        return inputs.containsKey("n00")
                ? new ExceptionCounts(
                        n,
                        failures,
                        1,
                        inputs.get("n00").intValue(),
                        inputs.get("n01").intValue(),
                        inputs.get("n10").intValue(),
                        inputs.get("n11").intValue())
                : new ExceptionCounts(n, failures, 1, n - 1, 0, 0, 0);
    }

    private static Map<String, Double> inputs(String cell) {
        Map<String, Double> inputs = new HashMap<>();
        for (String input : cell.split(";", -1)) {
            String[] parts = input.split("=", -1);
            inputs.put(parts[0], Double.parseDouble(parts[1]));
        }
        return inputs;
    }
}
