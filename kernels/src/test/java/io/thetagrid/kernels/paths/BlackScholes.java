package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;

/** The closed form that path estimates are held against; itself held against quad precision elsewhere. */
final class BlackScholes {

    private BlackScholes() {}

    static double price(double sign, double spot, double strike, double years, double rate, double yield, double vol) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> option = Batch.allocate(arena, OptionColumn.class, 1);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            double[] inputs = {sign, spot, strike, years, rate, yield, vol};
            for (OptionColumn column : OptionColumn.values()) {
                option.set(column, 0, inputs[column.ordinal()]);
            }
            Backends.pick("scalar").price(option, greeks);
            return greeks.get(GreekColumn.PRICE, 0);
        }
    }
}
