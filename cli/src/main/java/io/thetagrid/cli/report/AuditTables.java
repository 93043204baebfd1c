package io.thetagrid.cli.report;

import io.thetagrid.core.io.Table;
import io.thetagrid.core.strategy.audit.Finding;
import io.thetagrid.core.strategy.audit.Verdict;
import java.util.List;
import java.util.function.Function;

/** An audit as a table, a row for each claim. */
public final class AuditTables {

    private AuditTables() {}

    public static Table claims(List<Finding> findings) {
        long[] ids =
                findings.stream().mapToLong(finding -> finding.claim().id()).toArray();
        return new Table(List.of(
                new Table.IntegerColumn("id", ids),
                column("document", findings, finding -> finding.claim().document()),
                column("lines", findings, finding -> finding.claim().lines()),
                column("claim", findings, finding -> finding.claim().claim()),
                column("claimed", findings, Finding::claimedText),
                column("computed", findings, Finding::computedText),
                column("assumption", findings, Finding::assumption),
                column("verdict", findings, finding -> finding.verdict().label()),
                column("explanation", findings, Finding::explanation),
                column("note", findings, finding -> finding.claim().note().orElse(""))));
    }

    static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private static Table.Column column(String name, List<Finding> findings, Function<Finding, String> text) {
        return new Table.TextColumn(name, findings.stream().map(text).toList());
    }
}
