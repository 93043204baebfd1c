package io.thetagrid.kernels.device;

import io.thetagrid.device.Device;
import io.thetagrid.device.Resource;
import io.thetagrid.device.Resources;
import java.lang.foreign.MemorySegment;

/** A queue with the memory of one block of work. A block's results are fetched when its lane is needed again. */
final class Lane implements Resource {
    final Device.Queue queue;
    final Device.Memory in;
    final Device.Memory out;
    /** What kernels hand to each other. */
    final Device.Memory scratch;

    private final Resources resources = new Resources();
    private final Device.HostMemory hostIn;
    private final Device.HostMemory hostOut;
    private Runnable fetch = () -> {};

    /** @param bytes most input, most output and most scratch of a block */
    Lane(Device device, long bytes) {
        try {
            queue = resources.keep(device.openQueue());
            hostIn = resources.keep(device.allocateHost(bytes));
            hostOut = resources.keep(device.allocateHost(bytes));
            in = resources.keep(device.allocate(bytes));
            out = resources.keep(device.allocate(bytes));
            scratch = resources.keep(device.allocate(bytes));
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    /** Where a block's input is put before {@link #upload}. */
    MemorySegment input() {
        return hostIn.segment();
    }

    void upload(long bytes) {
        queue.upload(hostIn, in, bytes);
    }

    /** Downloads the output, and leaves to {@link #drain} what takes it out of {@link #output()}. */
    void download(long bytes, Runnable take) {
        queue.download(out, hostOut, bytes);
        fetch = take;
    }

    MemorySegment output() {
        return hostOut.segment();
    }

    /** Waits for the block and takes its results. */
    void drain() {
        queue.finish();
        fetch.run();
        fetch = () -> {};
    }

    @Override
    public void close() {
        resources.close();
    }
}
