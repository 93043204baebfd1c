package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.GreekColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Prices the options of a book or chain, of either style, on the calling thread.
 *
 * @param accuracy preset of the American kernel
 */
public record OptionPricer(Backend backend, Accuracy accuracy) {
    private static final Set<GreekColumn> UNIT_GREEKS = EnumSet.of(
            GreekColumn.PRICE,
            GreekColumn.DELTA,
            GreekColumn.GAMMA,
            GreekColumn.VEGA,
            GreekColumn.THETA,
            GreekColumn.RHO);

    /** Price and Greeks per share in kernel units, as {@link TablePricer} finds them; NaN where the kernel cannot say. */
    public List<UnitGreeks> greeks(List<OptionTerms> options) {
        GreekTable table = onThisThread().greeks(options, UNIT_GREEKS);
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

    /** Volatility at which each option is worth its price; NaN where there is none. */
    public double[] impliedVolatilities(List<OptionTerms> options, double[] prices) {
        return onThisThread().impliedVolatilities(options, prices).volatilities();
    }

    private TablePricer onThisThread() {
        return new TablePricer(backend, accuracy, 1);
    }
}
