package io.thetagrid.core.scenario;

/**
 * How markets move in scenarios: one stated rule for risk, stress and grids (risk-engine.md, "P&amp;L of a scenario" and
 * "Scenarios").
 *
 * @param stickiness of volatilities when the spot moves
 * @param spotVolCorrelation of an underlying's log spot and log volatility shocks, per 1.00
 * @param volatilityOfVolatility annual standard deviation of the log of a 30-day implied volatility
 * @param defaultCorrelation of two underlyings' shocks where their histories are too short to measure it
 * @param degreesOfFreedom of the Student-t shocks, an integer &gt; 2
 * @param shockTail probability beyond which a Student-t shock is capped, on either side: without a cap a short call's
 *     expected loss is infinite
 * @param historySessions how many daily returns historical scenarios and correlations look back on
 */
public record ScenarioModel(
        Stickiness stickiness,
        double spotVolCorrelation,
        double volatilityOfVolatility,
        double defaultCorrelation,
        int degreesOfFreedom,
        double shockTail,
        int historySessions) {

    /** Moneyness; −0.5; 0.9 (about the mean of the VVIX index); 0.5; t with 4 degrees of freedom cut at 1e-4; 252. */
    public static final ScenarioModel DEFAULT = new ScenarioModel(Stickiness.MONEYNESS, -0.5, 0.9, 0.5, 4, 1e-4, 252);

    public ScenarioModel {
        if (degreesOfFreedom <= 2 || !(shockTail > 0 && shockTail < 0.5) || !(Math.abs(spotVolCorrelation) <= 1)) {
            throw new IllegalArgumentException("a scenario model needs degrees of freedom > 2, a shock tail in (0, 0.5)"
                    + " and a spot-vol correlation in [-1, 1], got " + degreesOfFreedom + ", " + shockTail + " and "
                    + spotVolCorrelation);
        }
    }

    /**
     * What the model expects of log volatility for each unit of log spot: ρ·ν/σ, the regression coefficient of two jointly
     * normal shocks.
     *
     * @param volatility σ, annual, of log spot
     */
    public double logVolatilityPerLogSpot(double volatility) {
        return spotVolCorrelation * volatilityOfVolatility / volatility;
    }

    /** Share of a 30-day log-volatility shock that a maturity takes: min(√(30 days / T), 2). */
    public static double volatilityShockScale(double timeToExpiry) {
        return Math.min(Math.sqrt(30.0 / 365 / timeToExpiry), 2);
    }
}
