package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.scenario.MonthlyCorrelations;
import io.thetagrid.core.strategy.limits.CorrelationAlert;
import io.thetagrid.core.strategy.limits.CorrelationReport;

/** A book's correlations as members of a result: {@code correlations} by month, and {@code correlationAlerts}. */
final class CorrelationJson {

    private CorrelationJson() {}

    static void write(Json json, CorrelationReport report) {
        json.objects("correlations", report.months(), CorrelationJson::month);
        json.objects("correlationAlerts", report.alerts(), CorrelationJson::alert);
    }

    private static void month(Json json, MonthlyCorrelations month) {
        json.text("date", month.date().toString());
        json.number("average60", month.averageQuarter());
        json.number("average252", month.averageYear());
        json.number("change", month.change());
        json.objects("pairs", month.pairs(), (each, pair) -> {
            each.text("first", pair.first());
            each.text("second", pair.second());
            each.number("correlation60", pair.quarter());
            each.number("correlation252", pair.year());
        });
    }

    private static void alert(Json json, CorrelationAlert alert) {
        json.text("rule", alert.rule());
        json.text("date", alert.date().toString());
        json.text("what", alert.what());
        json.number("value", alert.value());
        json.number("bound", alert.bound());
        json.text("level", alert.level());
        json.text("action", alert.action());
    }
}
