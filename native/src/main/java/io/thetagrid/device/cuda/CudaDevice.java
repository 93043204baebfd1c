package io.thetagrid.device.cuda;

import static io.thetagrid.device.cuda.CudaCall.check;

import io.thetagrid.device.Device;
import io.thetagrid.device.KernelText;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jcuda.NativePointerObject;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdeviceptr;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;
import jcuda.driver.JCudaDriver;

/**
 * A CUDA device through the driver API: its primary context, and the kernels compiled by the driver from PTX. A context
 * belongs to the calling thread, so every call binds it first.
 */
public final class CudaDevice implements Device {
    private static final int THREADS_PER_BLOCK = 128;
    private static final long MOST_BLOCKS_X = Integer.MAX_VALUE;
    private static final long MOST_BLOCKS_Y = 65_535;

    private final CUdevice device;
    private final CUcontext context = new CUcontext();
    private final CUmodule module = new CUmodule();
    private final String name;
    private final Map<String, CUfunction> kernels = new ConcurrentHashMap<>();

    private CudaDevice(CUdevice device, String name) {
        this.device = device;
        this.name = name;
    }

    /** Opens the first device. Call only where {@link CudaProbe#probe()} found one. */
    public static CudaDevice open() {
        check("cuInit", JCudaDriver.cuInit(0));
        CUdevice device = new CUdevice();
        check("cuDeviceGet 0", JCudaDriver.cuDeviceGet(device, 0));
        CudaDevice opened = new CudaDevice(device, CudaCall.describe(device));
        check("cuDevicePrimaryCtxRetain", JCudaDriver.cuDevicePrimaryCtxRetain(opened.context, device));
        opened.bind();
        byte[] ptx = (KernelText.ptx() + "\0").getBytes(StandardCharsets.US_ASCII);
        check("cuModuleLoadData, " + ptx.length + " bytes", JCudaDriver.cuModuleLoadData(opened.module, ptx));
        return opened;
    }

    private void bind() {
        check("cuCtxSetCurrent", JCudaDriver.cuCtxSetCurrent(context));
    }

    private CUfunction kernel(String kernel) {
        return kernels.computeIfAbsent(kernel, k -> {
            CUfunction function = new CUfunction();
            check("cuModuleGetFunction " + k, JCudaDriver.cuModuleGetFunction(function, module, k));
            return function;
        });
    }

    @Override
    public String api() {
        return "cuda";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Memory allocate(long bytes) {
        bind();
        CUdeviceptr pointer = new CUdeviceptr();
        check("cuMemAlloc, " + bytes + " bytes", JCudaDriver.cuMemAlloc(pointer, bytes));
        return new CudaMemory(pointer);
    }

    @Override
    public HostMemory allocateHost(long bytes) {
        bind();
        Pointer pointer = new Pointer();
        check("cuMemAllocHost, " + bytes + " bytes", JCudaDriver.cuMemAllocHost(pointer, bytes));
        return new CudaHostMemory(pointer, MemorySegment.ofBuffer(pointer.getByteBuffer(0, bytes)));
    }

    @Override
    public Queue openQueue() {
        bind();
        CUstream stream = new CUstream();
        check("cuStreamCreate", JCudaDriver.cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING));
        return new CudaQueue(stream);
    }

    @Override
    public void close() {
        bind();
        check("cuModuleUnload", JCudaDriver.cuModuleUnload(module));
        check("cuDevicePrimaryCtxRelease", JCudaDriver.cuDevicePrimaryCtxRelease(device));
    }

    private final class CudaMemory implements Memory {
        private final CUdeviceptr pointer;

        CudaMemory(CUdeviceptr pointer) {
            this.pointer = pointer;
        }

        @Override
        public void close() {
            bind();
            check("cuMemFree", JCudaDriver.cuMemFree(pointer));
        }
    }

    private final class CudaHostMemory implements HostMemory {
        private final Pointer pointer;
        private final MemorySegment segment;

        CudaHostMemory(Pointer pointer, MemorySegment segment) {
            this.pointer = pointer;
            this.segment = segment;
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        @Override
        public void close() {
            bind();
            check("cuMemFreeHost", JCudaDriver.cuMemFreeHost(pointer));
        }
    }

    private final class CudaQueue implements Queue {
        private final CUstream stream;

        CudaQueue(CUstream stream) {
            this.stream = stream;
        }

        @Override
        public void upload(HostMemory from, Memory to, long bytes) {
            bind();
            check(
                    "cuMemcpyHtoDAsync, " + bytes + " bytes",
                    JCudaDriver.cuMemcpyHtoDAsync(
                            ((CudaMemory) to).pointer, ((CudaHostMemory) from).pointer, bytes, stream));
        }

        @Override
        public void download(Memory from, HostMemory to, long bytes) {
            bind();
            check(
                    "cuMemcpyDtoHAsync, " + bytes + " bytes",
                    JCudaDriver.cuMemcpyDtoHAsync(
                            ((CudaHostMemory) to).pointer, ((CudaMemory) from).pointer, bytes, stream));
        }

        @Override
        public void launch(String kernel, long items, long groups, Object... arguments) {
            if (items == 0 || groups == 0) {
                return;
            }
            bind();
            NativePointerObject[] pointers = new NativePointerObject[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                pointers[i] = pointerTo(arguments[i]);
            }
            long blocks = Math.min((items + THREADS_PER_BLOCK - 1) / THREADS_PER_BLOCK, MOST_BLOCKS_X);
            int result = JCudaDriver.cuLaunchKernel(
                    kernel(kernel),
                    (int) blocks,
                    (int) Math.min(groups, MOST_BLOCKS_Y),
                    1,
                    THREADS_PER_BLOCK,
                    1,
                    1,
                    0,
                    stream,
                    Pointer.to(pointers),
                    null);
            check("cuLaunchKernel " + kernel + ", " + items + " x " + groups + " threads", result);
        }

        private static Pointer pointerTo(Object argument) {
            return switch (argument) {
                case CudaMemory memory -> Pointer.to(memory.pointer);
                case Long value -> Pointer.to(new long[] {value});
                case Integer value -> Pointer.to(new int[] {value});
                default -> throw new IllegalArgumentException("a kernel takes no " + argument.getClass());
            };
        }

        @Override
        public void finish() {
            bind();
            check("cuStreamSynchronize", JCudaDriver.cuStreamSynchronize(stream));
        }

        @Override
        public void close() {
            bind();
            check("cuStreamDestroy", JCudaDriver.cuStreamDestroy(stream));
        }
    }
}
