package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.strategy.audit.AuditMarket;
import io.thetagrid.core.strategy.audit.Finding;
import io.thetagrid.core.strategy.audit.Plan;
import io.thetagrid.core.strategy.audit.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** An audit for a person: every claim on a line, or a few of them in full. */
public record AuditText(Style style) {
    private static final int CLAIM_WIDTH = 52;
    private static final int CLAIMED_WIDTH = 24;
    private static final int COMPUTED_WIDTH = 56;
    private static final int LABEL_WIDTH = 12;

    /** Claims grouped by document, long values cut. */
    public String page(List<Plan> plans, AuditMarket market, List<Finding> findings) {
        StringBuilder page = new StringBuilder();
        for (Plan plan : plans) {
            List<Finding> own = AuditText.of(plan, findings);
            page.append(style.strong(plan.name() + ", " + plan.title())).append('\n');
            TextTable table = new TextTable(style)
                    .number("id")
                    .text("claim")
                    .text("claimed")
                    .text("computed")
                    .text("verdict");
            for (Finding finding : own) {
                table.row(
                        paint(finding.verdict()),
                        String.valueOf(finding.claim().id()),
                        cut(finding.claim().claim(), CLAIM_WIDTH),
                        cut(finding.claimedText(), CLAIMED_WIDTH),
                        cut(finding.computedText(), COMPUTED_WIDTH),
                        finding.verdict().label());
            }
            page.append(table.render("  ")).append('\n');
        }
        page.append(summary(findings)).append('\n');
        page.append(style.faint(market(market) + "; --only ID tells a claim in full"))
                .append('\n');
        return page.toString();
    }

    /** Claims with all there is to say about them. */
    public String details(List<Plan> plans, List<Finding> findings) {
        List<String> blocks = new ArrayList<>();
        for (Plan plan : plans) {
            for (Finding finding : of(plan, findings)) {
                StringBuilder block = new StringBuilder();
                block.append(style.strong(
                                finding.claim().id() + "  " + finding.claim().claim()))
                        .append('\n');
                line(
                        block,
                        "document",
                        plan.name() + ", " + plan.title() + ", lines "
                                + finding.claim().lines());
                line(block, "claimed", finding.claimedText());
                line(block, "computed", finding.computedText());
                line(block, "assumption", finding.assumption());
                line(
                        block,
                        "verdict",
                        paint(finding.verdict()).apply(finding.verdict().label()));
                line(block, "why", finding.explanation());
                line(block, "note", finding.claim().note().orElse(""));
                blocks.add(block.toString());
            }
        }
        return String.join("\n", blocks);
    }

    static List<Finding> of(Plan plan, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.claim().document().equals(plan.name()))
                .toList();
    }

    static String summary(List<Finding> findings) {
        return findings.size() + " claims: "
                + Arrays.stream(Verdict.values())
                        .map(verdict -> AuditTables.count(findings, verdict) + " " + verdict.label())
                        .collect(Collectors.joining(", "));
    }

    static String market(AuditMarket market) {
        return "where a claim needs a market: European options, spot " + Numbers.fixed(market.spot(), 2)
                + ", volatility " + Numbers.percent(market.volatility(), 2)
                + ", rate " + Numbers.percent(market.rate(), 2)
                + ", " + Numbers.fixed(market.days(), 0) + " days";
    }

    private static void line(StringBuilder block, String label, String text) {
        if (!text.isEmpty()) {
            block.append("    ")
                    .append(label)
                    .append(" ".repeat(LABEL_WIDTH - label.length()))
                    .append(text)
                    .append('\n');
        }
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1).stripTrailing() + "…";
    }

    private UnaryOperator<String> paint(Verdict verdict) {
        return switch (verdict) {
            case REPRODUCED -> style::good;
            case NOT_REPRODUCED -> style::alarm;
            case MEANING_WRONG -> style::warning;
            case NOT_COMPUTABLE -> style::faint;
        };
    }
}
