package io.thetagrid.device.opencl;

import io.thetagrid.device.DeviceException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** What discovery and device share: checked calls, and the devices that compute in double precision. */
final class OpenClCall {
    private static final int NO_PLATFORM = -1001; // CL_PLATFORM_NOT_FOUND_KHR
    private static final List<Integer> OUT_OF_MEMORY =
            List.of(CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL10.CL_OUT_OF_HOST_MEMORY, CL10.CL_INVALID_BUFFER_SIZE);

    /** A device and the platform it belongs to. */
    record Found(long platform, long device) {
        String name() {
            return text(device, CL10.CL_DEVICE_NAME);
        }

        private boolean isGpu() {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                var type = stack.mallocLong(1);
                check("clGetDeviceInfo", CL10.clGetDeviceInfo(device, CL10.CL_DEVICE_TYPE, type, null));
                return (type.get(0) & CL10.CL_DEVICE_TYPE_GPU) != 0;
            }
        }
    }

    private OpenClCall() {}

    static void check(String call, int result) {
        if (result != CL10.CL_SUCCESS) {
            throw new DeviceException(call, "error " + result, OUT_OF_MEMORY.contains(result));
        }
    }

    /** Devices with double precision, GPUs first. */
    static List<Found> devices() {
        if (Configuration.OPENCL_LIBRARY_NAME.get() == null) {
            Configuration.OPENCL_LIBRARY_NAME.set(OpenClProbe.library());
        }
        List<Found> found = new ArrayList<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int result = CL10.clGetPlatformIDs(null, count);
            if (result == NO_PLATFORM || count.get(0) == 0) {
                return found;
            }
            check("clGetPlatformIDs", result);
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            check("clGetPlatformIDs", CL10.clGetPlatformIDs(platforms, (IntBuffer) null));
            for (int i = 0; i < platforms.capacity(); i++) {
                addDevices(platforms.get(i), found);
            }
        }
        found.sort(Comparator.comparing(Found::isGpu).reversed());
        return found;
    }

    private static void addDevices(long platform, List<Found> found) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            int result = CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, null, count);
            if (result == CL10.CL_DEVICE_NOT_FOUND) {
                return;
            }
            check("clGetDeviceIDs", result);
            PointerBuffer devices = stack.mallocPointer(count.get(0));
            result = CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, devices, (IntBuffer) null);
            check("clGetDeviceIDs", result);
            for (int i = 0; i < devices.capacity(); i++) {
                if (text(devices.get(i), CL10.CL_DEVICE_EXTENSIONS).contains("cl_khr_fp64")) {
                    found.add(new Found(platform, devices.get(i)));
                }
            }
        }
    }

    private static String text(long device, int parameter) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            check("clGetDeviceInfo", CL10.clGetDeviceInfo(device, parameter, (ByteBuffer) null, size));
            ByteBuffer value = stack.malloc(Math.toIntExact(size.get(0)));
            check("clGetDeviceInfo", CL10.clGetDeviceInfo(device, parameter, value, null));
            return MemoryUtil.memUTF8(value, value.remaining() - 1).strip();
        }
    }
}
