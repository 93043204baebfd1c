package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.broker.BrokerFile;
import io.thetagrid.core.io.importing.FileImport;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Imported files for a person: what each is, and what became of its rows. */
public final class ImportText {
    private static final int LONGEST_REASON = 70;

    private ImportText() {}

    /** A line for each file, and their sum. */
    public static String render(List<FileImport> imports, Style style) {
        TextTable table = new TextTable(style)
                .text("file")
                .text("layout")
                .text("contents")
                .number("rows")
                .number("used")
                .number("rejected")
                .text("why, and what to know");
        for (FileImport each : imports) {
            UnaryOperator<String> paint = each instanceof FileImport.Read ? UnaryOperator.identity() : style::warning;
            Optional<RowCount> rows = ImportTables.content(each).map(Imported::rows);
            table.row(
                    paint,
                    each.file().label(),
                    ImportTables.content(each).map(Imported::layout).orElse(ImportTables.status(each)),
                    ImportTables.content(each).map(Imported::contents).orElse(""),
                    rows.map(count -> String.valueOf(count.read())).orElse(""),
                    rows.map(count -> String.valueOf(count.used())).orElse(""),
                    rows.map(count -> String.valueOf(count.rejected())).orElse(""),
                    shortened(ImportTables.reason(each)));
        }
        StringBuilder text = new StringBuilder(table.render(""))
                .append('\n')
                .append(sum(imports))
                .append('\n');
        imports.stream().filter(each -> each.file().named()).forEach(each -> detail(text, each, style));
        return text.toString();
    }

    /** All there is to know of a file that was asked for by name. */
    private static void detail(StringBuilder text, FileImport each, Style style) {
        ImportTables.content(each).ifPresent(content -> {
            if (content instanceof BrokerFile || !content.notes().isEmpty()) {
                text.append('\n').append(style.strong(each.file().label())).append('\n');
            }
            if (content instanceof BrokerFile broker) {
                text.append(LedgerText.render(broker, style));
            }
            content.notes()
                    .forEach(note -> text.append("  to know: ").append(note).append('\n'));
        });
    }

    /** What can be imported. */
    public static String layouts(List<Layouts<? extends Imported>> kinds, Style style) {
        TextTable table = new TextTable(style).text("kind").text("layout");
        for (Layouts<? extends Imported> kind : kinds) {
            for (Layout<? extends Imported> layout : kind.known()) {
                table.row(kind.kind(), layout.name());
            }
        }
        return table.render("");
    }

    private static String sum(List<FileImport> imports) {
        long read = imports.stream().filter(FileImport.Read.class::isInstance).count();
        long unknown =
                imports.stream().filter(FileImport.Unknown.class::isInstance).count();
        RowCount rows = imports.stream()
                .flatMap(each -> ImportTables.content(each).stream())
                .map(Imported::rows)
                .reduce(new RowCount(0, 0, 0), RowCount::plus);
        return Counts.of((int) read, "file") + " read, " + unknown + " unknown, "
                + (imports.size() - read - unknown) + " refused; " + Counts.of(rows.read(), "row") + " = "
                + Counts.of(rows.used(), "row") + " used + " + rows.rejected() + " rejected";
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
