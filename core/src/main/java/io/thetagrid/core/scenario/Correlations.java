package io.thetagrid.core.scenario;

import io.thetagrid.core.market.MarketSnapshot;
import java.util.List;

/**
 * Correlations of the underlyings' shocks: Pearson of the daily log returns that each pair shares within the model's look-back
 * (strategy-rules 8.8), or the model's default.
 *
 * @param matrix in the order of the symbols
 * @param measuredPairs how many pairs had enough history
 * @param pairs how many there are
 */
public record Correlations(double[][] matrix, int measuredPairs, int pairs) {
    /** Fewer joint returns than a quarter's say too little. */
    private static final int FEWEST_RETURNS = 60;

    public static Correlations estimate(MarketSnapshot market, List<String> symbols, ScenarioModel model) {
        int n = symbols.size();
        double[][] matrix = new double[n][n];
        int measured = 0;
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 1;
            for (int j = 0; j < i; j++) {
                JointReturns pair =
                        JointReturns.of(market, List.of(symbols.get(i), symbols.get(j)), model.historySessions());
                double correlation = pair.sessions() < FEWEST_RETURNS ? Double.NaN : pair.correlation(0, 1);
                if (!Double.isNaN(correlation)) {
                    measured++;
                }
                matrix[i][j] = Double.isNaN(correlation) ? model.defaultCorrelation() : correlation;
                matrix[j][i] = matrix[i][j];
            }
        }
        return new Correlations(matrix, measured, n * (n - 1) / 2);
    }
}
