package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import io.thetagrid.kernels.backend.Backends;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code greeks} and {@code iv}, from their input's bytes to their output's. */
class OptionTableCommandsTest {
    private static final String HEADER = "type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility\n";

    /** Haug, The Complete Guide to Option Pricing Formulas, 2nd ed. (2007), p. 3: a call worth 2.1334. */
    private static final String HAUG = HEADER + "call,european,60,65,0.25,0.08,0,0.30\n";

    @Test
    void aPriceIsHaugs() {
        Map<String, String> row = onlyRow(CommandRun.withInput(HAUG, "greeks", "-", "--format", "csv"));
        // Four digits are printed in the book.
        assertEquals(2.1334, Double.parseDouble(row.get("price")), 5e-5);
        assertEquals("OK", row.get("status"));
    }

    @Test
    void theColumnsAreTheInputsThenTheResults() {
        CommandRun run = CommandRun.withInput(
                "id," + HEADER + "\"a,b\",put,american,40,45,0.5833,0.0488,0,0.4\n", "greeks", "-", "--format", "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "id," + HEADER.strip() + ",price,delta,gamma,vega,theta,rho,vanna,volga,status",
                run.out().lines().findFirst().orElseThrow());
        assertTrue(run.out().contains("\n\"a,b\",put,american,40,45,0.5833,0.0488,0,0.4,"), run.out());
    }

    @Test
    void tradersUnitsAreScaledAndSaySo() {
        Map<String, String> kernel = onlyRow(CommandRun.withInput(HAUG, "greeks", "-", "--format", "csv"));
        Map<String, String> trader =
                onlyRow(CommandRun.withInput(HAUG, "greeks", "-", "--format", "csv", "--units", "trader"));
        assertEquals(number(kernel, "vega") / 100, number(trader, "vega_per_vol_point"));
        assertEquals(number(kernel, "theta") / 365, number(trader, "theta_per_day"));
        assertEquals(number(kernel, "rho") / 100, number(trader, "rho_per_percent"));
        assertEquals(kernel.get("price"), trader.get("price"));
        assertFalse(trader.containsKey("vega"));
    }

    @Test
    void aPriceGivesItsVolatilityBack() {
        String prices = HEADER.replace("volatility", "price") + "put,european,100,95,0.5,0.04,0.01,4.0621479994362\n";
        Map<String, String> row = onlyRow(CommandRun.withInput(prices, "iv", "-", "--format", "csv"));
        // The price was computed at 0.25 and given with 14 digits; vega is 25.
        assertEquals(0.25, number(row, "implied_volatility"), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"4.0, BELOW_INTRINSIC", "101, ABOVE_MAXIMUM"})
    void aPriceThatNoVolatilityGivesHasAStatus(double price, String status) {
        String prices = HEADER.replace("volatility", "price") + "call,european,100,95,0.5,0.04,0,%s\n".formatted(price);
        Map<String, String> row = onlyRow(CommandRun.withInput(prices, "iv", "-", "--format", "csv"));
        assertEquals(status, row.get("status"));
        assertEquals("", row.get("implied_volatility"));
    }

    /** Hull's call of 3.67 on 40 with two dividends of 0.50, Black–Scholes on the reduced spot. */
    @Test
    void cashDividendsAreTakenFromTheirColumn() {
        String table = """
                type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,dividends
                call,european,40,40,0.5,0.09,0,0.3,0.16666666666666666:0.5;0.4166666666666667:0.5
                """;
        CommandRun escrowed =
                CommandRun.withInput(table, "greeks", "-", "--format", "csv", "--dividend-model", "escrowed");
        assertEquals(3.67, number(onlyRow(escrowed), "price"), 5e-3); // printed to a cent
        CommandRun spot = CommandRun.withInput(table, "greeks", "-", "--format", "csv");
        CommandRun forward =
                CommandRun.withInput(table, "greeks", "-", "--format", "csv", "--dividend-model", "forward");
        assertTrue(number(onlyRow(escrowed), "price") < number(onlyRow(spot), "price"), spot.out());
        assertTrue(number(onlyRow(spot), "price") < number(onlyRow(forward), "price"), forward.out());
        CommandRun volatility = CommandRun.withInput(
                table.replace("volatility", "price").replace("0,0.3,", "0,3.67,"),
                "iv",
                "-",
                "--format",
                "csv",
                "--dividend-model",
                "escrowed");
        assertEquals(0.3, number(onlyRow(volatility), "implied_volatility"), 1e-3);
    }

    @Test
    void theBytesDependNeitherOnThreadsNorOnTheBackend() {
        StringBuilder table = new StringBuilder(HEADER);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 10_001; i++) {
            table.append(i % 2 == 0 ? "call," : "put,")
                    .append(i % 97 == 0 ? "american," : "european,")
                    .append(80 + 40 * random.nextDouble())
                    .append(",100,")
                    .append(2 * random.nextDouble())
                    .append(",0.04,0.01,")
                    .append(0.05 + random.nextDouble())
                    .append('\n');
        }
        String input = table.toString();
        CommandRun expected =
                CommandRun.withInput(input, "greeks", "-", "--format", "csv", "--backend", "scalar", "--threads", "1");
        assertEquals(0, expected.code(), expected.err());
        assertEquals(
                expected,
                CommandRun.withInput(input, "greeks", "-", "--format", "csv", "--backend", "scalar", "--threads", "3"));
        assertEquals(
                expected,
                CommandRun.withInput(input, "greeks", "-", "--format", "csv", "--backend", "simd", "--threads", "2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    call,european,abc,105,1,0.04,0.01,0.2    | standard input:2: spot: got 'abc', expected a number >= 0
                    call,european,NaN,105,1,0.04,0.01,0.2    | standard input:2: spot: got 'NaN', expected a number >= 0
                    call,european,Infinity,105,1,0.04,0,0.2  | standard input:2: spot: got 'Infinity', expected a number >= 0
                    call,european,100,105,-1,0.04,0.01,0.2   | standard input:2: time_to_expiry: got '-1', expected a number >= 0
                    call,european,100,105,1,0.04,0.01,-0.2   | standard input:2: volatility: got '-0.2', expected a number >= 0
                    call,european,100,105,1,,0.01,0.2        | standard input:2: rate: got '', expected a number
                    straddle,european,100,105,1,0.04,0,0.2   | standard input:2: type: got 'straddle', expected one of call, put
                    call,bermudan,100,105,1,0.04,0.01,0.2    | standard input:2: style: got 'bermudan', expected one of european, american
                    call,european,100,105                    | standard input:2: got '4 fields', expected 8 fields
                    """)
    void aWrongCellIsNamedWithItsPlaceAndWhatWasExpected(String row, String message) {
        CommandRun run = CommandRun.withInput(HEADER + row + "\n", "greeks", "-");
        assertBadInput(run, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "type,style,spot,strike,time_to_expiry,rate,dividend_yield\n",
                "type,style,spot,spot,strike,time_to_expiry,rate,dividend_yield,volatility\n",
                "type,spot,strike,time_to_expiry,rate,dividend_yield,volatility\ncall,1,1,1,0,0,1\n",
                "type,style,spot,strike,expiration,rate,dividend_yield,volatility\ncall,european,1,1,2026-01-16,0,0,1\n",
                "type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,price\ncall,european,1,1,1,0,0,1,9\n",
                "\"type,style\n"
            })
    void aTableWithoutTheRightColumnsIsBadInput(String table) {
        assertBadInput(CommandRun.withInput(table, "greeks", "-"), "standard input");
    }

    @Test
    void binaryJunkIsBadInputAndStaysOffTheTerminal() {
        byte[] junk = new byte[4096];
        RandomGenerator.of("L64X128MixRandom").nextBytes(junk);
        assertBadInput(CommandRun.withInput(junk, "greeks", "-"), "standard input");
        CommandRun run = CommandRun.withInput(HEADER + "call,european,\u001b[31m,105,1,0.04,0.01,0.2\n", "greeks", "-");
        assertBadInput(run, "'·[31m'");
        assertFalse(run.err().contains("\u001b"), run.err());
    }

    @Test
    void aHeaderThatIsNoneIsToldShortAndStaysOffTheTerminal() {
        CommandRun run = CommandRun.withInput("\u001b[31m" + "a".repeat(100_000) + "\n", "greeks", "-");
        assertBadInput(run, "standard input:1: spot: got 'no such column'");
        assertFalse(run.err().contains("\u001b"), "control characters reach the terminal");
        assertTrue(run.err().length() < 10_000, () -> run.err().length() + " characters");
    }

    @Test
    void everyProblemOfAFileIsToldTheFirstFiftyInFull() {
        String rows = "call,european,x,105,1,0.04,0.01,0.2\n".repeat(60);
        CommandRun run = CommandRun.withInput(HEADER + rows, "greeks", "-");
        assertBadInput(run, "bad input, 60 problems");
        assertEquals(52, run.err().lines().count());
        assertTrue(run.err().contains("and 10 more"), run.err());
    }

    @Test
    void rejectsThatAreAllowedAreLeftOutAndTold() {
        String table = HAUG + "call,european,x,105,1,0.04,0.01,0.2\n";
        CommandRun run = CommandRun.withInput(table, "greeks", "-", "--format", "csv", "--allow-rejects", "1");
        assertEquals(0, run.code(), run.err());
        assertEquals(2, run.out().lines().count());
        assertTrue(run.err().contains("left out 1 malformed row"), run.err());
        CommandRun json =
                CommandRun.withInput(table, "greeks", "-", "--format", "json", "--allow-rejects", "1", "--quiet");
        assertTrue(json.out().contains("\"rejects\":[{\"file\":\"standard input\",\"line\":3"), json.out());
        assertEquals("", json.err());
    }

    @Test
    void aMissingFileIsBadInput() {
        assertBadInput(CommandRun.of("greeks", "no-such-file.csv"), "no-such-file.csv: got 'no such file'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "opencl"})
    void aBackendAskedForByNameRunsOrIsToldByItsCode(String backend) {
        CommandRun run = CommandRun.withInput(HAUG, "greeks", "-", "--backend", backend);
        if (Backends.refusal(backend).isEmpty()) {
            assertEquals(
                    CommandRun.withInput(HAUG, "greeks", "-", "--backend", "scalar")
                            .out(),
                    run.out(),
                    run.err());
            return;
        }
        assertEquals(5, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains(backend), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--backend=abacus",
                "--accuracy=perfect",
                "--style=asian",
                "--dividend-model=bermuda",
                "--units=metric",
                "--as-of=yesterday",
                "--threads=0",
                "--threads=x",
                "--allow-rejects=x"
            })
    void aWrongOptionIsWrongUsage(String option) {
        CommandRun run = CommandRun.withInput(HAUG, "greeks", "-", option);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
    }

    private static void assertBadInput(CommandRun run, String message) {
        assertEquals(3, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    private static Map<String, String> onlyRow(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        List<List<String>> lines = new ArrayList<>();
        run.out().lines().forEach(line -> lines.add(List.of(line.split(",", -1))));
        assertEquals(2, lines.size(), run.out());
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < lines.get(0).size(); i++) {
            row.put(lines.get(0).get(i), lines.get(1).get(i));
        }
        return row;
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
