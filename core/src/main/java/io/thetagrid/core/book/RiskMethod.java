package io.thetagrid.core.book;

/** How a P&amp;L distribution is made. */
public enum RiskMethod {
    /** Full revaluation under Gaussian shocks of log spot and log volatility. */
    GAUSSIAN("gaussian"),
    /** Full revaluation under Student-t shocks whose variance matches the Gaussian's. */
    STUDENT_T("student-t"),
    /** Full revaluation under the joint returns of the last year. */
    HISTORICAL("historical"),
    /** Full revaluation under the joint returns of the last year, each scaled to today's volatility. */
    FILTERED_HISTORICAL("filtered-historical"),
    /** Delta-gamma approximation with a closed-form quantile, reported with its error. */
    DELTA_GAMMA("delta-gamma");

    private final String label;

    RiskMethod(String label) {
        this.label = label;
    }

    /** As files and results spell it. */
    public String label() {
        return label;
    }
}
