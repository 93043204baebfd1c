package io.thetagrid.kernels.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of other people's numbers that lie beside the project; tests are skipped where they don't. */
public final class SharedReference {

    private SharedReference() {}

    /** The file {@code reference/name}, or a skipped test. */
    public static Path file(String name) {
        Path file = Path.of(System.getProperty("test.shared", "absent"))
                .resolve("reference")
                .resolve(name);
        assumeTrue(Files.exists(file), () -> "no reference table " + name + " beside the project");
        return file;
    }

    /** Rows of a CSV table, each by column name. */
    public static List<Row> rows(String name) {
        try {
            List<String> lines = Files.readAllLines(file(name));
            String[] names = lines.getFirst().split(",", -1);
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> byName = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    byName.put(names[i], cells[i]);
                }
                rows.add(new Row(line, byName));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of a table. */
    public record Row(String line, Map<String, String> cells) {

        public double number(String name) {
            String cell = text(name);
            return cell.equals("nan") ? Double.NaN : Double.parseDouble(cell);
        }

        public String text(String name) {
            String cell = cells.get(name);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + name + " in " + cells.keySet());
            }
            return cell;
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
