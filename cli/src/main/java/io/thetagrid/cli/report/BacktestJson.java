package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.io.importing.PriceSeriesFiles;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.risk.backtest.Backtest;
import io.thetagrid.core.risk.backtest.BacktestSettings;
import io.thetagrid.core.risk.backtest.SeriesBacktest;
import io.thetagrid.core.risk.backtest.TestResult;
import io.thetagrid.core.risk.backtest.TrafficLight;
import io.thetagrid.core.strategy.limits.CorrelationReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Backtests as the {@code result} of a result document. Losses per 1.00 of value at the close before. */
public final class BacktestJson {

    private BacktestJson() {}

    /**
     * All members.
     *
     * @param correlations of a book's underlyings; empty where there is no book
     */
    public static void write(
            Json json,
            PriceSeriesFiles input,
            BacktestSettings settings,
            List<SeriesBacktest> results,
            Optional<CorrelationReport> correlations) {
        CommonJson.inputs(json, input.inputs());
        json.object("settings", each -> settings(each, settings));
        json.objects("series", results, BacktestJson::series);
        correlations.ifPresent(report -> CorrelationJson.write(json, report));
        CommonJson.rejects(json, input.rejects());
        json.texts("notes", input.notes());
        json.integer("seed", settings.seed());
        json.text("version", ModelVersion.CURRENT);
    }

    private static void settings(Json json, BacktestSettings settings) {
        json.text("side", lower(settings.side()));
        json.integer("window", settings.window());
        json.number("decay", settings.decay());
        json.number("significance", settings.significance());
        json.integer("simulations", settings.simulations());
    }

    private static void series(Json json, SeriesBacktest result) {
        json.text("source", result.series().source());
        json.text("symbol", result.series().symbol());
        json.text("adjusted", result.series().history().adjustment().label());
        json.text("first", result.dates().getFirst().toString());
        json.text("last", result.dates().getLast().toString());
        json.integer("observations", result.losses().length);
        json.objects("backtests", result.backtests(), BacktestJson::backtest);
    }

    private static void backtest(Json json, Backtest backtest) {
        json.text("method", backtest.method().label());
        json.number("confidence", backtest.confidence());
        json.integer("exceptions", backtest.counts().exceptions());
        json.number("expected", backtest.expected());
        json.number("meanVar", backtest.daily().meanVar());
        json.number("meanEs", backtest.daily().meanEs());
        json.object("trafficLight", each -> light(each, backtest.light()));
        backtest.supervised().ifPresent(light -> json.object("trafficLight250", each -> light(each, light)));
        json.objects("tests", backtest.tests(), BacktestJson::test);
    }

    private static void light(Json json, TrafficLight light) {
        json.integer("observations", light.observations());
        json.integer("exceptions", light.exceptions());
        json.number("atMost", light.atMost());
        json.number("atLeast", light.atLeast());
        json.text("zone", light.zone().name());
        json.number("multiplier", light.multiplier());
    }

    private static void test(Json json, TestResult test) {
        json.text("test", test.kind().label());
        json.number("statistic", test.statistic());
        json.number(
                "degreesOfFreedom",
                test.degreesOfFreedom().isPresent() ? test.degreesOfFreedom().getAsInt() : Double.NaN);
        json.number("pValue", test.pValue());
        json.text("verdict", test.verdict().name());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
