package io.thetagrid.core.risk;

/**
 * The book as a whole, base currency.
 *
 * @param value cash + Σ quantity · multiplier · mark
 * @param liquidationValue the same at bid for longs and ask for shorts
 * @param cash sum over accounts
 */
public record PortfolioResult(
        String baseCurrency, double value, double liquidationValue, double cash, PortfolioGreeks greeks) {}
