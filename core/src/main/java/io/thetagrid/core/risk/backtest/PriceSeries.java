package io.thetagrid.core.risk.backtest;

import io.thetagrid.core.market.PriceHistory;

/**
 * The closes of one underlying, and where they come from.
 *
 * @param source file, as results name it
 */
public record PriceSeries(String source, String symbol, PriceHistory history) {}
