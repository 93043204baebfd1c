package io.thetagrid.kernels.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.conformance.ConformanceCheck;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The device kernels give the scalar backend's bits: as C on every machine, on real devices where there are some. */
class DeviceConformanceTest {

    @Test
    void asC(@TempDir Path folder) {
        assumeTrue(CompiledC.hasCompiler(), "gcc is not installed here");
        try (DeviceBackend backend = new DeviceBackend(CompiledC.compile(folder, ""), Backends.pick("scalar"))) {
            assertConforms(backend);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencl", "cuda"})
    void asBackend(String name) {
        Optional<String> refusal = Backends.refusal(name);
        if (refusal.isPresent() && name.equals(System.getProperty("test.requireBackend"))) {
            fail("backend " + name + " is required: " + refusal.get());
        }
        assumeTrue(refusal.isEmpty(), () -> name + ": " + refusal.get());
        assertConforms(Backends.pick(name));
    }

    private static void assertConforms(Backend backend) {
        List<ConformanceCheck> checks = ConformanceSuite.run(backend);
        assertTrue(checks.stream().mapToLong(ConformanceCheck::values).sum() > 0);
        assertEquals(List.of(), checks.stream().filter(check -> !check.passed()).toList());
    }
}
