package io.thetagrid.kernels.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.conformance.ConformanceCheck;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device kernels, compiled as C, give the scalar backend's bits on every machine with a compiler. */
class DeviceConformanceTest {

    @Test
    void asC(@TempDir Path folder) {
        assumeTrue(CompiledC.hasCompiler(), "gcc is not installed here");
        try (DeviceBackend backend = new DeviceBackend(CompiledC.compile(folder, ""), Backends.pick("scalar"))) {
            List<ConformanceCheck> checks = ConformanceSuite.run(backend);
            assertEquals(
                    List.of(), checks.stream().filter(check -> !check.passed()).toList());
        }
    }
}
