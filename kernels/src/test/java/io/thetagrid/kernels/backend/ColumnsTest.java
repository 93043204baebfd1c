package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    /** Lines of 64 bytes, 64 sets of them in a first-level cache of 32 KB and eight ways. */
    private static final int SETS = 64;

    @ParameterizedTest
    @ValueSource(ints = {100, 512, 1000, 4096, 4096 * 3, 65_536, 1_000_000})
    void aRowOfLongColumnsTakesADifferentCacheSetForEachColumn(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Columns columns = Columns.allocate(arena, 16, rows);
            Set<Long> sets = new HashSet<>();
            for (int column = 0; column < columns.count(); column++) {
                long address = columns.address(column, 0);
                assertEquals(0, address % 64);
                sets.add(address / 64 % SETS);
            }
            assertEquals(columns.count(), sets.size());
            assertTrue(columns.stride() >= rows && columns.stride() < rows + 72, () -> "stride " + columns.stride());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63})
    void shortColumnsArePaddedToWholeVectorsOnly(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Columns columns = Columns.allocate(arena, 3, rows);
            assertEquals((rows + 7) / 8 * 8, columns.stride());
            assertEquals(columns.offset(2) - columns.offset(1), columns.stride() * 8L);
        }
    }

    @Test
    void aClosedArenaGivesNoAddress() {
        Arena arena = Arena.ofConfined();
        Columns columns = Columns.allocate(arena, 1, 8);
        arena.close();
        assertThrows(IllegalStateException.class, () -> columns.address(0, 0));
    }
}
