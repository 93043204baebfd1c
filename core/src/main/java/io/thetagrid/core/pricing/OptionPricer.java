package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.GreekColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Prices the options of a book or chain, of either style, on the calling thread.
 *
 * @param accuracy preset of the American kernel
 */
public record OptionPricer(Backend backend, Accuracy accuracy) {

    /** Price and Greeks per share in kernel units, as {@link TablePricer} finds them; NaN where the kernel cannot say. */
    public List<UnitGreeks> greeks(List<OptionTerms> options) {
        GreekTable table = onThisThread().greeks(options);
        List<UnitGreeks> greeks = new ArrayList<>(options.size());
        for (int i = 0; i < options.size(); i++) {
            greeks.add(new UnitGreeks(
                    table.get(GreekColumn.PRICE)[i],
                    table.get(GreekColumn.DELTA)[i],
                    table.get(GreekColumn.GAMMA)[i],
                    table.get(GreekColumn.VEGA)[i],
                    table.get(GreekColumn.THETA)[i],
                    table.get(GreekColumn.RHO)[i]));
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
