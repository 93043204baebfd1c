package io.thetagrid.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFolderTest {
    private static final double[][] ROWS = {{1, -0.0, Double.MIN_VALUE}, {Double.NEGATIVE_INFINITY, Math.PI, 1e300}};

    @TempDir
    private Path folder;

    private int computed;

    private double[][] compute() {
        computed++;
        return ROWS;
    }

    private static void assertBits(double[][] actual) {
        assertEquals(ROWS.length, actual.length);
        for (int i = 0; i < ROWS.length; i++) {
            assertArrayEquals(ROWS[i], actual[i]);
        }
    }

    @Test
    void aBlockIsComputedOnceAndKeptToTheBit() {
        assertBits(BlockFolder.in(folder, "run").block("a-1", this::compute));
        assertBits(BlockFolder.in(folder, "run").block("a-1", this::compute));
        assertEquals(1, computed);
        BlockFolder.in(folder, "run").block("a-2", this::compute);
        BlockFolder.in(folder, "other").block("a-1", this::compute);
        assertEquals(3, computed);
    }

    @Test
    void noDamageGoesUnseen() throws Exception {
        BlockFolder.in(folder, "run").block("a", this::compute);
        Path file = folder.resolve("run").resolve("a.block");
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] damaged = good.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            int before = computed;
            assertBits(BlockFolder.in(folder, "run").block("a", this::compute));
            assertEquals(before + 1, computed, "byte " + i);
            assertArrayEquals(good, Files.readAllBytes(file));
            Files.write(file, Arrays.copyOf(good, i));
            assertBits(BlockFolder.in(folder, "run").block("a", this::compute));
            assertEquals(before + 2, computed, "cut at " + i);
        }
    }

    @Test
    void mergedFoldersGiveWhatAnyOfThemHasAndComputeOnlyTails() {
        BlockFolder.in(folder.resolve("one"), "run").block("a", this::compute);
        BlockFolder.in(folder.resolve("two"), "run").block("b", this::compute);
        BlockFolder merged = BlockFolder.merged(List.of(folder.resolve("one"), folder.resolve("two")), "run");
        assertBits(merged.block("a", this::compute));
        assertBits(merged.block("b", this::compute));
        assertEquals(2, computed);
        assertBits(merged.tail("c", this::compute));
        assertEquals(3, computed);
        BadInputException missing = assertThrows(BadInputException.class, () -> merged.block("d", this::compute));
        assertTrue(missing.getMessage().contains("no block d"), missing::getMessage);
        BadInputException none = assertThrows(
                BadInputException.class,
                () -> BlockFolder.merged(List.of(folder.resolve("one"), folder.resolve("three")), "run"));
        assertTrue(none.getMessage().startsWith(folder.resolve("three").toString()), none::getMessage);
    }

    @Test
    void deletingLeavesOtherRunsAlone() {
        BlockFolder.in(folder, "run").block("a", this::compute);
        BlockFolder.in(folder, "other").block("a", this::compute);
        BlockFolder.in(folder, "run").delete();
        BlockFolder.in(folder, "other").block("a", this::compute);
        assertEquals(2, computed);
        assertTrue(Files.notExists(folder.resolve("run")));
    }
}
