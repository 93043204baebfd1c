package io.thetagrid.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.cli.CommandRun;
import io.thetagrid.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code risk} stopped and resumed, split over machines and merged: always the same result. */
class BatchedRiskTest {
    private static final String BOOK = """
            as_of: 2025-09-26T16:00-04:00
            cash: {main: 600000}
            portfolio: [positions.csv]
            market:
              rates: {flat: 0.04}
              reference:
                ACME: {spot: 100, beta: 1, sector: Energy}
                BOND: {spot: 50, beta: 1, sector: Energy}
            profile: personal
            risk: {methods: [gaussian, delta-gamma], scenarios: 20000, horizons: [1, 5]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeBook() throws IOException {
        Files.writeString(folder.resolve("book.yaml"), BOOK);
        StringBuilder positions = new StringBuilder("account,broker,symbol,quantity,average_price,mark\n");
        for (int strike = 80; strike <= 120; strike += 4) {
            double intrinsic = Math.max(strike - 100, 0);
            positions.append(String.format("main,any,ACME  251219P%05d000,-2,3,%.2f%n", strike, intrinsic + 3));
            positions.append(String.format("main,any,BOND  251003P%05d000,-1,3,%.2f%n", strike / 2, intrinsic / 2 + 1));
        }
        positions.append("main,any,ACME,100,90,\n");
        Files.writeString(folder.resolve("positions.csv"), positions);
    }

    private String[] arguments(String... options) {
        Stream<String> fixed = Stream.of(
                "risk",
                folder.resolve("book.yaml").toString(),
                "--format",
                "json",
                "--breach-exit",
                "0",
                "--accuracy",
                "fast");
        return Stream.concat(fixed, Arrays.stream(options)).toArray(String[]::new);
    }

    private CommandRun run(String... options) {
        return CommandRun.of(arguments(options));
    }

    private static String digest(CommandRun run) {
        assertEquals(0, run.code(), run.err());
        return JsonMapper.shared().readTree(run.out()).get("resultDigest").asString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static List<Path> blocks(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".block"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "tails"})
    void shardsMergeToTheBytesOfOneRun(String exact) throws IOException {
        String expected = digest(run("--exact", exact));
        for (int i = 1; i <= 3; i++) {
            CommandRun shard = run("--exact", exact, "--shard", i + "/3", "--resume", at("machine" + i));
            assertEquals(new CommandRun(0, "", ""), shard);
            assertFalse(blocks(folder.resolve("machine" + i)).isEmpty());
        }
        CommandRun missing = run("--exact", exact, "--merge", at("machine1"), "--merge", at("machine3"));
        assertEquals(3, missing.code());
        assertTrue(missing.err().contains("a shard has not run, or not to its end"), missing.err());
        CommandRun other = run(
                "--exact",
                exact,
                "--seed",
                "5",
                "--merge",
                at("machine1"),
                "--merge",
                at("machine2"),
                "--merge",
                at("machine3"));
        assertEquals(3, other.code());
        assertTrue(other.err().contains("no blocks of this run"), other.err());
        assertEquals(
                expected,
                digest(run(
                        "--exact",
                        exact,
                        "--merge",
                        at("machine1"),
                        "--merge",
                        at("machine2"),
                        "--merge",
                        at("machine3"))));
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertEquals(2, run("--shard", "1/2").code());
        assertEquals(2, run("--shard", "3/2", "--resume", at("x")).code());
        assertEquals(2, run("--shard", "half", "--resume", at("x")).code());
        assertEquals(2, run("--merge", at("x"), "--resume", at("y")).code());
    }

    /** What is damaged or half there is computed again; what another input left is not taken; nothing is left behind. */
    @Test
    void damagedBlocksAreComputedAgain() throws IOException {
        String expected = digest(run());
        assertEquals(0, run("--shard", "1/2", "--resume", at("work")).code());
        List<Path> kept = blocks(folder.resolve("work"));
        byte[] bytes = Files.readAllBytes(kept.getFirst());
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept.getFirst(), bytes);
        Files.write(kept.get(1), Arrays.copyOf(Files.readAllBytes(kept.get(1)), 100));
        assertEquals(expected, digest(run("--resume", at("work"))));
        assertEquals(List.of(), blocks(folder.resolve("work")));
        assertEquals(0, run("--shard", "1/2", "--resume", at("work")).code());
        assertFalse(expected.equals(digest(run("--resume", at("work"), "--seed", "77"))));
    }

    /** Killed half a dozen times at random moments, each run going on from the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "tails"})
    void aKilledRunGoesOnAndEndsWithTheSameResult(String exact) throws IOException, InterruptedException {
        String expected = digest(run("--exact", exact));
        Random random = new Random(exact.hashCode());
        Path work = folder.resolve("work");
        int killed = 0;
        int most = 0;
        for (int attempt = 0; attempt < 6; attempt++) {
            Process process = start("--exact", exact, "--resume", work.toString());
            // Waits for the first new block or two, so that the kills fall on the computation, and not on the start.
            int before = blocks(work).size();
            while (process.isAlive() && blocks(work).size() <= before) {
                Thread.sleep(5);
            }
            if (!process.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            most = Math.max(most, blocks(work).size());
        }
        assertTrue(killed > 0 && most > 1, killed + " killed, " + most + " blocks");
        assertEquals(expected, digest(run("--exact", exact, "--resume", work.toString())));
        assertEquals(List.of(), blocks(work));
    }

    /** In a program of its own, one thread, so that there is a while in which to kill it. */
    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments(options)));
        command.addAll(List.of("--threads", "1"));
        Path log = Files.createTempFile(folder, "run", ".log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
