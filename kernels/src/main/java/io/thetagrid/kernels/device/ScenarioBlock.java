package io.thetagrid.kernels.device;

import static io.thetagrid.kernels.backend.ScenarioColumn.LOG_SPOT;
import static io.thetagrid.kernels.backend.ScenarioColumn.RATE_SHIFT;
import static io.thetagrid.kernels.backend.ScenarioColumn.TIME_ELAPSED;
import static io.thetagrid.kernels.backend.ScenarioColumn.VOL_FACTOR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Rows {@code from} to {@code from + rows − 1} of every bucket's scenarios, as the device wants them: column by column,
 * each with all buckets. Where the scenarios of each bucket share their rate shift and elapsed time, a pair of these
 * stands for the two columns.
 */
record ScenarioBlock(List<Batch<ScenarioColumn>> byBucket, int from, long rows) {

    /** Whether in every bucket all scenarios have one rate shift and one elapsed time. */
    boolean sharesTimeAndRate() {
        return byBucket.stream()
                .allMatch(scenarios -> isConstant(scenarios, RATE_SHIFT) && isConstant(scenarios, TIME_ELAPSED));
    }

    /** A column is constant where it equals itself moved by one row. */
    private boolean isConstant(Batch<ScenarioColumn> scenarios, ScenarioColumn column) {
        MemorySegment segment = scenarios.columns().segment();
        long at = scenarios.offset(column) + (long) from * Double.BYTES;
        long end = at + rows * Double.BYTES;
        return MemorySegment.mismatch(segment, at, end - Double.BYTES, segment, at + Double.BYTES, end) < 0;
    }

    /** Returns how many bytes it wrote. */
    long writeAll(MemorySegment block, long stride) {
        long index = 0;
        for (ScenarioColumn column : ScenarioColumn.values()) {
            index = write(column, block, index, stride);
        }
        return index * Double.BYTES;
    }

    /** Only where {@link #sharesTimeAndRate}; returns how many bytes it wrote. */
    long writeShared(MemorySegment block, long stride) {
        long index = write(VOL_FACTOR, block, write(LOG_SPOT, block, 0, stride), stride);
        for (Batch<ScenarioColumn> scenarios : byBucket) {
            block.setAtIndex(JAVA_DOUBLE, index++, scenarios.get(RATE_SHIFT, from));
            block.setAtIndex(JAVA_DOUBLE, index++, scenarios.get(TIME_ELAPSED, from));
        }
        return index * Double.BYTES;
    }

    private long write(ScenarioColumn column, MemorySegment block, long index, long stride) {
        for (Batch<ScenarioColumn> scenarios : byBucket) {
            BlockCopy.toBlock(scenarios.columns(), column.ordinal(), from, rows, block, index);
            index += stride;
        }
        return index;
    }
}
