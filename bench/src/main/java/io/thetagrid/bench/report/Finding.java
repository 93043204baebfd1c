package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.row.Row;
import java.util.List;
import java.util.stream.Collectors;

/** How exact an engine's results for a row are. */
record Finding(Row row, Engine engine, List<Deviation> deviations) {

    String json() {
        return "{\"row\": \"%s\", \"engine\": \"%s\", \"judgement\": \"%s\", \"columns\": [%s]}"
                .formatted(
                        row.name(),
                        engine.name(),
                        row.judgement(),
                        deviations.stream().map(Deviation::json).collect(Collectors.joining(", ")));
    }
}
