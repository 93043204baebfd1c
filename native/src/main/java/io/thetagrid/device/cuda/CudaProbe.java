package io.thetagrid.device.cuda;

import io.thetagrid.device.DeviceReport;
import java.util.ArrayList;
import java.util.List;
import jcuda.driver.CUdevice;
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

    /** Touches JCuda apart from the rest, so that its absence is caught in one place. */
    private static final class Driver {

        static DeviceReport devices() {
            int result = JCudaDriver.cuInit(0);
            if (result != CUresult.CUDA_SUCCESS) {
                return new DeviceReport(API, false, "cuInit: " + CUresult.stringFor(result), REMEDY);
            }
            int[] count = new int[1];
            CudaCall.check("cuDeviceGetCount", JCudaDriver.cuDeviceGetCount(count));
            if (count[0] == 0) {
                return new DeviceReport(API, false, "the CUDA driver sees no device", REMEDY);
            }
            List<String> names = new ArrayList<>();
            for (int i = 0; i < count[0]; i++) {
                CUdevice device = new CUdevice();
                CudaCall.check("cuDeviceGet " + i, JCudaDriver.cuDeviceGet(device, i));
                names.add(CudaCall.describe(device));
            }
            return new DeviceReport(API, true, String.join(", ", names), "");
        }
    }
}
