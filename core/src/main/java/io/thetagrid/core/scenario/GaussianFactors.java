package io.thetagrid.core.scenario;

import java.util.List;

/**
 * The joint law of {@link MonteCarlo}'s Gaussian shocks at a horizon, without drawing them: {@code mean + loading · z} with
 * independent standard normals z. Of n underlyings, entry i is the log spot of the i-th, entry n + i its 30-day log
 * volatility.
 *
 * @param symbols in the order of the correlation matrix
 * @param mean {@code mean[2n]}
 * @param loading {@code loading[2n][2n]}, zero above the diagonal
 */
public record GaussianFactors(List<String> symbols, double[] mean, double[][] loading) {

    /**
     * Factors at a horizon.
     *
     * @param years to the horizon
     * @param underlyings in the order of the correlation matrix
     */
    public static GaussianFactors of(
            double years, List<Dynamics> underlyings, Cholesky correlation, ScenarioModel model) {
        int n = underlyings.size();
        double[] mean = new double[2 * n];
        double[][] loading = new double[2 * n][2 * n];
        double rho = model.spotVolCorrelation();
        double rest = Math.sqrt(1 - rho * rho);
        double volatilitySpread = model.volatilityOfVolatility() * Math.sqrt(years);
        for (int i = 0; i < n; i++) {
            Dynamics dynamics = underlyings.get(i);
            double spread = dynamics.volatility() * Math.sqrt(years);
            mean[i] = (dynamics.drift() - 0.5 * dynamics.volatility() * dynamics.volatility()) * years;
            for (int k = 0; k <= i; k++) {
                double root = correlation.entry(i, k);
                loading[i][k] = spread * root;
                loading[n + i][k] = volatilitySpread * rho * root;
                loading[n + i][n + k] = volatilitySpread * rest * root;
            }
        }
        return new GaussianFactors(underlyings.stream().map(Dynamics::symbol).toList(), mean, loading);
    }
}
