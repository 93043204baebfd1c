package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.GreekColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Prices the options of a book or chain, of either style, on the calling thread.
 *
 * @param accuracy preset of the American kernel
 */
public record OptionPricer(Backend backend, Accuracy accuracy) {
    private static final Set<GreekColumn> WITHOUT_RHO =
            Set.of(GreekColumn.PRICE, GreekColumn.DELTA, GreekColumn.GAMMA, GreekColumn.VEGA, GreekColumn.THETA);
    private static final Set<GreekColumn> ALL = Set.of(
            GreekColumn.PRICE,
            GreekColumn.DELTA,
            GreekColumn.GAMMA,
            GreekColumn.VEGA,
            GreekColumn.THETA,
            GreekColumn.RHO);

    /** Price and Greeks per share in kernel units, as {@link TablePricer} finds them; NaN where the kernel cannot say. */
    public List<UnitGreeks> greeks(List<OptionTerms> options) {
        return greeks(options, ALL);
    }

    /** The same without rho, which is NaN: it takes American options two prices more. */
    public List<UnitGreeks> greeksWithoutRho(List<OptionTerms> options) {
        return greeks(options, WITHOUT_RHO);
    }

    private List<UnitGreeks> greeks(List<OptionTerms> options, Set<GreekColumn> wanted) {
        GreekTable table = onThisThread().greeks(options, wanted);
        List<UnitGreeks> greeks = new ArrayList<>(options.size());
        for (int i = 0; i < options.size(); i++) {
            greeks.add(new UnitGreeks(
                    table.get(GreekColumn.PRICE)[i],
                    table.get(GreekColumn.DELTA)[i],
                    table.get(GreekColumn.GAMMA)[i],
                    table.get(GreekColumn.VEGA)[i],
                    table.get(GreekColumn.THETA)[i],
                    table.wants(GreekColumn.RHO) ? table.get(GreekColumn.RHO)[i] : Double.NaN));
        }
        return greeks;
    }

    /** Prices per share; NaN where the kernel cannot say. */
    public double[] prices(List<OptionTerms> options) {
        return onThisThread().prices(options);
    }

    /** Volatility at which each option is worth its price; NaN where there is none. */
    public double[] impliedVolatilities(List<OptionTerms> options, double[] prices) {
        return onThisThread().impliedVolatilities(options, prices).volatilities();
    }

    private TablePricer onThisThread() {
        return new TablePricer(backend, accuracy, 1);
    }
}
