package io.thetagrid.core.scenario;

/**
 * How one underlying's spot is spread at a horizon.
 *
 * @param volatility annual, of log spot
 * @param drift r − q − b, annual: the risk-neutral carry; log spot drifts by {@code drift − ½·volatility²}
 */
public record Dynamics(String symbol, double volatility, double drift) {}
