package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.risk.ModelVersion;
import io.thetagrid.core.strategy.audit.AuditMarket;
import io.thetagrid.core.strategy.audit.Finding;
import io.thetagrid.core.strategy.audit.Printed;
import io.thetagrid.core.strategy.audit.Verdict;
import java.util.ArrayList;
import java.util.List;

/** An audit as JSON: {@code claimed} and {@code computed} as people read them, and as numbers in {@code values}. */
public final class AuditJson {

    private record Value(String label, String claimed, double computed) {}

    private AuditJson() {}

    public static void write(Json json, AuditMarket market, List<Finding> findings) {
        json.objects("claims", findings, AuditJson::claim);
        json.object("verdicts", counts -> {
            for (Verdict verdict : Verdict.values()) {
                counts.integer(verdict.label(), AuditTables.count(findings, verdict));
            }
        });
        json.object("market", each -> {
            each.number("spot", market.spot());
            each.number("volatility", market.volatility());
            each.number("rate", market.rate());
            each.number("days", market.days());
        });
        json.text("version", ModelVersion.CURRENT);
    }

    private static void claim(Json json, Finding finding) {
        json.integer("id", finding.claim().id());
        json.text("document", finding.claim().document());
        json.text("lines", finding.claim().lines());
        json.text("claim", finding.claim().claim());
        json.text("claimed", finding.claimedText());
        json.text("computed", finding.computedText());
        json.text("assumption", finding.assumption());
        json.text("verdict", finding.verdict().label());
        json.text("explanation", finding.explanation());
        json.text("note", finding.claim().note());
        json.objects("values", values(finding), (each, value) -> {
            each.text("label", value.label());
            each.text("claimed", value.claimed());
            each.number("computed", value.computed());
        });
    }

    private static List<Value> values(Finding finding) {
        List<Value> values = new ArrayList<>();
        List<Double> computed = finding.answer().values();
        for (var entry : finding.claim().claimed().entrySet()) {
            Printed printed = entry.getValue();
            double value = values.size() < computed.size() ? computed.get(values.size()) : Double.NaN;
            values.add(new Value(entry.getKey(), printed.text(), value));
        }
        return values;
    }
}
