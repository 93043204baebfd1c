package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.UnitGreeks;
import java.util.List;

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
        double dollarDelta, double gammaPerPercent, double vegaPerVolPoint, double thetaPerDay, double rhoPerPercent) {

    /** Of one position. */
    public static PortfolioGreeks of(PricedPosition position) {
        UnitGreeks unit = position.greeks();
        double weight = position.weight();
        double spot = position.spot();
        return new PortfolioGreeks(
                unit.delta() * weight * spot,
                unit.gamma() * weight * spot * spot * 0.01,
                unit.vega() * weight / 100,
                unit.theta() * weight / 365,
                unit.rho() * weight / 100);
    }

    /** Of several positions, added in their order. */
    public static PortfolioGreeks of(List<PricedPosition> positions) {
        double dollarDelta = 0;
        double gamma = 0;
        double vega = 0;
        double theta = 0;
        double rho = 0;
        for (PricedPosition position : positions) {
            PortfolioGreeks greeks = of(position);
            dollarDelta += greeks.dollarDelta;
            gamma += greeks.gammaPerPercent;
            vega += greeks.vegaPerVolPoint;
            theta += greeks.thetaPerDay;
            rho += greeks.rhoPerPercent;
        }
        return new PortfolioGreeks(dollarDelta, gamma, vega, theta, rho);
    }
}
