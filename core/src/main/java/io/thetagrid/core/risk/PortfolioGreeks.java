package io.thetagrid.core.risk;

/**
 * Greeks of a set of positions in the units of strategy-rules D7 (n signed quantity, m multiplier, S spot).
 *
 * @param dollarDelta Σ Δ·n·m·S, base currency
 * @param gammaPerPercent Σ Γ·n·m·S²·0.01: change of dollar delta per 1 % of spot
 * @param vegaPerVolPoint Σ vega/100·n·m: per volatility point (0.01)
 * @param thetaPerDay Σ theta/365·n·m: per calendar day
 * @param rhoPerPercent Σ rho/100·n·m: per 0.01 of rate
 */
public record PortfolioGreeks(
        double dollarDelta, double gammaPerPercent, double vegaPerVolPoint, double thetaPerDay, double rhoPerPercent) {}
