package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.OptionTable.Given;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.TimedDividend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionTableTest {
    private static final OptionTable.Defaults NONE = new OptionTable.Defaults(Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void readsOptionsAndPassesOtherColumnsThrough() throws IOException {
        OptionTable table = read(Given.VOLATILITY, NONE, """
                \uFEFFid,type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,note
                1,call,european,100,105,0.5,0.04,0.01,0.2,"a, b"
                2,PUT,american,100,95,0,-0.01,0,0,
                """);
        assertEquals(
                List.of(
                        new OptionTerms(1, 100, 105, 0.5, 0.04, 0.01, 0.2, false),
                        new OptionTerms(-1, 100, 95, 0, -0.01, 0, 0, true)),
                table.options());
        assertEquals(10, table.input().size());
        assertEquals("a, b", table.input().get(9).text(0));
        assertEquals("PUT", table.input().get(1).text(1));
    }

    @Test
    void countsTimeToTheCloseOfAnExpirationDate() throws IOException {
        OptionTable table = read(
                Given.PRICE,
                new OptionTable.Defaults(
                        Optional.of(ExerciseStyle.AMERICAN), Optional.of(Instant.parse("2025-09-26T20:00:00Z"))),
                """
                type,spot,strike,expiration,rate,dividend_yield,price
                put,2.4,2.5,2025-10-24,0.04,0,0.9
                put,2.4,2.5,2025-09-26,0.04,0,0.1
                """);
        assertEquals(28 / 365.0, table.options().get(0).timeToExpiry(), 1e-16); // one rounding
        assertEquals(0, table.options().get(1).timeToExpiry());
        assertTrue(table.options().get(0).american());
        assertEquals(0.9, table.prices()[0]);
    }

    @Test
    void rejectsAnExpirationThatHasPassed() throws IOException {
        OptionTable table = read(
                Given.VOLATILITY,
                new OptionTable.Defaults(
                        Optional.of(ExerciseStyle.EUROPEAN), Optional.of(Instant.parse("2025-09-26T20:00:01Z"))),
                """
                type,spot,strike,expiration,rate,dividend_yield,volatility
                put,2.4,2.5,2025-09-26,0.04,0,4
                put,2.4,2.5,2025-09-29,0.04,0,4
                """);
        assertEquals(1, table.options().size());
        assertEquals(1, table.rejectedRows());
        assertEquals("expiration", table.rejects().getFirst().column());
    }

    @Test
    void rejectsBadRowsWithLineColumnValueAndExpectation() throws IOException {
        OptionTable table = read(Given.VOLATILITY, NONE, """
                type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility
                call,european,100,105,0.5,0.04,0.01,0.2
                call,european,NaN,105,-0.5,Infinity,0.01,-0.2
                straddle,bermudan,1e999,1d,0x1,,4%,1_0
                call,european,100

                # a comment
                call,european,100,105,0.5,0.04,0.01,0.2,0
                """);
        assertEquals(1, table.options().size());
        assertEquals(4, table.rejectedRows());
        String name = folder.resolve("options.csv").toString();
        assertEquals(
                """
                :3: spot: got 'NaN', expected a number >= 0
                :3: time_to_expiry: got '-0.5', expected a number >= 0
                :3: rate: got 'Infinity', expected a number
                :3: volatility: got '-0.2', expected a number >= 0
                :4: type: got 'straddle', expected one of call, put
                :4: style: got 'bermudan', expected one of european, american
                :4: spot: got '1e999', expected a number >= 0
                :4: strike: got '1d', expected a number >= 0
                :4: time_to_expiry: got '0x1', expected a number >= 0
                :4: rate: got '', expected a number
                :4: dividend_yield: got '4%', expected a number
                :4: volatility: got '1_0', expected a number >= 0
                :5: got '3 fields', expected 8 fields, as the header has
                :8: got '9 fields', expected 8 fields, as the header has""".lines().map(line -> name + line).toList(),
                table.rejects().stream().map(Problem::toString).toList());
    }

    @Test
    void readsCashDividendsByYearsAndByExDate() throws IOException {
        // 14:30 UTC is the opening in New York in winter, 13:30 in summer.
        OptionTable table = read(
                Given.VOLATILITY,
                new OptionTable.Defaults(Optional.empty(), Optional.of(Instant.parse("2026-01-07T14:30:00Z"))),
                """
                type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,dividends
                call,american,100,105,0.5,0.04,0,0.2,2026-02-06:0.24;2026-05-08:0.25
                call,american,100,105,0.5,0.04,0,0.2, 0.25 : 0.24 ; 0.5:0.3
                call,american,100,105,0.5,0.04,0,0.2,
                """);
        assertEquals(List.of(), table.rejects());
        assertEquals(2, table.dividends().getFirst().size());
        assertEquals(30 / 365.0, table.dividends().getFirst().getFirst().years(), 1e-16);
        assertEquals(0.24, table.dividends().getFirst().getFirst().amount());
        assertEquals(
                (121 - 1 / 24.0) / 365, table.dividends().getFirst().getLast().years(), 1e-16);
        assertEquals(
                List.of(new TimedDividend(0.25, 0.24), new TimedDividend(0.5, 0.3)),
                table.dividends().get(1));
        assertEquals(List.of(), table.dividends().get(2));
    }

    @Test
    void rejectsDividendsThatCannotBeUnderstood() throws IOException {
        OptionTable table = read(Given.VOLATILITY, NONE, """
                type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,dividends
                call,american,100,105,0.5,0.04,0,0.2,0.25
                call,american,100,105,0.5,0.04,0,0.2,0.25:x
                call,american,100,105,0.5,0.04,0,0.2,soon:0.24
                call,american,100,105,0.5,0.04,0,0.2,0.25:-0.24
                call,american,100,105,0.5,0.04,0,0.2,0.25:0.24;
                call,american,100,105,0.5,0.04,0,0.2,0.25:0.24:0.3
                call,american,100,105,0.5,0.04,0,0.2,2026-02-06:0.24
                """);
        assertEquals(0, table.options().size());
        assertEquals(7, table.rejectedRows());
        String name = folder.resolve("options.csv").toString();
        assertEquals(
                name
                        + ":2: dividends: got '0.25', expected ex-dates and amounts such as 2026-02-06:0.24;2026-05-08:0.24,"
                        + " or years 0.25:0.24",
                table.rejects().getFirst().toString());
        assertEquals(
                name + ":8: dividends: got '2026-02-06:0.24', expected --as-of, the instant to count ex-dates from, or"
                        + " years such as 0.25:0.24",
                table.rejects().getLast().toString());
    }

    @Test
    void refusesTablesThatCannotBeUnderstood() {
        assertRefused("spot", "type,style,strike,time_to_expiry,rate,dividend_yield,volatility\n");
        assertRefused("spot", "type,style,spot,spot,strike,time_to_expiry,rate,dividend_yield,volatility\n");
        assertRefused("style", "type,spot,strike,time_to_expiry,rate,dividend_yield,volatility\n");
        assertRefused("expiration", "type,style,spot,strike,expiration,rate,dividend_yield,volatility\n");
        assertRefused(
                "time_to_expiry", "type,style,spot,strike,expiration,time_to_expiry,rate,dividend_yield,volatility\n");
        assertRefused("", "");
        assertRefused("", "\"type,style\n");
        assertRefused("", """
                type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility,note
                call,european,100,105,0.5,0.04,0.01,0.2,"a
                call,european,100,105,0.5,0.04,0.01,0.2,b
                """);
        assertRefused("", "PAR1 but not really");
        assertRefused("2", "type,,style\n");
    }

    private void assertRefused(String column, String text) {
        BadInputException refused = assertThrows(BadInputException.class, () -> read(Given.VOLATILITY, NONE, text));
        assertEquals(column, refused.problems().getFirst().column());
    }

    private OptionTable read(Given given, OptionTable.Defaults defaults, String text) throws IOException {
        Path file = folder.resolve("options.csv");
        Files.writeString(file, text);
        return OptionTable.read(file, given, defaults);
    }
}
