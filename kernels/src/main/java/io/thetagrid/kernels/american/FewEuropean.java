package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.blackscholes.EuropeanSimd;

/**
 * The European prices behind American ones. They are a fiftieth of the work, too little in a batch of a chain's size to get
 * the European vector kernels compiled: run in the interpreter they would take longer than the American part. So small
 * batches take the plain kernels, whose bits are the same.
 */
final class FewEuropean {
    /** Rows of a batch from which on vectors are used. */
    static final int WORTH_VECTORS = 2048;

    private FewEuropean() {}

    static void price(Batch<OptionColumn> options, Batch<GreekColumn> greeks) {
        if (options.rows() < WORTH_VECTORS) {
            EuropeanScalar.price(options, greeks);
        } else {
            EuropeanSimd.price(options, GreekSet.FIVE, greeks);
        }
    }
}
