package io.thetagrid.device.cuda;

import io.thetagrid.device.DeviceException;
import java.nio.charset.StandardCharsets;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/** What discovery and device share: checked calls, and a device's name. */
final class CudaCall {

    private CudaCall() {}

    static void check(String call, int result) {
        if (result != CUresult.CUDA_SUCCESS) {
            throw new DeviceException(call, CUresult.stringFor(result), result == CUresult.CUDA_ERROR_OUT_OF_MEMORY);
        }
    }

    /** Name and compute capability. */
    static String describe(CUdevice device) {
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
}
