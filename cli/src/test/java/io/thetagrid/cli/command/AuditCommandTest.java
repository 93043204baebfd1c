package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private static String result(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("audit", "--format", "json"));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    private static JsonNode claims(String... more) {
        return JSON.readTree(result(more)).get("claims");
    }

    @Test
    void jsonHasEveryClaimWithItsSevenMembers() {
        JsonNode claims = claims();
        assertEquals(116, claims.size());
        for (JsonNode claim : claims) {
            for (String member : List.of("id", "document", "claim", "claimed", "computed", "assumption", "verdict")) {
                assertTrue(claim.has(member), member);
            }
        }
    }

    @Test
    void resultsDoNotDependOnTheRun() {
        assertEquals(result(), result());
    }

    @Test
    void oneClaimUnderAnotherMarket() {
        JsonNode low = claims("--only", "22", "--volatility", "1.45");
        assertEquals(1, low.size());
        assertNotEquals(
                claims("--only", "22").get(0).get("computed"), low.get(0).get("computed"));
        assertTrue(low.get(0).get("assumption").asString().contains("145.00 %"), low.toString());
    }

    @Test
    void anotherProfileChangesWhatFollows() throws IOException {
        String shipped = io.thetagrid.core.strategy.Profiles.shipped("personal");
        Path mine = Files.writeString(
                folder.resolve("mine.yaml"), shipped.replace("win_probability: 0.892", "win_probability: 0.7"));
        // 0.7 − 0.3·0.087/0.123 = 0.48780…
        JsonNode claim = claims("--only", "1", "--profile", mine.toString()).get(0);
        assertTrue(claim.get("computed").asString().startsWith("0.4878;"), claim.toString());
    }

    @Test
    void aPersonReadsItByDocument() {
        CommandRun run = CommandRun.of("audit");
        assertEquals(0, run.code(), run.err());
        List<String> documents = run.out()
                .lines()
                .filter(line -> line.matches("(IP|PP|MS|AC|SO), .*"))
                .map(line -> line.substring(0, 2))
                .toList();
        assertEquals(List.of("IP", "PP", "MS", "AC", "SO"), documents);
        assertTrue(run.out().contains("116 claims: "), run.out());
        CommandRun one = CommandRun.of("audit", "--only", "83");
        assertTrue(one.out().contains("note  "), one.out());
    }

    @Test
    void markdownHasATableForEachDocument() {
        CommandRun run = CommandRun.of("audit", "--format", "markdown");
        assertEquals(5, run.out().lines().filter(line -> line.startsWith("## ")).count());
        assertEquals(
                116,
                run.out()
                        .lines()
                        .filter(line -> line.matches("\\| \\d+ \\| .* \\|"))
                        .count());
        assertEquals(
                List.of(9L),
                run.out()
                        .lines()
                        .filter(line -> line.startsWith("|"))
                        .map(line -> line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    --only 117;            there is no claim 117
                    --only x;              --only
                    --spot 0;              --spot: expected a number above 0
                    --volatility -1;       --volatility: expected a number above 0
                    --format xml;          expected table, json, csv, markdown
                    """)
    void wrongUsageSaysWhat(String line, String message) {
        CommandRun run = CommandRun.of(("audit " + line).split(" +"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void anUnknownProfileIsBadInput() {
        assertEquals(3, CommandRun.of("audit", "--profile", "nobody").code());
    }
}
