package io.thetagrid.kernels.math;

import java.lang.foreign.MemorySegment;

/**
 * All memory as one segment, so that kernels address columns as C does. Loops over the columns' own segments would check
 * bounds, liveness and thread again at every access, because HotSpot cannot rule out that a vector store changed the
 * segment's fields: twice the time of the whole kernel. What makes it safe: {@link
 * io.thetagrid.kernels.backend.Columns#address} fails for a closed segment, columns are padded to whole vectors, and the
 * backend keeps a call's batches reachable until it returns.
 */
public final class Memory {
    @SuppressWarnings("restricted") // reads and writes are the kernels' own, within columns that are alive
    public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}
}
