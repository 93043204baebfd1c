package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
    private static final double[] NUMBERS = {0.1, -0.0, 4.9e-324, 1.7976931348623157e308, 1e22, Double.NaN, 3};
    private static final Table TABLE = new Table(List.of(
            new Table.TextColumn("name, quoted", List.of("a", "b,c", "d\"e", "f\ng", "", "é", "#h")),
            new Table.NumberColumn("value", NUMBERS),
            new Table.IntegerColumn("horizon_days", new long[] {1, 5, 21, -1, Long.MAX_VALUE, 0, 7})));

    @TempDir
    private Path folder;

    @Test
    void csvReadsBackAsTheSameValues() throws IOException {
        Path file = folder.resolve("deep/er/table.csv");
        TableWriter.write(TABLE, file);
        assertReadsBack(TextTable.read(file, "table.csv"));
        assertEquals(1, files(file.getParent())); // nothing temporary remains
        assertEquals(
                "name, quoted,value,horizon_days".length() + 2,
                Files.readString(file).indexOf('\n'));
    }

    @Test
    void parquetReadsBackAsTheSameValues() throws IOException {
        Path file = folder.resolve("it's a table.parquet");
        TableWriter.write(TABLE, file);
        assertReadsBack(TextTable.read(file, "table.parquet"));
        assertEquals(1, files(folder));
    }

    private static void assertReadsBack(TextTable table) {
        List<TableRow> rows = new ArrayList<>();
        table.rows().forEach(rows::add);
        assertEquals(List.of("name, quoted", "value", "horizon_days"), table.columns());
        assertEquals(
                List.of("a", "b,c", "d\"e", "f\ng", "", "é", "#h"),
                rows.stream().map(row -> row.raw("name, quoted")).toList());
        assertArrayEquals(
                Arrays.stream(NUMBERS).mapToLong(Double::doubleToLongBits).toArray(),
                rows.stream()
                        .mapToLong(row -> Double.doubleToLongBits(Numbers.parse(row.raw("value"))))
                        .toArray());
        assertEquals(Long.toString(Long.MAX_VALUE), rows.get(4).raw("horizon_days"));
    }

    @Test
    void nothingAppearsWhenWritingFails() throws IOException {
        Path file = folder.resolve("result.json");
        Files.writeString(file, "before");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("disk full");
                }));
        assertEquals("before", Files.readString(file));
        assertEquals(1, files(folder));
    }

    private static int files(Path folder) {
        return folder.toFile().list().length;
    }

    @Property
    void everyFiniteDoubleReadsBack(@ForAll double value) {
        assertEquals(value, Numbers.parse(Numbers.write(value)));
    }
}
