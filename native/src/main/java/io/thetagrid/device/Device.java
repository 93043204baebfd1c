package io.thetagrid.device;

import java.lang.foreign.MemorySegment;

/**
 * An opened device with this module's kernels loaded. All methods, and those of its memories and queues, may be called
 * from any thread, but a queue by one thread at a time. Errors of the driver are {@link DeviceException}s.
 */
public interface Device extends Resource {

    /** {@code cuda} or {@code opencl}. */
    String api();

    /** As the driver names it. */
    String name();

    /** Device memory of at least {@code bytes} bytes, uninitialised. */
    Memory allocate(long bytes);

    /** Memory of the host that the device copies to and from without a detour, uninitialised. */
    HostMemory allocateHost(long bytes);

    /** A queue whose work runs in order, and beside that of other queues. */
    Queue openQueue();

    /** Memory of the device. */
    interface Memory extends Resource {}

    /** Page-locked memory of the host. */
    interface HostMemory extends Resource {
        MemorySegment segment();
    }

    /** Copies and kernels in order. Each call returns at once; {@link #finish} waits for all of them. */
    interface Queue extends Resource {

        /** Copies the first {@code bytes} bytes; the source may not change before {@link #finish}. */
        void upload(HostMemory from, Memory to, long bytes);

        /** Copies the first {@code bytes} bytes. */
        void download(Memory from, HostMemory to, long bytes);

        /**
         * Runs a kernel over {@code items} × {@code groups} threads.
         *
         * @param arguments {@link Memory}, {@link Long} or {@link Integer}, as the kernel declares them
         */
        void launch(String kernel, long items, long groups, Object... arguments);

        /** Waits until all is done. */
        void finish();
    }
}
