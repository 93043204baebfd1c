package io.thetagrid.core.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes tables as comma-separated values or Parquet. */
public final class TableWriter {

    private TableWriter() {}

    /** Writes a file, as Parquet if its name ends in {@code .parquet}; it appears only when it is complete. */
    public static void write(Table table, Path file) throws IOException {
        AtomicFile.write(file, temporary -> {
            if (file.getFileName().toString().endsWith(".parquet")) {
                Parquet.write(table, temporary);
            } else {
                try (Writer writer = Files.newBufferedWriter(temporary)) {
                    writeCsv(table, writer);
                }
            }
        });
    }

    /** Writes comma-separated values with a header, lines ended by LF; numbers read back as the same doubles. */
    // The writer belongs to the caller: it is flushed, not closed.
    @SuppressWarnings("resource")
    public static void writeCsv(Table table, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<Table.Column> columns = table.columns();
        csv.writeRecord(columns.stream().map(Table.Column::name).toList());
        List<String> cells = new ArrayList<>(columns.size());
        for (int row = 0; row < table.rows(); row++) {
            cells.clear();
            for (Table.Column column : columns) {
                cells.add(column.text(row));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
        out.flush();
    }
}
