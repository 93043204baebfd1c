package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportCommandTest {
    private static final String CHAIN = """
            root,expiration,type,strike,bid,ask,as_of,spot
            SPY,2025-12-19,put,670,10,11,2025-10-01T20:00:00Z,668
            SPY,2025-12-19,call,670,12,13,2025-10-01T20:00:00Z,668
            SPY,2025-12-19,call,675,12,x,2025-10-01T20:00:00Z,668
            """;

    @TempDir
    private Path folder;

    private Path vendor;

    @BeforeEach
    void files() throws IOException {
        vendor = Files.createDirectories(folder.resolve("vendor/deep"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(vendor.resolve("spy.csv.gz")))) {
            out.write(CHAIN.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("vendor/readme.txt"), "nothing of interest\n");
    }

    @Test
    void accountsForEveryRowOfEveryFile() throws IOException {
        CommandRun run = CommandRun.of(
                "import", folder.resolve("vendor").toString(), "--allow-rejects", "1", "--format", "json");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("left out 1 malformed row"), run.err());
        JsonNode files = JsonMapper.shared().readTree(run.out()).get("result").get("files");
        assertEquals(2, files.size());
        JsonNode chain = files.get(0);
        assertEquals("read", chain.get("status").asString());
        assertEquals("{\"read\":3,\"used\":2,\"rejected\":1}", chain.get("rows").toString());
        assertEquals("1 chain, 2 quotes", chain.get("contents").asString());
        assertEquals("ask", chain.get("rejects").get(0).get("column").asString());
        assertEquals("unknown", files.get(1).get("status").asString());
    }

    @Test
    void failsOnMoreRejectsThanAllowedAndWritesNothing() {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("import", vendor.toString(), "--out", out.toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("spy.csv.gz:4: ask: got 'x', expected a number >= 0"), run.err());
        assertTrue(run.out().contains("3 rows = 2 rows used + 1 rejected"), run.out());
        assertFalse(Files.exists(out));
    }

    @Test
    void writesTablesThatOtherCommandsRead() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of(
                "import",
                folder.resolve("vendor").toString(),
                "--allow-rejects",
                "1",
                "--quiet",
                "--out",
                out.toString(),
                "--tables",
                "csv");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        Path written = out.resolve("deep-spy.chain.csv");
        assertEquals(3, Files.readAllLines(written).size());
        CommandRun chain = CommandRun.of("chain", written.toString(), "--format", "csv");
        assertEquals(0, chain.code(), chain.err());
        assertEquals(3, chain.out().lines().count());
    }

    @Test
    void refusesAnUnknownFileThatIsNamed() {
        CommandRun run =
                CommandRun.of("import", folder.resolve("vendor/readme.txt").toString());
        assertEquals(3, run.code());
        assertTrue(run.err().contains("readme.txt: got 'an unknown layout', expected an option chain"), run.err());
        assertEquals(
                3, CommandRun.of("import", folder.resolve("none").toString()).code());
        assertEquals(2, CommandRun.of("import").code());
    }

    @Test
    void listsTheLayouts() {
        CommandRun run = CommandRun.of("import", "--layouts");
        assertEquals(0, run.code(), run.err());
        for (String layout : List.of("Cboe's quote table", "the table that 'chain' writes")) {
            assertTrue(run.out().contains(layout), run.out());
        }
    }
}
