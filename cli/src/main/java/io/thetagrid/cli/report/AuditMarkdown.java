package io.thetagrid.cli.report;

import io.thetagrid.core.strategy.audit.AuditMarket;
import io.thetagrid.core.strategy.audit.Finding;
import io.thetagrid.core.strategy.audit.Plan;
import java.util.ArrayList;
import java.util.List;

/** An audit as a section of a report, in Markdown. */
public final class AuditMarkdown {

    private AuditMarkdown() {}

    public static String render(List<Plan> plans, AuditMarket market, List<Finding> findings) {
        StringBuilder text = new StringBuilder("# Plan audit\n\n");
        text.append(AuditText.summary(findings)).append(".\n\n");
        text.append(AuditText.market(market)).append(".\n");
        for (Plan plan : plans) {
            List<Finding> own = AuditText.of(plan, findings);
            if (own.isEmpty()) {
                continue;
            }
            text.append("\n## ")
                    .append(plan.name())
                    .append(", ")
                    .append(plan.title())
                    .append("\n\n");
            row(text, List.of("id", "lines", "claim", "claimed", "computed", "verdict", "assumption", "why"));
            row(text, List.of("--:", "---", "---", "---", "---", "---", "---", "---"));
            own.forEach(finding -> row(text, cells(finding)));
        }
        return text.toString();
    }

    private static List<String> cells(Finding finding) {
        List<String> why = new ArrayList<>();
        if (!finding.explanation().isEmpty()) {
            why.add(finding.explanation());
        }
        finding.claim().note().ifPresent(why::add);
        return List.of(
                String.valueOf(finding.claim().id()),
                finding.claim().lines(),
                finding.claim().claim(),
                finding.claimedText(),
                finding.computedText(),
                finding.verdict().label(),
                finding.assumption(),
                String.join("; ", why));
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ");
        text.append(String.join(
                " | ",
                cells.stream()
                        .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
                        .toList()));
        text.append(" |\n");
    }
}
