package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.paths.Parameter.finite;
import static io.thetagrid.kernels.paths.Parameter.notNegative;
import static io.thetagrid.kernels.paths.Parameter.positive;
import static io.thetagrid.kernels.paths.Parameter.within;

/**
 * Stochastic variance [Heston 1993]: dS/S = (rate − dividendYield) dt + √v dW, dv = meanReversion·(longRunVariance − v) dt +
 * volatilityOfVariance·√v dZ, dW·dZ = correlation dt. Sampled by the quadratic-exponential scheme with martingale
 * correction, QE-M [Andersen 2008], whose error in distribution falls about with the square of the step; a step whose
 * correction would be infinite (long ones of positive correlation) goes without. Factors: spot, variance. Two states,
 * log(S/S₀) and the variance v.
 *
 * @param initialVariance v at time 0
 */
public record Heston(
        double rate,
        double dividendYield,
        double initialVariance,
        double meanReversion,
        double longRunVariance,
        double volatilityOfVariance,
        double correlation)
        implements PathModel {

    public Heston {
        finite("rate", rate);
        finite("dividend yield", dividendYield);
        notNegative("initial variance", initialVariance);
        positive("mean reversion", meanReversion);
        positive("long-run variance", longRunVariance);
        positive("volatility of variance", volatilityOfVariance);
        within("correlation", correlation, -1, 1);
    }

    @Override
    public int factors() {
        return 2;
    }

    @Override
    public int states() {
        return 2;
    }
}
