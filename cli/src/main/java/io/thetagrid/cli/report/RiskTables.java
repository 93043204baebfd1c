package io.thetagrid.cli.report;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PositionVerdict;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.PortfolioGreeks;
import io.thetagrid.core.risk.RiskComponent;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.ScenarioPnl;
import io.thetagrid.core.risk.StressResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A risk report as tables: what {@code --out} writes, and the measures as one flat table. */
public final class RiskTables {

    private RiskTables() {}

    /** Every table by its file's name. */
    public static Map<String, Table> all(RiskReport report) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("positions", positions(report));
        tables.put("stress", stress(report.stress()));
        tables.put("limits", limits(report.limits()));
        tables.put("verdicts", verdicts(report.verdicts()));
        tables.put("scenarios", scenarios(report.scenarios()));
        if (!report.components().isEmpty()) {
            tables.put("components", components(report.components()));
        }
        return tables;
    }

    /** One row for each position; Greeks per share in kernel units. */
    private static Table positions(RiskReport report) {
        List<Table.Column> columns = new ArrayList<>(new Columns<>(report.positions())
                .text("account", p -> p.position().account())
                .text("broker", p -> p.position().broker())
                .text("symbol", p -> p.position().instrument().symbol())
                .text("underlying", p -> p.position().instrument().underlying())
                .text("expiration", ofOption(option -> option.expiration().toString()))
                .text("type", ofOption(option -> lower(option.type())))
                .number("strike", RiskTables::strike)
                .text("style", ofOption(option -> lower(option.style())))
                .number("quantity", p -> p.position().quantity())
                .number("multiplier", p -> p.position().instrument().multiplier())
                .optional("average_price", p -> p.position().averagePrice())
                .number("mark", PricedPosition::mark)
                .text("mark_source", p -> lower(p.markSource()))
                .number("market_value", PricedPosition::marketValue)
                .number("liquidation_value", PricedPosition::liquidationValue)
                .text("quote_verdict", p -> p.quoteVerdict().map(Enum::name).orElse(""))
                .number("spot", PricedPosition::spot)
                .number(
                        "time_to_expiry",
                        p -> p.option().map(OptionTerms::timeToExpiry).orElse(Double.NaN))
                .number(
                        "volatility",
                        p -> p.option().map(OptionTerms::volatility).orElse(Double.NaN))
                .text(
                        "volatility_source",
                        p -> p.volatilitySource().map(RiskTables::lower).orElse(""))
                .number("price", p -> p.greeks().price())
                .number("delta", p -> p.greeks().delta())
                .number("gamma", p -> p.greeks().gamma())
                .number("vega", p -> p.greeks().vega())
                .number("theta", p -> p.greeks().theta())
                .number("rho", p -> p.greeks().rho())
                .table()
                .columns());
        columns.addAll(ExerciseTable.columns(report));
        return new Table(columns);
    }

    /** One row for each stress scenario. */
    public static Table stress(List<StressResult> results) {
        return new Columns<>(results)
                .text("name", StressResult::name)
                .text("description", StressResult::description)
                .text("source", StressResult::source)
                .integer("horizon_days", StressResult::horizonDays)
                .number("pnl", StressResult::pnl)
                .optional("pnl_ratio", StressResult::pnlRatio)
                .table();
    }

    private static Table limits(List<LimitVerdict> limits) {
        return new Columns<>(limits)
                .text("rule", LimitVerdict::rule)
                .text("scope", LimitVerdict::scope)
                .optional("value", LimitVerdict::value)
                .number("limit", LimitVerdict::limit)
                .text("bound", limit -> lower(limit.bound()))
                .text("unit", LimitVerdict::unit)
                .text("status", limit -> limit.status().name())
                .text("hard", limit -> String.valueOf(limit.hard()))
                .text("level", limit -> limit.level().orElse(""))
                .text("action", limit -> limit.action().orElse(""))
                .optional("response_seconds", RiskTables::responseSeconds)
                .text("source", LimitVerdict::source)
                .table();
    }

    private static OptionalDouble responseSeconds(LimitVerdict limit) {
        return limit.responseTime().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) limit.responseTime().get().toSeconds());
    }

    private static Table verdicts(List<PositionVerdict> verdicts) {
        return new Columns<>(verdicts)
                .text("account", PositionVerdict::account)
                .text("symbol", PositionVerdict::symbol)
                .text("verdict", PositionVerdict::verdict)
                .text("detail", PositionVerdict::detail)
                .table();
    }

    /** One row for each method, horizon, scenario and group: what VaR and expected shortfall are computed from. */
    private static Table scenarios(List<ScenarioPnl> sets) {
        int rows = sets.stream()
                .mapToInt(set -> set.scenarios() * set.groups().size())
                .reduce(0, Math::addExact);
        List<String> methods = new ArrayList<>(rows);
        long[] horizons = new long[rows];
        long[] scenarios = new long[rows];
        List<String> groups = new ArrayList<>(rows);
        double[] pnl = new double[rows];
        int row = 0;
        for (ScenarioPnl set : sets) {
            methods.addAll(Collections.nCopies(
                    set.scenarios() * set.groups().size(), set.method().label()));
            List<String> labels =
                    set.groups().stream().map(group -> group.label()).toList();
            for (int scenario = 0; scenario < set.scenarios(); scenario++) {
                groups.addAll(labels);
                for (int group = 0; group < labels.size(); group++) {
                    horizons[row] = set.horizonDays();
                    scenarios[row] = scenario;
                    pnl[row] = set.pnl()[group][scenario];
                    row++;
                }
            }
        }
        return new Table(List.of(
                new Table.TextColumn("method", methods),
                new Table.IntegerColumn("horizon_days", horizons),
                new Table.IntegerColumn("scenario", scenarios),
                new Table.TextColumn("group", groups),
                new Table.NumberColumn("pnl", pnl)));
    }

    /** One row for each dimension, method, horizon, confidence and bucket. */
    private static Table components(List<RiskComponent> components) {
        return new Columns<>(components)
                .text("dimension", component -> lower(component.dimension()))
                .text("bucket", RiskComponent::bucket)
                .text("method", component -> component.method().label())
                .number("confidence", RiskComponent::confidence)
                .integer("horizon_days", RiskComponent::horizonDays)
                .number("component_var", RiskComponent::componentVar)
                .number("component_es", RiskComponent::componentEs)
                .optional("marginal_var", RiskComponent::marginalVar)
                .optional("marginal_es", RiskComponent::marginalEs)
                .number("incremental_var", RiskComponent::incrementalVar)
                .number("incremental_es", RiskComponent::incrementalEs)
                .table();
    }

    private record Measure(
            String measure, String method, double confidence, int horizonDays, double value, double low, double high) {

        static Measure plain(String measure, double value) {
            return new Measure(measure, "", Double.NaN, 0, value, Double.NaN, Double.NaN);
        }
    }

    /** The book's measures as one flat table: value, Greeks, VaR, expected shortfall, stress, margin. */
    public static Table measures(RiskReport report) {
        List<Measure> measures = new ArrayList<>();
        PortfolioGreeks greeks = report.portfolio().greeks();
        measures.add(Measure.plain("value", report.portfolio().value()));
        measures.add(Measure.plain("liquidation_value", report.portfolio().liquidationValue()));
        measures.add(Measure.plain("cash", report.portfolio().cash()));
        measures.add(Measure.plain("dollar_delta", greeks.dollarDelta()));
        measures.add(Measure.plain("gamma_per_percent", greeks.gammaPerPercent()));
        measures.add(Measure.plain("vega_per_vol_point", greeks.vegaPerVolPoint()));
        measures.add(Measure.plain("theta_per_day", greeks.thetaPerDay()));
        measures.add(Measure.plain("rho_per_percent", greeks.rhoPerPercent()));
        report.var()
                .forEach(v -> measures.add(new Measure(
                        "var",
                        v.method().label(),
                        v.confidence(),
                        v.horizonDays(),
                        v.value(),
                        v.low().orElse(Double.NaN),
                        v.high().orElse(Double.NaN))));
        report.es()
                .forEach(v -> measures.add(new Measure(
                        "es",
                        v.method().label(),
                        v.confidence(),
                        v.horizonDays(),
                        v.value(),
                        v.low().orElse(Double.NaN),
                        v.high().orElse(Double.NaN))));
        report.stress()
                .forEach(s -> measures.add(new Measure(
                        "stress_pnl", s.name(), Double.NaN, s.horizonDays(), s.pnl(), Double.NaN, Double.NaN)));
        measures.add(Measure.plain("cash_secured_requirement", report.margin().requirement()));
        measures.add(Measure.plain("cash_secured_excess", report.margin().excess()));
        measures.add(Measure.plain("assignment_shortfall", report.assigned().shortfall()));
        return new Columns<>(measures)
                .text("measure", Measure::measure)
                .text("method", Measure::method)
                .number("confidence", Measure::confidence)
                .text("horizon_days", m -> m.horizonDays() == 0 ? "" : String.valueOf(m.horizonDays()))
                .number("value", Measure::value)
                .number("low", Measure::low)
                .number("high", Measure::high)
                .table();
    }

    private static double strike(PricedPosition priced) {
        return priced.position().instrument() instanceof OptionContract option ? option.strike() : Double.NaN;
    }

    private static Function<PricedPosition, String> ofOption(Function<OptionContract, String> value) {
        return priced -> priced.position().instrument() instanceof OptionContract option ? value.apply(option) : "";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
