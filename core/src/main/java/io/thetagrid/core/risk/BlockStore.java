package io.thetagrid.core.risk;

import java.util.function.Supplier;

/**
 * Keeps blocks of scenarios' P&amp;L beyond the run that computed them, so that a run that was stopped goes on where it was, and
 * several machines share one. Safe to use from several threads.
 */
public interface BlockStore {
    /** Keeps nothing. */
    BlockStore NONE = new BlockStore() {
        @Override
        public double[][] block(String name, Supplier<double[][]> compute) {
            return compute.get();
        }

        @Override
        public double[][] tail(String name, Supplier<double[][]> compute) {
            return compute.get();
        }
    };

    /**
     * The block of that name: the kept one or, where there is none, the computed one, which is kept from then on.
     *
     * @param name within the run: letters, digits and hyphens
     * @param compute rows of one length
     */
    double[][] block(String name, Supplier<double[][]> compute);

    /** The same of a block that is known once all others are there, and so belongs to no shard. */
    double[][] tail(String name, Supplier<double[][]> compute);
}
