package io.thetagrid.device.opencl;

import io.thetagrid.device.DeviceReport;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for OpenCL devices that compute in double precision, through LWJGL. */
public final class OpenClProbe {
    private static final String API = "opencl";
    private static final String REMEDY =
            "an OpenCL driver with fp64, e.g. on Debian: apt install pocl-opencl-icd ocl-icd-libopencl1";

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
            return Loader.devices();
        } catch (NoClassDefFoundError e) {
            return new DeviceReport(
                    API, false, "LWJGL is not on the class path", "add org.lwjgl:lwjgl-opencl and its natives");
        } catch (LinkageError e) {
            return new DeviceReport(API, false, "LWJGL could not start: " + e.getMessage(), "update the OpenCL driver");
        }
    }

    /** Debian ships the loader without its development link libOpenCL.so. */
    static String library() {
        String system = System.getProperty("os.name");
        if (system.startsWith("Mac")) {
            return "/System/Library/Frameworks/OpenCL.framework/OpenCL";
        }
        return system.startsWith("Windows") ? "OpenCL.dll" : "libOpenCL.so.1";
    }

    /** Touches LWJGL apart from the rest, so that its absence is caught in one place. */
    private static final class Loader {

        static DeviceReport devices() {
            List<OpenClCall.Found> devices = OpenClCall.devices();
            return devices.isEmpty()
                    ? new DeviceReport(API, false, "the OpenCL loader knows no device with double precision", REMEDY)
                    : new DeviceReport(
                            API,
                            true,
                            devices.stream().map(OpenClCall.Found::name).collect(Collectors.joining(", ")),
                            "");
        }
    }
}
