package io.thetagrid.kernels.device;

import static io.thetagrid.kernels.device.BlockCopy.ROW_MULTIPLE;

import io.thetagrid.device.Device;
import io.thetagrid.device.DeviceException;
import io.thetagrid.device.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a call into blocks and alternates them between lanes, so that copies in both directions, kernels and the host's
 * work overlap. Where the device has too little memory, lanes and hence blocks are made smaller.
 */
final class Lanes implements Resource {
    static final int COUNT = 4;

    private static final long BYTES = 16L << 20;
    private static final long LEAST_BYTES = 64L << 10;
    /** With all lanes enough threads for the widest device, and several blocks in a large call. */
    private static final int MOST_ROWS = 1 << 17;

    /** Puts one block into its lane's queue. */
    @FunctionalInterface
    interface Work {
        /**
         * Enqueues rows {@code from} to {@code from + rows − 1}.
         *
         * @param lane from 0 to {@link #COUNT} − 1
         */
        void enqueue(Lane memory, int lane, int from, long rows);
    }

    private final Device device;
    private final List<Lane> lanes = new ArrayList<>();
    private long bytes;

    Lanes(Device device) {
        this.device = device;
    }

    /**
     * Does {@code work} for all rows.
     *
     * @param inPerRow input bytes of a row; also bounds its scratch bytes
     * @param outPerRow output bytes of a row
     */
    void run(int rows, long inPerRow, long outPerRow, Work work) {
        long perRow = Math.max(inPerRow, outPerRow);
        open(Math.max(BYTES, perRow * ROW_MULTIPLE), perRow * ROW_MULTIPLE);
        int blockRows = (int) Math.min(MOST_ROWS, bytes / perRow) / ROW_MULTIPLE * ROW_MULTIPLE;
        try {
            for (int from = 0, turn = 0; from < rows; from += blockRows, turn++) {
                Lane lane = lanes.get(turn % COUNT);
                lane.drain();
                work.enqueue(lane, turn % COUNT, from, Math.min(blockRows, rows - from));
            }
            lanes.forEach(Lane::drain);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Lanes of {@code wanted} bytes, or of less, but at least {@code needed}, where the device has not so much. */
    private void open(long wanted, long needed) {
        if (!lanes.isEmpty() && bytes >= needed) {
            return;
        }
        close();
        for (bytes = wanted; lanes.size() < COUNT; ) {
            try {
                lanes.add(new Lane(device, bytes));
            } catch (DeviceException e) {
                close();
                if (!e.isOutOfMemory() || bytes / 2 < Math.max(needed, LEAST_BYTES)) {
                    throw e;
                }
                bytes /= 2;
            }
        }
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
        lanes.clear();
    }
}
