package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.importing.FileImport;
import io.thetagrid.core.risk.ModelVersion;
import java.util.List;

/** Imported files as the {@code result} of a result document. */
public final class ImportJson {

    private ImportJson() {}

    public static void write(Json json, List<FileImport> imports) {
        CommonJson.inputs(
                json,
                imports.stream()
                        .flatMap(each -> ImportTables.content(each).stream())
                        .map(Imported::file)
                        .toList());
        json.objects("files", imports, ImportJson::file);
        json.text("version", ModelVersion.CURRENT);
    }

    private static void file(Json json, FileImport each) {
        json.text("path", each.file().path().toString());
        json.text("status", ImportTables.status(each));
        switch (each) {
            case FileImport.Read read -> read(json, read);
            case FileImport.Refused refused -> CommonJson.rejects(json, refused.problems());
            case FileImport.Unknown _ -> CommonJson.rejects(json, List.<Problem>of());
        }
    }

    private static void read(Json json, FileImport.Read read) {
        Imported content = read.content();
        json.text("kind", ImportTables.kind(read));
        json.text("layout", content.layout());
        json.text("contents", content.contents());
        json.object("rows", rows -> {
            rows.integer("read", content.rows().read());
            rows.integer("used", content.rows().used());
            rows.integer("rejected", content.rows().rejected());
        });
        CommonJson.rejects(json, content.rejects());
        json.texts("notes", content.notes());
    }
}
