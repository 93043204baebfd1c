package io.thetagrid.core.io;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A table as its file has it: a header and rows of texts. Lines that begin with {@code #} and empty lines are skipped.
 *
 * <p>What is wrong with the table as a whole (no header, a column twice) throws; what is wrong with a row is noted in
 * {@link #problems()}, and {@link TableRow}'s accessors note there what is wrong with a cell.
 */
public final class TextTable implements Input {
    /** Some 3 GB: a US day of options has a third of it. A few packed bytes can be rows without number. */
    static final int MOST_CELLS = 1 << 26;

    /** What a row takes beside its cells, in cells. */
    private static final int ROW = 4;

    private final InputFile file;
    private final long headerLine;
    private final List<String> columns;
    private final Map<String, Integer> positions;
    private final List<TableRow> rows = new ArrayList<>();
    private final Problems problems;
    private int rowsRead;
    private long cells;

    TextTable(InputFile file, List<String> columns, long headerLine) {
        this.file = file;
        this.headerLine = headerLine;
        this.columns = List.copyOf(columns);
        this.positions = HashMap.newHashMap(columns.size());
        this.problems = new Problems(file.path());
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name.isEmpty()) {
                problems.add(headerLine, String.valueOf(i + 1), "", "a column name");
            } else if (positions.putIfAbsent(name, i) != null) {
                problems.add(headerLine, name, name, "each column once");
            }
        }
        problems.throwIfAny();
    }

    /**
     * Reads a table from a Parquet file, recognised by its content, or from comma-separated values.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it cannot be read as either
     */
    public static TextTable read(Path path, String name) {
        return of(Input.read(path, name));
    }

    /**
     * The table that an input is.
     *
     * @throws BadInputException where it is none
     */
    public static TextTable of(Input input) {
        return switch (input) {
            case TextTable table -> table;
            case InputText text -> read(text);
            case InputArchive archive ->
                throw new BadInputException(new Problem(
                        archive.file().path(), 0, "", "a zip archive", "comma-separated values or Parquet"));
        };
    }

    /**
     * Reads a comma-separated table with a header.
     *
     * @throws BadInputException where there is no proper header, or a quote is never closed
     */
    public static TextTable read(InputText input) {
        return read(input.file(), input.text(), 0);
    }

    /**
     * Reads a table that begins some lines into a text.
     *
     * @param linesBefore added to the line numbers
     */
    public static TextTable read(InputFile file, String text, long linesBefore) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new BadInputException(new Problem(file.path(), 0, "", "no lines", "a header line"));
            }
            CsvRecord header = records.next();
            CsvRecord last = header;
            TextTable table = new TextTable(
                    file,
                    header.getFields().stream().map(String::strip).toList(),
                    linesBefore + header.getStartingLineNumber());
            while (records.hasNext()) {
                last = records.next();
                table.add(linesBefore + last.getStartingLineNumber(), last.getFields());
            }
            table.checkQuotes(text, last.getStartingLineNumber(), linesBefore);
            return table;
        } catch (CsvParseException e) {
            throw new BadInputException(
                    new Problem(file.path(), 0, "", String.valueOf(e.getMessage()), "comma-separated values"));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
    }

    /** A quote that is never closed swallows the rest of the file into the last row: that must not pass for a row. */
    private void checkQuotes(String text, long lastRow, long linesBefore) {
        long quotes = text.lines()
                .skip(lastRow - 1)
                .flatMapToInt(String::chars)
                .filter(c -> c == '"')
                .count();
        if (quotes % 2 != 0) {
            problems.add(linesBefore + lastRow, "", "a quote that is never closed", "quotes in pairs");
            problems.throwIfAny();
        }
    }

    /**
     * Adds a row, or notes that it has the wrong number of fields.
     *
     * @throws BadInputException where the table becomes too large for the memory
     */
    void add(long line, List<String> fields) {
        rowsRead++;
        cells += fields.size() + ROW;
        if (cells > MOST_CELLS) {
            String expected = "at most " + MOST_CELLS + " cells, each row counting " + ROW + " more than it has";
            throw new BadInputException(new Problem(file.path(), line, "", "a table that is larger", expected));
        }
        if (fields.size() == columns.size()) {
            rows.add(new TableRow(this, line, fields));
        } else {
            problems.add(line, "", fields.size() + " fields", columns.size() + " fields, as the header has");
        }
    }

    /**
     * Accounts for every row of the file.
     *
     * @param used how many rows the reader made something of
     */
    public RowCount count(int used) {
        return new RowCount(rowsRead, used, problems.lines());
    }

    @Override
    public InputFile file() {
        return file;
    }

    /** Names as the header has them, without surrounding blanks. */
    public List<String> columns() {
        return columns;
    }

    public boolean has(String column) {
        return positions.containsKey(column);
    }

    /** Position of a column, or −1. */
    int position(String column) {
        return positions.getOrDefault(column, -1);
    }

    /** Rows with as many fields as the header. */
    public List<TableRow> rows() {
        return rows;
    }

    public Problems problems() {
        return problems;
    }

    /**
     * Demands columns.
     *
     * @throws BadInputException naming every one that is missing
     */
    public void require(String... names) {
        Problems missing = new Problems(file.path());
        for (String name : names) {
            if (!has(name)) {
                missing.add(
                        headerLine,
                        name,
                        "no such column",
                        "a column '" + name + "' beside " + String.join(", ", columns));
            }
        }
        missing.throwIfAny();
    }
}
