package io.thetagrid.core.risk.backtest;

/** A symmetric distribution of mean 0 and variance 1, by its upper tail. */
sealed interface ShockLaw permits GaussianShock, StudentTShock {

    /** The shock beyond which the probability {@code tail} lies, below 0.5. */
    double quantile(double tail);

    /** P(X &gt; x), for x from 0. */
    double beyond(double x);

    /** E[X; X &gt; x], for x from 0: mean times probability. */
    double meanBeyond(double x);
}
