package io.thetagrid.bench.engine;

/** Paths of a geometric Brownian motion in equal steps. */
public record PathWork(
        int paths, int steps, double spot, double rate, double dividendYield, double volatility, double horizon) {

    /** E[S(horizon)]. */
    public double forward() {
        return spot * Math.exp((rate - dividendYield) * horizon);
    }

    /** Standard deviation of S(horizon). */
    public double deviation() {
        return forward() * Math.sqrt(Math.expm1(volatility * volatility * horizon));
    }
}
