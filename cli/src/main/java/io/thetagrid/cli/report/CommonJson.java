package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;

/** Members that several results have. */
public final class CommonJson {

    private CommonJson() {}

    public static void inputs(Json json, Iterable<InputFile> inputs) {
        json.objects("inputs", inputs, (each, input) -> {
            each.text("path", input.path());
            each.text("sha256", input.sha256());
        });
    }

    public static void rejects(Json json, Iterable<Problem> rejects) {
        json.objects("rejects", rejects, (each, reject) -> {
            each.text("file", reject.file());
            each.integer("line", reject.line());
            each.text("column", reject.column());
            each.text("value", reject.value());
            each.text("expected", reject.expected());
        });
    }
}
