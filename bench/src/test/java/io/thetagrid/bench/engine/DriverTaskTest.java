package io.thetagrid.bench.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The protocol, spoken by shell scripts in the driver's place. */
class DriverTaskTest {
    private static final List<double[]> INPUT = List.of(new double[] {1, 2}, new double[] {3, 4});

    private static DriverTask task(String script) {
        return new DriverTask(List.of("sh", "-c", script, "driver"), "verb", 2, 0, INPUT, 2);
    }

    @Test
    void columnsGoThereAndBack() {
        DriverTask task = task("cp \"$7\" \"$8\"; echo 1e-3; echo 2.5e-3");
        assertEquals(List.of(1e-3, 2.5e-3), task.measure(0, 2, 0));
        assertArrayEquals(new double[] {1, 2}, task.results()[0]);
        assertArrayEquals(new double[] {3, 4}, task.results()[1]);
    }

    @Test
    void argumentsComeInTheirOrder() {
        DriverTask task = task("cp \"$7\" \"$8\"; [ \"$1 $2 $3 $5\" = 'verb 2 0 0' ]");
        task.run();
        assertEquals(2, task.results().length);
    }

    @Test
    void aDriverThatFailsIsAnErrorWithItsWords() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, task("echo 'no such verb' >&2; exit 2")::run);
        assertTrue(e.getMessage().contains("ended with 2: no such verb"), e.getMessage());
    }

    @Test
    void missingTimesAndOddResultsAreErrors() {
        DriverTask noTimes = task("cp \"$7\" \"$8\"");
        assertTrue(assertThrows(IllegalStateException.class, () -> noTimes.measure(0, 3, 0))
                .getMessage()
                .contains("printed 0 times of 3"));
        DriverTask odd = task("printf 12345678 > \"$8\"");
        assertTrue(
                assertThrows(IllegalStateException.class, odd::run).getMessage().contains("gave 1 numbers for 2 rows"));
    }

    @Test
    void aProgramThatIsNotThereIsAResult() throws Exception {
        assertEquals(127, Program.run(List.of("no-such-program-at-all")).exitCode());
    }
}
