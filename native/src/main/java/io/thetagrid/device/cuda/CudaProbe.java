package io.thetagrid.device.cuda;

import io.thetagrid.device.DeviceReport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/** Looks for CUDA devices through the driver API, which needs only the driver's libcuda. */
public final class CudaProbe {
    private static final String API = "cuda";
    private static final String REMEDY =
            "a machine with an NVIDIA GPU and its driver (580 or newer); nvidia-smi must list the device";

    private CudaProbe() {}

    /** Never throws: no driver, no library and no device are answers. */
    public static DeviceReport probe() {
        try {
            return Driver.devices();
        } catch (NoClassDefFoundError e) {
            return new DeviceReport(
                    API, false, "JCuda is not on the class path", "add org.jcuda:jcuda and its natives");
        } catch (LinkageError e) {
            return new DeviceReport(API, false, "the CUDA driver library libcuda could not be loaded", REMEDY);
        }
    }

    /** The only class here that touches JCuda, so that its absence is caught in one place. */
    private static final class Driver {

        static DeviceReport devices() {
            int result = JCudaDriver.cuInit(0);
            if (result != CUresult.CUDA_SUCCESS) {
                return new DeviceReport(API, false, "cuInit: " + CUresult.stringFor(result), REMEDY);
            }
            int[] count = new int[1];
            check("cuDeviceGetCount", JCudaDriver.cuDeviceGetCount(count));
            if (count[0] == 0) {
                return new DeviceReport(API, false, "the CUDA driver sees no device", REMEDY);
            }
            List<String> names = new ArrayList<>();
            for (int i = 0; i < count[0]; i++) {
                names.add(describe(i));
            }
            return new DeviceReport(API, true, String.join(", ", names), "");
        }

        private static String describe(int ordinal) {
            CUdevice device = new CUdevice();
            check("cuDeviceGet", JCudaDriver.cuDeviceGet(device, ordinal));
            byte[] name = new byte[256];
            check("cuDeviceGetName", JCudaDriver.cuDeviceGetName(name, name.length, device));
            int end = 0;
            while (end < name.length && name[end] != 0) {
                end++;
            }
            return "%s (sm_%d%d)"
                    .formatted(
                            new String(name, 0, end, StandardCharsets.UTF_8),
                            attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
                            attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR));
        }

        private static int attribute(CUdevice device, int attribute) {
            int[] value = new int[1];
            check("cuDeviceGetAttribute", JCudaDriver.cuDeviceGetAttribute(value, attribute, device));
            return value[0];
        }

        private static void check(String call, int result) {
            if (result != CUresult.CUDA_SUCCESS) {
                throw new IllegalStateException(call + ": " + CUresult.stringFor(result));
            }
        }
    }
}
