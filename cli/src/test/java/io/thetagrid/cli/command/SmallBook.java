package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shares of one name at beta 2 and a European put on another: enough for a command to move. */
record SmallBook(Path folder) {
    static final String BOOK = """
            as_of: 2025-09-26T16:00-04:00
            cash: {main: 60000}
            portfolio: [positions.csv]
            market:
              rates: {flat: 0.04}
              reference:
                ACME: {spot: 100, beta: 2}
                SPX: {spot: 6600, beta: 1}
            profile: income
            """;

    private static final String POSITIONS = """
            account,broker,symbol,quantity,average_price,mark
            main,any,ACME,100,90,
            main,any,SPXW  251219P06000000,-1,,70
            """;

    static SmallBook in(Path folder) throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK);
        Files.writeString(folder.resolve("positions.csv"), POSITIONS);
        return new SmallBook(folder);
    }

    /** Gives the shares' name a volatility, which scenarios in standard deviations ask for. */
    void addOption() throws IOException {
        Files.writeString(folder.resolve("positions.csv"), POSITIONS + "main,any,ACME  251219P00095000,-2,3,3.10\n");
    }

    CommandRun run(String command, String... options) {
        String[] fixed = {command, folder.resolve("book.yaml").toString()};
        return CommandRun.of(
                Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new));
    }

    static JsonNode result(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return JsonMapper.shared().readTree(run.out()).get("result");
    }

    static void assertUsage(CommandRun run, String message) {
        assertFailure(run, 2, message);
    }

    static void assertBadInput(CommandRun run, String message) {
        assertFailure(run, 3, message);
    }

    private static void assertFailure(CommandRun run, int code, String message) {
        assertEquals(code, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(message), run.err());
    }
}
