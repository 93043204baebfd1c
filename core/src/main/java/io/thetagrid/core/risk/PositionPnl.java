package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Full revaluation position by position, a few positions at a time, so that memory does not grow with the book. Safe to
 * share between threads.
 */
final class PositionPnl implements AutoCloseable {
    /** Times a block of scenarios: 2 MiB. */
    private static final int CHUNK = 256;

    /** Takes the P&amp;L of one position by scenario, base currency. */
    @FunctionalInterface
    interface Sink {
        void take(int position, double[] pnl);
    }

    private record Chunk(int[] positions, Revaluation revaluation) {}

    private final PricedBook book;
    private final List<Chunk> chunks = new ArrayList<>();

    /** @param positions to revalue, by their place in the book, ascending */
    PositionPnl(PricedBook book, int[] positions, Backend backend, Accuracy accuracy, Stickiness stickiness) {
        this.book = book;
        for (int first = 0; first < positions.length; first += CHUNK) {
            int[] own = Arrays.copyOfRange(positions, first, Math.min(first + CHUNK, positions.length));
            List<PricedPosition> priced =
                    Arrays.stream(own).mapToObj(book.positions()::get).toList();
            PricedBook part = new PricedBook(book.book(), priced, book.smiles(), List.of());
            chunks.add(new Chunk(own, Revaluation.byPosition(part, backend, accuracy, stickiness)));
        }
    }

    /** Revalues the positions in their order. */
    void revalue(Shocks shocks, Sink sink) {
        for (Chunk chunk : chunks) {
            double[][] pnl = chunk.revaluation.pnl(shocks);
            for (int i = 0; i < pnl.length; i++) {
                requireNumbers(pnl[i], chunk.positions[i]);
                sink.take(chunk.positions[i], pnl[i]);
            }
        }
    }

    /** As {@link ScenarioRunner} asks of groups. */
    private void requireNumbers(double[] pnl, int position) {
        for (double value : pnl) {
            if (Double.isNaN(value)) {
                throw new ArithmeticException("no value in a scenario for "
                        + book.positions().get(position).position().instrument().symbol());
            }
        }
    }

    @Override
    public void close() {
        chunks.forEach(chunk -> chunk.revaluation.close());
    }
}
