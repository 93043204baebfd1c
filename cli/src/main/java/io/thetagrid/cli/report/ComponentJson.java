package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.risk.RiskComponent;
import java.util.Locale;

/** One bucket's part of VaR and expected shortfall, as an element of {@code components}. */
final class ComponentJson {

    private ComponentJson() {}

    static void write(Json json, RiskComponent component) {
        json.text("dimension", component.dimension().name().toLowerCase(Locale.ROOT));
        json.text("bucket", component.bucket());
        json.text("method", component.method().label());
        json.number("confidence", component.confidence());
        json.integer("horizonDays", component.horizonDays());
        json.number("componentVar", component.componentVar());
        json.number("componentEs", component.componentEs());
        json.number("marginalVar", component.marginalVar());
        json.number("marginalEs", component.marginalEs());
        json.number("incrementalVar", component.incrementalVar());
        json.number("incrementalEs", component.incrementalEs());
    }
}
