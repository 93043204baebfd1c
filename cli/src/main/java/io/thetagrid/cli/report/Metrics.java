package io.thetagrid.cli.report;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.core.risk.LimitVerdict;
import io.thetagrid.core.risk.RiskReport;

/** A risk report in Prometheus' text format, for the textfile collector of a node exporter. */
public final class Metrics {
    private final String book;
    private final StringBuilder text = new StringBuilder();

    private Metrics(String book) {
        this.book = book;
    }

    /**
     * The whole file.
     *
     * @param book names the book in a label
     */
    public static String render(String book, RiskReport report, RunInfo run) {
        Metrics metrics = new Metrics(book);
        metrics.family("portfolio_value", "Cash and positions at their marks, base currency.");
        metrics.sample("portfolio_value", "", report.portfolio().value());
        metrics.family("var", "Loss not exceeded with the confidence, base currency.");
        report.var()
                .forEach(v ->
                        metrics.sample("var", tail(v.method().label(), v.confidence(), v.horizonDays()), v.value()));
        metrics.family("expected_shortfall", "Mean loss at or beyond VaR, base currency.");
        report.es()
                .forEach(v -> metrics.sample(
                        "expected_shortfall", tail(v.method().label(), v.confidence(), v.horizonDays()), v.value()));
        metrics.family("worst_stress_pnl", "P&L of the worst stress scenario, base currency.");
        report.stress().stream()
                .mapToDouble(stress -> stress.pnl())
                .min()
                .ifPresent(pnl -> metrics.sample("worst_stress_pnl", "", pnl));
        metrics.family("limit_breaches", "Limits of the profile that are breached.");
        long hard = report.limits().stream().filter(LimitVerdict::hardBreach).count();
        long all = report.limits().stream().filter(LimitText::breached).count();
        metrics.sample("limit_breaches", ",severity=\"hard\"", (double) hard);
        metrics.sample("limit_breaches", ",severity=\"soft\"", (double) (all - hard));
        metrics.family("as_of_timestamp_seconds", "The instant the book is valued at.");
        metrics.sample("as_of_timestamp_seconds", "", (double) report.asOf().getEpochSecond());
        metrics.family("run_seconds", "Wall time of the run.");
        metrics.sample("run_seconds", "", run.seconds());
        return metrics.text.toString();
    }

    private static String tail(String method, double confidence, int horizonDays) {
        return ",method=\"" + method + "\",confidence=\"" + confidence + "\",horizon_days=\"" + horizonDays + '"';
    }

    private void family(String name, String help) {
        text.append("# HELP thetagrid_").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE thetagrid_").append(name).append(" gauge\n");
    }

    private void sample(String name, String labels, double value) {
        text.append("thetagrid_")
                .append(name)
                .append("{book=\"")
                .append(escaped(book))
                .append('"');
        text.append(labels).append("} ").append(value).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
