package io.thetagrid.core.risk.backtest;

/** What a test says of its null hypothesis, that the forecasts are right. */
public enum TestVerdict {
    /** No evidence against it, which is not evidence for it. */
    ACCEPTED,
    REJECTED,
    /** The observations do not allow the test. */
    NOT_COMPUTABLE
}
