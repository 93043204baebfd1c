package io.thetagrid.kernels.backend;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Whether {@link Math#fma} is one instruction here. Without it the results stay the same and take 100 times as long. */
final class HardwareFma {

    private HardwareFma() {}

    static boolean present() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return vm != null && Boolean.parseBoolean(vm.getVMOption("UseFMA").getValue());
    }
}
