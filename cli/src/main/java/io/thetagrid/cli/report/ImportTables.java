package io.thetagrid.cli.report;

import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.importing.FileImport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Imported files as tables: what became of each, and what each holds. */
public final class ImportTables {

    private ImportTables() {}

    /** One row for each file; {@code rows_read} is {@code rows_used} plus {@code rows_rejected}. */
    public static Table files(List<FileImport> imports) {
        return new Columns<>(imports)
                .text("file", each -> each.file().path().toString())
                .text("status", ImportTables::status)
                .text("kind", each -> each instanceof FileImport.Read read ? kind(read) : "")
                .text("layout", each -> content(each).map(Imported::layout).orElse(""))
                .text("contents", each -> content(each).map(Imported::contents).orElse(""))
                .integer(
                        "rows_read",
                        each -> rows(each, content -> content.rows().read()))
                .integer(
                        "rows_used",
                        each -> rows(each, content -> content.rows().used()))
                .integer(
                        "rows_rejected",
                        each -> rows(each, content -> content.rows().rejected()))
                .text("reason", ImportTables::reason)
                .table();
    }

    /** Everything that was read, in the product's own layouts, by names that tell the files apart. */
    public static Map<String, Table> contents(List<FileImport> imports) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (FileImport each : imports) {
            content(each)
                    .ifPresent(content -> content.tables()
                            .forEach((name, table) ->
                                    put(tables, stem(each.file().label()) + "." + name, table)));
        }
        return tables;
    }

    private static void put(Map<String, Table> tables, String name, Table table) {
        String free = name;
        for (int i = 2; tables.containsKey(free); i++) {
            free = name + "-" + i;
        }
        tables.put(free, table);
    }

    /** A path as a file's name, without the endings that say how it was stored. */
    private static String stem(String label) {
        return label.replaceAll("\\.(gz|zip|csv|json|xml|parquet|txt)\\b", "").replaceAll("[/\\\\]", "-");
    }

    static Optional<Imported> content(FileImport each) {
        return each instanceof FileImport.Read read ? Optional.of(read.content()) : Optional.empty();
    }

    static String status(FileImport each) {
        return switch (each) {
            case FileImport.Read _ -> "read";
            case FileImport.Unknown _ -> "unknown";
            case FileImport.Refused _ -> "refused";
        };
    }

    /** A kind without its article. */
    static String kind(FileImport.Read read) {
        return read.kind().substring(read.kind().indexOf(' ') + 1);
    }

    /** Why rows were left out, or the file was: the first reason; what else there is to know of a file read whole. */
    static String reason(FileImport each) {
        return switch (each) {
            case FileImport.Read read
            when !read.content().rejects().isEmpty() -> first(read.content().rejects());
            case FileImport.Read read -> String.join("; ", read.content().notes());
            case FileImport.Unknown _ -> "of no known layout";
            case FileImport.Refused refused -> first(refused.problems());
        };
    }

    private static String first(List<Problem> problems) {
        Problem problem = problems.getFirst();
        String place = problem.line() > 0 ? "line " + problem.line() + " " : "";
        return place + problem.column() + ": got '" + problem.value() + "', expected " + problem.expected();
    }

    private static long rows(FileImport each, ToLongFunction<Imported> count) {
        return content(each).map(count::applyAsLong).orElse(0L);
    }
}
