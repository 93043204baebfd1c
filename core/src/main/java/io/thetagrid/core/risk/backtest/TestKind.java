package io.thetagrid.core.risk.backtest;

/** What a series of forecasts is tested for. */
public enum TestKind {
    /** As many exceptions as forecast [Kupiec 1995, proportion of failures]. */
    KUPIEC_POF("kupiec_pof"),
    /** The first exception when forecast [Kupiec 1995, time until first failure]. */
    KUPIEC_TUFF("kupiec_tuff"),
    /** Exceptions as likely after an exception as after none [Christoffersen 1998]. */
    CHRISTOFFERSEN_INDEPENDENCE("christoffersen_independence"),
    /** Both as many as forecast and independent [Christoffersen 1998]. */
    CHRISTOFFERSEN_COVERAGE("christoffersen_conditional_coverage"),
    /** Losses beyond VaR as large as expected shortfall says [Acerbi–Székely 2014, test 1]. */
    ACERBI_SZEKELY_Z1("acerbi_szekely_z1"),
    /** As many losses beyond VaR as forecast, and as large [Acerbi–Székely 2014, test 2]. */
    ACERBI_SZEKELY_Z2("acerbi_szekely_z2");

    private final String label;

    TestKind(String label) {
        this.label = label;
    }

    /** As results spell it. */
    public String label() {
        return label;
    }
}
