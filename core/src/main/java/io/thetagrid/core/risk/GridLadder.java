package io.thetagrid.core.risk;

import java.time.Instant;

/**
 * P&amp;L of one scope at one time.
 *
 * @param scope {@link #PORTFOLIO}, or an underlying's symbol
 * @param sessions NYSE sessions that have passed
 * @param instant the close of the last of them; the snapshot's instant where none has
 * @param pnl {@code pnl[spot move][volatility move]}, base currency
 */
public record GridLadder(String scope, int sessions, Instant instant, double[][] pnl) {
    /** All underlyings together, as limits name it. */
    public static final String PORTFOLIO = "portfolio";
}
