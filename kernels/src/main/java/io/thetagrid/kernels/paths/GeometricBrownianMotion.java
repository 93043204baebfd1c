package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.paths.Parameter.finite;
import static io.thetagrid.kernels.paths.Parameter.notNegative;

/**
 * dS/S = (rate − dividendYield) dt + volatility dW, sampled exactly [Black–Scholes 1973]. One factor; one state, log(S/S₀).
 */
public record GeometricBrownianMotion(double rate, double dividendYield, double volatility) implements PathModel {

    public GeometricBrownianMotion {
        finite("rate", rate);
        finite("dividend yield", dividendYield);
        notNegative("volatility", volatility);
    }

    @Override
    public int factors() {
        return 1;
    }

    @Override
    public int states() {
        return 1;
    }
}
