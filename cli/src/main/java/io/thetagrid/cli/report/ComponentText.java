package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.risk.Dimension;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.RiskComponent;
import io.thetagrid.core.risk.RiskReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the risk comes from, a table for each dimension asked for: of the shortest horizon's largest expected shortfall at
 * its highest level, largest parts first.
 */
final class ComponentText {
    private static final int SHOWN = 10;

    private ComponentText() {}

    static String render(RiskReport report, Style style) {
        Optional<ExpectedShortfall> shown = report.es().stream()
                .filter(es -> report.components().stream().anyMatch(component -> isOf(component, es)))
                .max(Comparator.<ExpectedShortfall>comparingInt(es -> -es.horizonDays())
                        .thenComparingDouble(ExpectedShortfall::confidence)
                        .thenComparingDouble(ExpectedShortfall::value));
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        List<Dimension> dimensions = report.components().stream()
                .map(RiskComponent::dimension)
                .distinct()
                .toList();
        for (Dimension dimension : dimensions) {
            List<RiskComponent> components = report.components().stream()
                    .filter(component -> component.dimension() == dimension && isOf(component, shown.get()))
                    .sorted(Comparator.comparingDouble(component -> -Math.abs(component.componentEs())))
                    .toList();
            text.append(table(dimension, components, shown.get(), report, style));
        }
        return text.append("  ")
                .append(style.faint(
                        "components add up to the whole; marginal: for one share or contract more; incremental: the"
                                + " book's less that of the book without"))
                .append('\n')
                .toString();
    }

    private static boolean isOf(RiskComponent component, ExpectedShortfall es) {
        return component.method() == es.method()
                && component.horizonDays() == es.horizonDays()
                && component.confidence() == es.confidence();
    }

    private static String table(
            Dimension dimension, List<RiskComponent> components, ExpectedShortfall es, RiskReport report, Style style) {
        String name = dimension.name().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder("\n");
        text.append(style.strong("Risk by " + name + ", largest first, "
                        + report.portfolio().baseCurrency() + ": "
                        + es.method().label() + ", " + TailText.sessions(es.horizonDays()) + ", "
                        + TailText.level(es.confidence())))
                .append('\n');
        TextTable table = new TextTable(style)
                .text(name)
                .number("component VaR")
                .number("component ES")
                .number("share of ES");
        boolean perUnit = dimension == Dimension.POSITION;
        if (perUnit) {
            table.number("marginal ES");
        }
        table.number("incremental VaR").number("incremental ES");
        components.stream().limit(SHOWN).forEach(component -> {
            List<String> cells = new ArrayList<>(List.of(
                    component.bucket(),
                    money(component.componentVar()),
                    money(component.componentEs()),
                    percent(component.componentEs() / es.value(), 1)));
            if (perUnit) {
                cells.add(money(component.marginalEs()));
            }
            cells.add(money(component.incrementalVar()));
            cells.add(money(component.incrementalEs()));
            table.row(cells.toArray(String[]::new));
        });
        text.append(table.render("  "));
        if (components.size() > SHOWN) {
            text.append("  ")
                    .append(style.faint("and " + (components.size() - SHOWN) + " more: --format json, or --out DIR"))
                    .append('\n');
        }
        return text.toString();
    }
}
