package io.thetagrid.core.risk.backtest;

/** How a day's loss is forecast from the returns before it. */
public enum ForecastMethod {
    /** The look-back's returns, each as likely as the others. */
    HISTORICAL("historical"),
    /**
     * The look-back's returns, each divided by the volatility that was forecast for its day and multiplied by that for the
     * day to come [Hull–White 1998; Barone-Adesi, Giannopoulos and Vosper 1999].
     */
    FILTERED_HISTORICAL("filtered-historical"),
    /** Gaussian of mean 0 with the exponentially weighted volatility [RiskMetrics 1996]. */
    GAUSSIAN("gaussian"),
    /** Student-t of mean 0 whose variance is the Gaussian's. */
    STUDENT_T("student-t");

    private final String label;

    ForecastMethod(String label) {
        this.label = label;
    }

    /** As results spell it. */
    public String label() {
        return label;
    }
}
