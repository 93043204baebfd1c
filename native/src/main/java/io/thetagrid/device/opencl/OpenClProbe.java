package io.thetagrid.device.opencl;

import io.thetagrid.device.DeviceReport;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Looks for OpenCL devices that compute in double precision, through LWJGL. */
public final class OpenClProbe {
    private static final String API = "opencl";
    private static final String REMEDY =
            "an OpenCL driver with fp64, e.g. on Debian: apt install pocl-opencl-icd ocl-icd-libopencl1";
    private static final int NO_PLATFORM = -1001; // CL_PLATFORM_NOT_FOUND_KHR

    private OpenClProbe() {}

    /** Never throws: no loader, no platform and no device are answers. */
    @SuppressWarnings("restricted") // opening the loader is what this class is for
    public static DeviceReport probe() {
        String library = library();
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
        } catch (IllegalArgumentException e) {
            return new DeviceReport(API, false, "the OpenCL loader " + library + " could not be loaded", REMEDY);
        }
        try {
            return Loader.devices(library);
        } catch (NoClassDefFoundError e) {
            return new DeviceReport(
                    API, false, "LWJGL is not on the class path", "add org.lwjgl:lwjgl-opencl and its natives");
        } catch (LinkageError e) {
            return new DeviceReport(API, false, "LWJGL could not start: " + e.getMessage(), "update the OpenCL driver");
        }
    }

    /** Debian ships the loader without its development link libOpenCL.so. */
    private static String library() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Mac")) {
            return "/System/Library/Frameworks/OpenCL.framework/OpenCL";
        }
        return system.startsWith("Windows") ? "OpenCL.dll" : "libOpenCL.so.1";
    }

    /** The only class here that touches LWJGL, so that its absence is caught in one place. */
    private static final class Loader {

        static DeviceReport devices(String library) {
            if (Configuration.OPENCL_LIBRARY_NAME.get() == null) {
                Configuration.OPENCL_LIBRARY_NAME.set(library);
            }
            try (MemoryStack stack = MemoryStack.stackPush()) {
                IntBuffer count = stack.mallocInt(1);
                int result = CL10.clGetPlatformIDs(null, count);
                if (result == NO_PLATFORM || count.get(0) == 0) {
                    return new DeviceReport(API, false, "the OpenCL loader knows no platform", REMEDY);
                }
                check("clGetPlatformIDs", result);
                PointerBuffer platforms = stack.mallocPointer(count.get(0));
                check("clGetPlatformIDs", CL10.clGetPlatformIDs(platforms, (IntBuffer) null));
                List<String> names = new ArrayList<>();
                for (int i = 0; i < platforms.capacity(); i++) {
                    addDevices(platforms.get(i), names);
                }
                return names.isEmpty()
                        ? new DeviceReport(API, false, "no OpenCL device computes in double precision", REMEDY)
                        : new DeviceReport(API, true, String.join(", ", names), "");
            }
        }

        private static void addDevices(long platform, List<String> names) {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                IntBuffer count = stack.mallocInt(1);
                int result = CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, null, count);
                if (result == CL10.CL_DEVICE_NOT_FOUND) {
                    return;
                }
                check("clGetDeviceIDs", result);
                PointerBuffer devices = stack.mallocPointer(count.get(0));
                check("clGetDeviceIDs", CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, devices, (IntBuffer)
                        null));
                for (int i = 0; i < devices.capacity(); i++) {
                    if (text(devices.get(i), CL10.CL_DEVICE_EXTENSIONS).contains("cl_khr_fp64")) {
                        names.add(text(devices.get(i), CL10.CL_DEVICE_NAME));
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

        private static void check(String call, int result) {
            if (result != CL10.CL_SUCCESS) {
                throw new IllegalStateException(call + ": error " + result);
            }
        }
    }
}
