package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.broker.BrokerFile;
import io.thetagrid.core.ledger.Reconciliation;
import io.thetagrid.core.ledger.Reconciliation.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a broker's export adds up to, for a person: opening + flows = closing, line by line. */
final class LedgerText {

    private LedgerText() {}

    static String render(BrokerFile file, Style style) {
        Reconciliation reconciliation = file.reconciliation();
        TextTable table = new TextTable(style)
                .text("measure")
                .text("account")
                .text("name")
                .number("opening")
                .number("flows")
                .number("closing")
                .number("stated")
                .number("difference");
        for (Line line : reconciliation.lines()) {
            String difference = line.difference().signum() == 0 ? "" : plain(Optional.of(line.difference()));
            table.row(
                    line.measure().name().toLowerCase(Locale.ROOT),
                    line.account(),
                    line.name(),
                    plain(line.opening()),
                    plain(Optional.of(line.flows())),
                    plain(line.closing()),
                    plain(line.stated()),
                    difference.isEmpty() ? "" : style.warning(difference));
        }
        StringBuilder text = new StringBuilder(table.render("  "));
        text.append("\n  ")
                .append(Counts.of(reconciliation.differences().size(), "difference"))
                .append(" in ")
                .append(Counts.of(reconciliation.lines().size(), "sum"))
                .append('\n');
        list(text, "to know", file.ledger().findings());
        list(
                text,
                "cannot be priced",
                file.endPositions().refused().stream()
                        .map(problem -> problem.value() + ": expected " + problem.expected())
                        .toList());
        return text.toString();
    }

    private static void list(StringBuilder text, String title, List<String> lines) {
        lines.forEach(line ->
                text.append("  ").append(title).append(": ").append(line).append('\n'));
    }

    private static String plain(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .orElse("");
    }
}
