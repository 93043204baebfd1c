package io.thetagrid.bench.row;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.Precision;
import java.util.List;

/** Every row of the comparison: one line adds one. */
public final class Rows {
    /** Items of a block whose columns stay in the second-level cache. */
    static final int BLOCK = 4_096;

    private static final int MILLION = 1 << 20;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Blocks of a shared revaluation for each thread. */
    private static final int BLOCKS_EACH = 4;

    private static final List<Row> ALL = List.of(
            new EuropeanRow("european-price", GreekSet.PRICE, BLOCK),
            new EuropeanRow("european-5-greeks", GreekSet.FIVE, BLOCK),
            new EuropeanRow("european-all-greeks", GreekSet.ALL, BLOCK),
            new EuropeanRow("european-price-million", GreekSet.PRICE, MILLION),
            new EuropeanRow("european-5-greeks-million", GreekSet.FIVE, MILLION),
            new EuropeanRow("european-all-greeks-million", GreekSet.ALL, MILLION),
            new ImpliedVolatilityRow("implied-volatility", Precision.FAST, BLOCK),
            new ImpliedVolatilityRow("implied-volatility-full", Precision.FULL, BLOCK),
            new ImpliedVolatilityRow("implied-volatility-million", Precision.FAST, MILLION),
            new AmericanRow(Accuracy.FAST),
            new AmericanRow(Accuracy.STANDARD),
            new AmericanRow(Accuracy.HIGH),
            new AmericanVolatilityRow(Accuracy.FAST),
            new AmericanVolatilityRow(Accuracy.STANDARD),
            new CashDividendRow(DividendModel.SPOT, false, Accuracy.STANDARD, false),
            new CashDividendRow(DividendModel.SPOT, true, Accuracy.FAST, false),
            new CashDividendRow(DividendModel.SPOT, true, Accuracy.STANDARD, false),
            new CashDividendRow(DividendModel.SPOT, true, Accuracy.FAST, true),
            new CashDividendRow(DividendModel.ESCROWED, true, Accuracy.STANDARD, false),
            new RevaluationRow("revaluation", 1, 1),
            new RevaluationRow("revaluation-all-cores", CORES, CORES * BLOCKS_EACH),
            new NormalsRow(),
            new PathsRow());

    private Rows() {}

    public static List<Row> all() {
        return ALL;
    }

    public static Row named(String name) {
        return ALL.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called " + name));
    }
}
