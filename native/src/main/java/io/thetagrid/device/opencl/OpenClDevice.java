package io.thetagrid.device.opencl;

import static io.thetagrid.device.opencl.OpenClCall.check;

import io.thetagrid.device.Device;
import io.thetagrid.device.DeviceException;
import io.thetagrid.device.KernelText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** An OpenCL device, and the kernels compiled for it by its driver, which keeps what it compiled. */
public final class OpenClDevice implements Device {
    private static final String OPTIONS = "-cl-std=CL1.2";
    /** Launches are rounded up to it, so that the driver finds work groups that divide them. */
    private static final long THREADS_TOGETHER = 64;

    private final long device;
    private final String name;
    private final long context;
    private final long program;

    private OpenClDevice(long device, String name, long context, long program) {
        this.device = device;
        this.name = name;
        this.context = context;
        this.program = program;
    }

    /** Opens the first device, a GPU where there is one. Call only where {@link OpenClProbe#probe()} found one. */
    public static OpenClDevice open() {
        OpenClCall.Found found = OpenClCall.devices().getFirst();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer result = stack.mallocInt(1);
            PointerBuffer properties = stack.pointers(CL10.CL_CONTEXT_PLATFORM, found.platform(), 0);
            long context = CL10.clCreateContext(properties, found.device(), null, 0, result);
            check("clCreateContext", result.get(0));
            String source = KernelText.source();
            long program = CL10.clCreateProgramWithSource(context, source, result);
            check("clCreateProgramWithSource, " + source.length() + " characters", result.get(0));
            if (CL10.clBuildProgram(program, found.device(), OPTIONS, null, 0) != CL10.CL_SUCCESS) {
                throw new DeviceException("clBuildProgram", buildLog(program, found.device()), false);
            }
            return new OpenClDevice(found.device(), found.name(), context, program);
        }
    }

    private static String buildLog(long program, long device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            int log = CL10.CL_PROGRAM_BUILD_LOG;
            check("clGetProgramBuildInfo", CL10.clGetProgramBuildInfo(program, device, log, (ByteBuffer) null, size));
            ByteBuffer text = MemoryUtil.memAlloc(Math.toIntExact(size.get(0)));
            try {
                check("clGetProgramBuildInfo", CL10.clGetProgramBuildInfo(program, device, log, text, null));
                return MemoryUtil.memUTF8(text);
            } finally {
                MemoryUtil.memFree(text);
            }
        }
    }

    @Override
    public String api() {
        return "opencl";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Memory allocate(long bytes) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer result = stack.mallocInt(1);
            long buffer = CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, bytes, result);
            check("clCreateBuffer, " + bytes + " bytes", result.get(0));
            return new OpenClMemory(buffer);
        }
    }

    @Override
    public HostMemory allocateHost(long bytes) {
        Arena arena = Arena.ofShared();
        return new OpenClHostMemory(arena, arena.allocate(bytes, 64));
    }

    @Override
    public Queue openQueue() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer result = stack.mallocInt(1);
            long queue = CL10.clCreateCommandQueue(context, device, 0, result);
            check("clCreateCommandQueue", result.get(0));
            return new OpenClQueue(queue);
        }
    }

    @Override
    public void close() {
        check("clReleaseProgram", CL10.clReleaseProgram(program));
        check("clReleaseContext", CL10.clReleaseContext(context));
    }

    private record OpenClMemory(long buffer) implements Memory {
        @Override
        public void close() {
            check("clReleaseMemObject", CL10.clReleaseMemObject(buffer));
        }
    }

    private record OpenClHostMemory(Arena arena, MemorySegment segment) implements HostMemory {

        ByteBuffer first(long bytes) {
            return segment.asSlice(0, bytes).asByteBuffer();
        }

        @Override
        public void close() {
            arena.close();
        }
    }

    /** A kernel object keeps its arguments, so each queue has its own. */
    private final class OpenClQueue implements Queue {
        private final long queue;
        private final Map<String, Long> kernels = new HashMap<>();

        OpenClQueue(long queue) {
            this.queue = queue;
        }

        @Override
        public void upload(HostMemory from, Memory to, long bytes) {
            ByteBuffer source = ((OpenClHostMemory) from).first(bytes);
            int result = CL10.clEnqueueWriteBuffer(queue, ((OpenClMemory) to).buffer, false, 0, source, null, null);
            check("clEnqueueWriteBuffer, " + bytes + " bytes", result);
        }

        @Override
        public void download(Memory from, HostMemory to, long bytes) {
            ByteBuffer target = ((OpenClHostMemory) to).first(bytes);
            int result = CL10.clEnqueueReadBuffer(queue, ((OpenClMemory) from).buffer, false, 0, target, null, null);
            check("clEnqueueReadBuffer, " + bytes + " bytes", result);
        }

        @Override
        public void launch(String kernel, long items, long groups, Object... arguments) {
            if (items == 0 || groups == 0) {
                return;
            }
            long object = kernels.computeIfAbsent(kernel, this::create);
            for (int i = 0; i < arguments.length; i++) {
                check("clSetKernelArg " + i + " of " + kernel, setArgument(object, i, arguments[i]));
            }
            try (MemoryStack stack = MemoryStack.stackPush()) {
                long threads = (items + THREADS_TOGETHER - 1) / THREADS_TOGETHER * THREADS_TOGETHER;
                PointerBuffer size = stack.pointers(threads, groups);
                int result = CL10.clEnqueueNDRangeKernel(queue, object, 2, null, size, null, null, null);
                check("clEnqueueNDRangeKernel " + kernel + ", " + items + " x " + groups + " threads", result);
            }
        }

        private long create(String kernel) {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                IntBuffer result = stack.mallocInt(1);
                long object = CL10.clCreateKernel(program, kernel, result);
                check("clCreateKernel " + kernel, result.get(0));
                return object;
            }
        }

        private static int setArgument(long kernel, int index, Object argument) {
            return switch (argument) {
                case OpenClMemory memory -> CL10.clSetKernelArg1p(kernel, index, memory.buffer);
                case Long value -> CL10.clSetKernelArg1l(kernel, index, value);
                case Integer value -> CL10.clSetKernelArg1i(kernel, index, value);
                default -> throw new IllegalArgumentException("a kernel takes no " + argument.getClass());
            };
        }

        @Override
        public void finish() {
            check("clFinish", CL10.clFinish(queue));
        }

        @Override
        public void close() {
            kernels.values().forEach(kernel -> check("clReleaseKernel", CL10.clReleaseKernel(kernel)));
            check("clReleaseCommandQueue", CL10.clReleaseCommandQueue(queue));
        }
    }
}
