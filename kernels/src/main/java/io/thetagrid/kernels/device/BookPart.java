package io.thetagrid.kernels.device;

import io.thetagrid.device.Resource;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some contracts of a book, prepared on the processor.
 *
 * @param rows their rows in the whole book
 */
record BookPart(int[] rows, PreparedBook book) implements Resource {

    /** The American or the European contracts. */
    static BookPart of(Backend processor, Batch<ContractColumn> contracts, BookLayout layout, boolean american) {
        int[] rows = IntStream.range(0, contracts.rows())
                .filter(i -> layout.american()[i] == american)
                .toArray();
        boolean[] style = new boolean[rows.length];
        try (Arena arena = Arena.ofConfined()) {
            Batch<ContractColumn> part = Batch.allocate(arena, ContractColumn.class, rows.length);
            for (int i = 0; i < rows.length; i++) {
                style[i] = american;
                for (ContractColumn column : ContractColumn.values()) {
                    part.set(column, i, contracts.get(column, rows[i]));
                }
            }
            int[] bucket = IntStream.of(rows).map(i -> layout.bucket()[i]).toArray();
            int[] group = IntStream.of(rows).map(i -> layout.group()[i]).toArray();
            return new BookPart(rows, processor.prepare(part, new BookLayout(bucket, group, style, layout.accuracy())));
        }
    }

    /** Puts its base values where they belong among the whole book's. */
    void writeBaseValues(double[] baseValues) {
        double[] own = book.baseValues();
        for (int i = 0; i < rows.length; i++) {
            baseValues[rows[i]] = own[i];
        }
    }

    void addPnl(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl) {
        if (rows.length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            Columns own = Columns.allocate(arena, pnl.count(), pnl.rows());
            book.reprice(scenariosByBucket, own);
            for (int group = 0; group < pnl.count(); group++) {
                for (int row = 0; row < pnl.rows(); row++) {
                    pnl.set(group, row, pnl.get(group, row) + own.get(group, row));
                }
            }
        }
    }

    @Override
    public void close() {
        book.close();
    }
}
