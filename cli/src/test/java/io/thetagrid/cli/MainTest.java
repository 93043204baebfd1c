package io.thetagrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.kernels.backend.Backends;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    @Test
    void versionAndHelpAreResults() {
        assertEquals(new CommandRun(0, "thetagrid 0.1.0\n", ""), CommandRun.of("--version"));
        CommandRun help = CommandRun.of("doctor", "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("--format"), help.out());
        assertEquals("", help.err());
        assertTrue(CommandRun.of("--help").out().contains("  bench "), "the launcher's own command is listed");
    }

    @Test
    void everyCommandOfTheHelpJoinsWhenItIsNamed() {
        List<String> commands = CommandRun.of("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .filter(line -> line.matches(" {2}[a-z].*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .toList();
        assertTrue(commands.containsAll(List.of("risk", "greeks", "store", "config")), commands.toString());
        for (String command : commands) {
            CommandRun help = CommandRun.of(command, "--help");
            assertEquals(0, help.code(), command);
            assertTrue(help.out().startsWith("Usage: thetagrid " + command + " "), help.out());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                      | Missing required subcommand
                    no-such-command         | no-such-command
                    doctor --no-such-option | --no-such-option
                    doctor --format xml     | expected table, json, csv, got 'xml'
                    doctor --format         | --format
                    doctor surplus          | surplus
                    doctor --backend simd   | --self-test
                    bench                   | the launcher starts it, as ./thetagrid bench
                    """)
    void wrongUsageEndsWithTwoAndSaysWhat(String line, String message) {
        CommandRun run = line.isEmpty() ? CommandRun.of() : CommandRun.of(line.split(" "));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aDoctorFindsThisJava() {
        CommandRun run = CommandRun.of("doctor", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("name,available,required,detail,remedy\njava,true,true,\"25"), run.out());
    }

    @Test
    void aSelfTestHoldsABackendToTheScalarOne() {
        assumeTrue(Backends.refusal("simd").isEmpty(), "no vectors here");
        CommandRun run = CommandRun.of("doctor", "--self-test", "--backend", "simd", "--format", "csv");
        assertEquals(0, run.code(), run.out());
        assertTrue(run.out().contains("\nsimd: price,true,true,"), run.out());
    }

    @Test
    void aSelfTestOfWhatCannotRunEndsWithFive() {
        assumeTrue(Backends.refusal("cuda").isPresent(), "CUDA runs here");
        CommandRun run = CommandRun.of("doctor", "--self-test", "--backend", "cuda");
        assertEquals(5, run.code());
        assertTrue(run.err().contains("cuda"), run.err());
    }
}
