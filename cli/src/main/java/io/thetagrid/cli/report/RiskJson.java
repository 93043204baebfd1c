package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.risk.Aggregation;
import io.thetagrid.core.risk.AssignmentResult;
import io.thetagrid.core.risk.DistributionSummary;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.Group;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.MarginResult;
import io.thetagrid.core.risk.PortfolioGreeks;
import io.thetagrid.core.risk.PortfolioResult;
import io.thetagrid.core.risk.RiskReport;
import io.thetagrid.core.risk.StressResult;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A risk report as the {@code result} of a result document. Money in the base currency; Greeks of a position per share in
 * kernel units, those of the portfolio under names that carry their unit.
 */
public final class RiskJson {

    private RiskJson() {}

    public static void write(Json json, RiskReport report) {
        json.text("asOf", report.asOf().toString());
        CommonJson.inputs(json, report.inputs());
        json.object("portfolio", each -> portfolio(each, report.portfolio()));
        List<Optional<EarlyExercise>> exercises = report.exercises();
        json.objects("positions", IntStream.range(0, exercises.size()).boxed().toList(), (each, i) -> {
            PricedPosition position = report.positions().get(i);
            position(each, position);
            exercises.get(i).ifPresent(exercise -> ExerciseJson.write(each, exercise, position));
        });
        json.objects("distributions", report.distributions(), RiskJson::distribution);
        json.objects("var", report.var(), RiskJson::valueAtRisk);
        json.objects("es", report.es(), RiskJson::expectedShortfall);
        if (!report.components().isEmpty()) {
            json.objects("components", report.components(), ComponentJson::write);
        }
        json.objects("stress", report.stress(), RiskJson::stress);
        json.object("margin", each -> margin(each, report.margin()));
        json.object("assigned", each -> assigned(each, report.assigned()));
        json.objects("limits", report.limits(), RiskJson::limit);
        json.numbers("verdicts", report.verdictCounts());
        json.objects("positionVerdicts", report.verdicts(), (each, verdict) -> {
            each.text("account", verdict.account());
            each.text("symbol", verdict.symbol());
            each.text("verdict", verdict.verdict());
            each.text("detail", verdict.detail());
        });
        CommonJson.rejects(json, report.rejects());
        json.texts("notes", report.notes());
        json.integer("seed", report.seed());
        json.text("version", report.version());
    }

    private static void portfolio(Json json, PortfolioResult portfolio) {
        json.text("baseCurrency", portfolio.baseCurrency());
        json.number("value", portfolio.value());
        json.number("liquidationValue", portfolio.liquidationValue());
        json.number("cash", portfolio.cash());
        json.object("greeks", each -> greeks(each, portfolio.greeks()));
    }

    static void greeks(Json json, PortfolioGreeks greeks) {
        json.number("dollarDelta", greeks.dollarDelta());
        json.number("gammaPerPercent", greeks.gammaPerPercent());
        json.number("vegaPerVolPoint", greeks.vegaPerVolPoint());
        json.number("thetaPerDay", greeks.thetaPerDay());
        json.number("rhoPerPercent", greeks.rhoPerPercent());
    }

    private static void position(Json json, PricedPosition priced) {
        Position position = priced.position();
        Instrument instrument = position.instrument();
        json.text("account", position.account());
        json.text("broker", position.broker());
        json.text("symbol", instrument.symbol());
        json.text("underlying", instrument.underlying());
        if (instrument instanceof OptionContract option) {
            json.text("expiration", option.expiration().toString());
            json.text("type", lower(option.type()));
            json.number("strike", option.strike());
            json.text("style", lower(option.style()));
        }
        json.number("quantity", position.quantity());
        json.number("multiplier", instrument.multiplier());
        json.number("averagePrice", position.averagePrice());
        json.number("mark", priced.mark());
        json.text("markSource", lower(priced.markSource()));
        json.number("marketValue", priced.marketValue());
        json.number("liquidationValue", priced.liquidationValue());
        json.text("quoteVerdict", priced.quoteVerdict().map(Enum::name));
        json.number("spot", priced.spot());
        json.number(
                "timeToExpiry", priced.option().map(OptionTerms::timeToExpiry).orElse(Double.NaN));
        json.number("volatility", priced.option().map(OptionTerms::volatility).orElse(Double.NaN));
        json.text("volatilitySource", priced.volatilitySource().map(RiskJson::lower));
        json.object("greeks", each -> unitGreeks(each, priced.greeks()));
    }

    private static void unitGreeks(Json json, UnitGreeks greeks) {
        json.number("price", greeks.price());
        json.number("delta", greeks.delta());
        json.number("gamma", greeks.gamma());
        json.number("vega", greeks.vega());
        json.number("theta", greeks.theta());
        json.number("rho", greeks.rho());
    }

    private static void distribution(Json json, DistributionSummary summary) {
        json.text("method", summary.method().label());
        json.integer("horizonDays", summary.horizonDays());
        json.integer("scenarios", summary.scenarios());
        json.number("mean", summary.mean());
        json.number("standardDeviation", summary.standardDeviation());
        json.number("worst", summary.worst());
        json.number("best", summary.best());
        json.object("ruin", each -> {
            each.number("probability", summary.ruin().map(Probability::value).orElse(Double.NaN));
            each.number("low", summary.ruin().map(Probability::low).orElse(Double.NaN));
            each.number("high", summary.ruin().map(Probability::high).orElse(Double.NaN));
        });
        json.text("note", summary.note());
        summary.aggregation().ifPresent(how -> json.object("aggregated", each -> aggregation(each, how)));
    }

    private static void aggregation(Json json, Aggregation how) {
        json.integer("surfacePoints", how.points());
        json.integer("scenariosRepriced", how.repriced());
        json.number("bound", how.bound());
        json.number("largestErrorFound", how.largestError());
    }

    private static void valueAtRisk(Json json, ValueAtRisk var) {
        json.text("method", var.method().label());
        json.number("confidence", var.confidence());
        json.integer("horizonDays", var.horizonDays());
        json.number("value", var.value());
        json.number("low", var.low());
        json.number("high", var.high());
        json.number("error", var.error());
    }

    private static void expectedShortfall(Json json, ExpectedShortfall es) {
        json.text("method", es.method().label());
        json.number("confidence", es.confidence());
        json.integer("horizonDays", es.horizonDays());
        json.number("value", es.value());
        json.number("low", es.low());
        json.number("high", es.high());
        json.number("topScenarioShare", es.topScenarioShare());
        json.number("error", es.error());
    }

    /** Members of one stress result. */
    public static void stress(Json json, StressResult stress) {
        json.text("name", stress.name());
        json.text("description", stress.description());
        json.text("source", stress.source());
        json.integer("horizonDays", stress.horizonDays());
        json.number("pnl", stress.pnl());
        json.number("pnlRatio", stress.pnlRatio());
        json.objects("groups", stress.pnlByGroup().entrySet(), (each, group) -> {
            each.text("group", group.getKey().label());
            each.number("pnl", group.getValue());
        });
    }

    private static void margin(Json json, MarginResult margin) {
        json.text("method", margin.method());
        json.number("requirement", margin.requirement());
        json.number("cash", margin.cash());
        json.number("excess", margin.excess());
        json.number("uncoveredCallShares", margin.uncoveredCallShares());
        json.objects("accounts", margin.accounts(), (each, account) -> {
            each.text("account", account.account());
            each.number("requirement", account.requirement());
            each.number("cash", account.cash());
            each.number("excess", account.excess());
        });
    }

    private static void assigned(Json json, AssignmentResult assigned) {
        json.objects("positions", assigned.assigned(), (each, position) -> {
            each.text("account", position.account());
            each.text("symbol", position.symbol());
            each.number("contracts", position.contracts());
            each.number("shares", position.shares());
            each.number("cash", position.cash());
        });
        json.numbers("cashAfter", assigned.cashAfter());
        json.object(
                "sharesAfter",
                each -> assigned.sharesAfter()
                        .forEach((Group group, Double shares) -> each.number(group.label(), shares)));
        json.number("shortfall", assigned.shortfall());
        json.objects("holdings", assigned.holdings(), (each, holding) -> {
            each.text("group", holding.group().label());
            each.number("shares", holding.shares());
            each.number("averageCost", holding.averageCost());
            each.number("value", holding.value());
        });
        json.objects("probabilities", assigned.risks(), (each, risk) -> {
            each.text("account", risk.account());
            each.text("symbol", risk.symbol());
            each.number("probability", risk.probability());
            each.text("alert", risk.alert().orElse(""));
            each.number("early", risk.early());
        });
    }

    private static void limit(Json json, LimitVerdict limit) {
        json.text("rule", limit.rule());
        json.text("scope", limit.scope());
        json.number("value", limit.value());
        json.number("limit", limit.limit());
        json.text("bound", lower(limit.bound()));
        json.text("unit", limit.unit());
        json.text("status", limit.status().name());
        json.flag("hard", limit.hard());
        json.text("level", limit.level());
        json.text("action", limit.action());
        json.number(
                "responseSeconds",
                limit.responseTime().map(time -> (double) time.toSeconds()).orElse(Double.NaN));
        json.text("source", limit.source());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
