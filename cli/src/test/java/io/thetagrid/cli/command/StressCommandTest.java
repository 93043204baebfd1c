package io.thetagrid.cli.command;

import static io.thetagrid.cli.command.SmallBook.assertBadInput;
import static io.thetagrid.cli.command.SmallBook.assertUsage;
import static io.thetagrid.cli.command.SmallBook.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose scenarios {@code stress} runs, and its search for the smallest move. */
class StressCommandTest {
    private static final String OWN = """
            scenarios:
              - {name: mine, description: a dip, index: -10, source: made up}
              - {name: other, description: another, move: 5, source: made up}
            """;

    @TempDir
    Path folder;

    private SmallBook book;
    private String own;

    @BeforeEach
    void writeBook() throws IOException {
        book = SmallBook.in(folder);
        own = Files.writeString(folder.resolve("own.yaml"), OWN).toString();
    }

    private List<String> names(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--format", "json"));
        return result(book.run("stress", all.toArray(String[]::new)))
                .get("stress")
                .valueStream()
                .map(one -> one.get("name").asString())
                .toList();
    }

    @Test
    void aFileReplacesTheLibraryOrIsAddedToIt() throws IOException {
        book.addOption();
        List<String> library = names();
        assertEquals(List.of("mine", "other"), names("--scenarios", own));
        List<String> both = names("--add", own);
        assertEquals(library, both.subList(0, library.size()));
        assertEquals(List.of("mine", "other"), both.subList(library.size(), both.size()));
        String second = Files.writeString(
                        folder.resolve("second.yaml"),
                        "scenarios: [{name: second, description: d, move: 1, source: s}]")
                .toString();
        assertEquals(List.of("mine", "other", "second"), names("--scenarios", own, "--add", second));
        assertBadInput(book.run("stress", "--scenarios", own, "--add", own), "own.yaml:2:12: got 'mine'");
    }

    @Test
    void namesChoose() {
        assertEquals(List.of("iv-crush", "mine"), names("--add", own, "--name", "mine,iv-crush"));
        assertUsage(book.run("stress", "--name", "mine"), "there is no scenario 'mine'");
    }

    @Test
    void theListNeedsNoBook() {
        CommandRun page = CommandRun.of("stress", "--list", "--scenarios", own);
        assertEquals(new CommandRun(0, """
                        mine  index -10 %, at once
                            a dip
                            made up
                        other  every name +5 %, at once
                            another
                            made up
                        """, ""), page);
        CommandRun json = CommandRun.of("stress", "--list", "--format", "json");
        JsonNode scenarios = JsonMapper.shared().readTree(json.out()).get("scenarios");
        assertTrue(scenarios.size() >= 25, json.out());
        assertEquals(-0.2047, scenarios.get(0).get("move").asDouble(), 1e-12);
        CommandRun csv = CommandRun.of("stress", "--list", "--format", "csv");
        assertEquals(1 + scenarios.size(), csv.out().lines().count());
        assertTrue(csv.out()
                .startsWith("name,description,spot,move,iv,rate,borrow,spread,sessions,names,overrides,source\n"));
    }

    @Test
    void theExampleIsAGoodFile() throws IOException {
        book.addOption();
        Path example = Path.of(System.getProperty("user.dir"))
                .resolveSibling("examples")
                .resolve("stress.yaml");
        assertTrue(Files.exists(example), example.toString());
        assertTrue(names("--add", example.toString()).contains("slow-grind"));
    }

    /** 63,000 of value; 5 % is 3,150, which the shares worth 10,000 lose at −31.5 %. */
    @Test
    void theSmallestMoveIsThatOfTheShares() {
        JsonNode result = result(book.run("stress", "--reverse", "--loss", "5", "--format", "json"));
        assertEquals(63_000, result.get("portfolioValue").asDouble(), 1e-9);
        JsonNode down = result.get("reverse")
                .valueStream()
                .filter(one -> one.get("scope").asString().equals("ACME")
                        && one.get("direction").asString().equals("spot-down")
                        && one.get("target").asString().equals("loss"))
                .findFirst()
                .orElseThrow();
        assertEquals(-0.315, down.get("spotMove").asDouble(), 1e-6);
        assertEquals(3_150, down.get("loss").asDouble(), 1e-9);
        // Three scopes, five directions, the loss and everything.
        assertEquals(30, result.get("reverse").size());
    }

    @Test
    void theProfilesLimitsAreTheDefaultAndEveryFormatHasThem() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = book.run("stress", "--reverse", "--format", "csv", "--out", out.toString(), "--tables", "csv");
        assertEquals(0, run.code(), run.err());
        List<String> rows = run.out().lines().toList();
        assertEquals("scope,direction,target,loss_ratio,loss,spot_move,vol_move,reach,pnl", rows.getFirst());
        assertTrue(rows.get(1).startsWith("portfolio,spot-down,R-RISK-VAR95,0.015,945,-0."), rows.get(1));
        assertTrue(rows.get(2).startsWith("portfolio,spot-down,R-RISK-ES,0.05,3150,-0."), rows.get(2));
        assertTrue(rows.get(3).startsWith("portfolio,spot-down,value-zero,1,63000,"), rows.get(3));
        assertEquals(run.out(), Files.readString(out.resolve("reverse.csv")));
        String page = book.run("stress", "--reverse").out();
        assertTrue(page.contains("1.5 % of value: USD 945, R-RISK-VAR95"), page);
        assertTrue(page.contains("ACME alone"), page);
        assertTrue(page.contains("not within +400 %"), page);
    }

    @Test
    void theDigestOfASearchDependsNeitherOnThreadsNorOnTheBackend() {
        String expected = resultLine("1", "scalar");
        assertEquals(expected, resultLine("3", "scalar"));
        assertEquals(expected, resultLine("2", "simd"));
    }

    private String resultLine(String threads, String backend) {
        CommandRun run =
                book.run("stress", "--reverse", "--format", "json", "--threads", threads, "--backend", backend);
        assertEquals("", run.err());
        return run.out().lines().toList().get(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --loss 5                  | --loss: expected with --reverse
                    --reverse --loss 0        | expected a percentage of portfolio value above 0
                    --reverse --loss all      | expected a percentage of portfolio value above 0
                    --reverse --name iv-crush | --reverse
                    --reverse --list          | --reverse
                    """)
    void whatDoesNotGoTogetherIsWrongUsage(String options, String message) {
        assertUsage(book.run("stress", options.split(" ")), message);
    }
}
