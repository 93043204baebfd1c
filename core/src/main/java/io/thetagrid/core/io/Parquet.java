package io.thetagrid.core.io;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Parquet files through DuckDB, which is loaded only when one is read or written. */
final class Parquet {
    private Parquet() {}

    /** Reads all columns; numbers become their shortest decimals, so nothing is lost. */
    static TextTable read(Path path, String name) {
        InputFile file = InputText.digest(path, name);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM read_parquet(" + quoted(path) + ")")) {
            ResultSetMetaData metaData = result.getMetaData();
            int count = metaData.getColumnCount();
            List<String> columns = new ArrayList<>(count);
            for (int i = 1; i <= count; i++) {
                columns.add(metaData.getColumnName(i));
            }
            List<TextTable.Line> lines = new ArrayList<>();
            long characters = 0;
            long cells = 0;
            for (long row = 1; result.next(); row++) {
                List<String> fields = new ArrayList<>(count);
                for (int i = 1; i <= count; i++) {
                    String text = text(result.getObject(i));
                    characters += text.length();
                    fields.add(text);
                }
                if (characters > Input.MAXIMUM_BYTES) {
                    throw FileBytes.tooLarge(name, "more than " + Input.MAXIMUM_BYTES + " characters when unpacked");
                }
                TextTable.Line line = new TextTable.Line(row, fields);
                cells = TextTable.plus(cells, line, file);
                lines.add(line);
            }
            return new TextTable(file, columns, 0, lines);
        } catch (SQLException e) {
            throw new BadInputException(new Problem(name, 0, "", firstLine(e), "a well-formed Parquet file"));
        }
    }

    static void write(Table table, Path path) throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(table.columns().stream()
                    .map(column -> '"' + column.name().replace("\"", "\"\"") + "\" " + type(column))
                    .collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
                for (int row = 0; row < table.rows(); row++) {
                    appender.beginRow();
                    for (Table.Column column : table.columns()) {
                        append(appender, column, row);
                    }
                    appender.endRow();
                }
            }
            statement.execute("COPY rows TO " + quoted(path) + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IOException("cannot write Parquet: " + firstLine(e), e);
        }
    }

    private static void append(DuckDBAppender appender, Table.Column column, int row) throws SQLException {
        switch (column) {
            case Table.NumberColumn numbers -> {
                double value = numbers.values()[row];
                if (Double.isNaN(value)) {
                    appender.appendNull();
                } else {
                    appender.append(value);
                }
            }
            case Table.IntegerColumn integers -> appender.append(integers.values()[row]);
            case Table.TextColumn texts -> {
                String value = texts.values().get(row);
                if (value.isEmpty()) {
                    appender.appendNull();
                } else {
                    appender.append(value);
                }
            }
        }
    }

    private static String type(Table.Column column) {
        return switch (column) {
            case Table.NumberColumn ignored -> "DOUBLE";
            case Table.IntegerColumn ignored -> "BIGINT";
            case Table.TextColumn ignored -> "VARCHAR";
        };
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> Numbers.write(number);
            case Float number -> Numbers.write(number);
            default -> value.toString();
        };
    }

    /** Results are not to be held as a whole by the driver: some bytes of Parquet can be rows without number. */
    private static Connection connect() throws SQLException {
        try {
            Class.forName("org.duckdb.DuckDBDriver");
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException(
                    "Parquet needs org.duckdb:duckdb_jdbc on the class path; CSV needs nothing", e);
        }
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
