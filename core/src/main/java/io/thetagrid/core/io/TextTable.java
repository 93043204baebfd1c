package io.thetagrid.core.io;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A table as its file has it: a header and rows of texts. Lines that begin with {@code #} and empty lines are skipped.
 *
 * <p>What is wrong with the table as a whole (no header, a column twice) throws; what is wrong with a row is noted in
 * {@link #problems()}, and {@link TableRow}'s accessors note there what is wrong with a cell.
 */
public final class TextTable implements Input {
    /** Some 3 GB if held: a US day of options has a third of it. A few packed bytes can be rows without number. */
    static final int MOST_CELLS = 1 << 26;

    /** What a row takes beside its cells, in cells. */
    private static final int ROW = 4;

    /** One record of the file. */
    record Line(long number, List<String> fields) {}

    private final InputFile file;
    private final long headerLine;
    private final List<String> columns;
    private final Map<String, Integer> positions;
    /** Goes through the file from its first row each time, so that a long one need not be held. */
    private final Iterable<Line> lines;

    private final Problems problems;
    /** A table repeats its few dates and instants in thousands of rows. */
    private final Memo<Optional<LocalDate>> dates = new Memo<>(Instants::parseDate);

    private final Memo<Optional<LocalDate>> datesOfAnyForm = new Memo<>(Instants::parseDateOfAnyForm);
    private final Memo<Optional<Instant>> instants = new Memo<>(Instants::parse);
    private int rowsRead;

    TextTable(InputFile file, List<String> columns, long headerLine, Iterable<Line> lines) {
        this.file = file;
        this.headerLine = headerLine;
        this.columns = List.copyOf(columns);
        this.positions = HashMap.newHashMap(columns.size());
        this.lines = lines;
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
        Iterable<Line> records = () -> new CsvLines(file, text, linesBefore);
        Iterator<Line> first = records.iterator();
        if (!first.hasNext()) {
            throw new BadInputException(new Problem(file.path(), 0, "", "no lines", "a header line"));
        }
        Line header = first.next();
        return new TextTable(file, header.fields().stream().map(String::strip).toList(), header.number(), () -> {
            Iterator<Line> rows = records.iterator();
            rows.next();
            return rows;
        });
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

    /**
     * Rows with as many fields as the header; the other ones are noted, once however often the rows are gone through.
     *
     * @throws BadInputException where a quote is never closed, or the table is too large, when the rows get there
     */
    public Iterable<TableRow> rows() {
        return Rows::new;
    }

    /** As {@link #rows}. */
    public Stream<TableRow> stream() {
        return StreamSupport.stream(rows().spliterator(), false);
    }

    /**
     * The size of a table with one more line.
     *
     * @throws BadInputException where it becomes too large for the memory
     */
    static long plus(long cells, Line line, InputFile file) {
        long sum = cells + line.fields().size() + ROW;
        if (sum > MOST_CELLS) {
            String expected = "at most " + MOST_CELLS + " cells, each row counting " + ROW + " more than it has";
            throw new BadInputException(
                    new Problem(file.path(), line.number(), "", "a table that is larger", expected));
        }
        return sum;
    }

    private final class Rows implements Iterator<TableRow> {
        private final Iterator<Line> source = lines.iterator();
        private TableRow next;
        private int read;
        private long cells;

        @Override
        public boolean hasNext() {
            if (next == null) {
                advance();
            }
            return next != null;
        }

        @Override
        public TableRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            TableRow row = next;
            next = null;
            return row;
        }

        private void advance() {
            while (next == null && source.hasNext()) {
                Line line = source.next();
                boolean isNew = ++read > rowsRead;
                rowsRead = Math.max(read, rowsRead);
                cells = plus(cells, line, file);
                if (line.fields().size() == columns.size()) {
                    next = new TableRow(TextTable.this, line.number(), line.fields());
                } else if (isNew) {
                    problems.add(
                            line.number(),
                            "",
                            line.fields().size() + " fields",
                            columns.size() + " fields, as the header has");
                }
            }
        }
    }

    Optional<LocalDate> date(String text) {
        return dates.of(text);
    }

    Optional<LocalDate> dateOfAnyForm(String text) {
        return datesOfAnyForm.of(text);
    }

    Optional<Instant> instant(String text) {
        return instants.of(text);
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
