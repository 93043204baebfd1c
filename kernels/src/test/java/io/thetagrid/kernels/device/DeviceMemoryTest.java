package io.thetagrid.kernels.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.device.DeviceException;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.conformance.ConformanceCheck;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device with little memory gets smaller blocks, and gets back whatever it gave. */
class DeviceMemoryTest {
    private static final int ROWS = 1021;

    @TempDir
    Path folder;

    private DeviceBackend backend(long bytes) {
        assumeTrue(CompiledC.hasCompiler(), "gcc is not installed here");
        CompiledC c = CompiledC.compile(folder, "");
        c.limitTo(bytes);
        return new DeviceBackend(c, Backends.pick("scalar"));
    }

    /** Four lanes of five times 64 KiB, the least; a block then holds 896 of the 1,021 prices. */
    @Test
    void littleMemoryMakesSmallBlocks() {
        try (DeviceBackend backend = backend(1_500 << 10)) {
            List<ConformanceCheck> checks = ConformanceSuite.run(backend, ROWS);
            assertEquals(
                    List.of(), checks.stream().filter(check -> !check.passed()).toList());
        }
    }

    @Test
    void tooLittleMemoryIsToldWithItsCallAndSize() {
        try (DeviceBackend backend = backend(100 << 10)) {
            var e = assertThrows(DeviceException.class, () -> ConformanceSuite.run(backend, ROWS));
            assertTrue(e.isOutOfMemory());
            assertTrue(e.getMessage().contains("malloc, 65536 bytes"), e.getMessage());
        }
    }

    @Test
    void allIsGivenBack() {
        CompiledC c;
        try (DeviceBackend backend = backend(Long.MAX_VALUE)) {
            c = (CompiledC) backend.device();
            ConformanceSuite.run(backend, ROWS);
            assertTrue(c.allocated() > 0);
        }
        assertEquals(0, c.allocated());
    }
}
