package io.thetagrid.kernels.device;

import io.thetagrid.device.Device;
import io.thetagrid.device.DeviceException;
import io.thetagrid.device.DeviceReport;
import io.thetagrid.device.cuda.CudaDevice;
import io.thetagrid.device.cuda.CudaProbe;
import io.thetagrid.device.opencl.OpenClDevice;
import io.thetagrid.device.opencl.OpenClProbe;
import io.thetagrid.kernels.backend.Backend;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The devices of this machine, each opened once for the process, when first asked for. */
public final class Devices {
    private static final Map<String, Opening> OPENINGS = new ConcurrentHashMap<>();
    private static final Map<String, DeviceBackend> BACKENDS = new ConcurrentHashMap<>();

    /** A device, or the reason why it cannot be opened. */
    private record Opening(Optional<Device> device, String refusal) {}

    private Devices() {}

    /**
     * Why the device cannot be used, and what to do about it; empty if it can.
     *
     * @param api {@code cuda} or {@code opencl}
     */
    public static Optional<String> refusal(String api) {
        Opening opening = opening(api);
        return opening.device().isPresent() ? Optional.empty() : Optional.of(opening.refusal());
    }

    /** The device, where {@link #refusal} is empty. */
    public static Device device(String api) {
        return opening(api).device().orElseThrow();
    }

    /**
     * The one backend on a device, whose memory all callers share, where {@link #refusal} is empty.
     *
     * @param processor of the first caller; computes what is {@link DeviceBackend#DELEGATED}
     */
    public static DeviceBackend backend(String api, Backend processor) {
        return BACKENDS.computeIfAbsent(api, name -> new DeviceBackend(device(name), processor));
    }

    private static Opening opening(String api) {
        return OPENINGS.computeIfAbsent(api, Devices::open);
    }

    private static Opening open(String api) {
        DeviceReport report = api.equals("cuda") ? CudaProbe.probe() : OpenClProbe.probe();
        if (!report.available()) {
            return new Opening(Optional.empty(), report.detail() + "; it needs " + report.remedy());
        }
        try {
            return new Opening(Optional.of(api.equals("cuda") ? CudaDevice.open() : OpenClDevice.open()), "");
        } catch (DeviceException e) {
            return new Opening(Optional.empty(), report.detail() + " does not start: " + e.getMessage());
        }
    }
}
