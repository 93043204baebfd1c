package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.kernels.conformance.ConformanceCheck;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every backend that runs here gives the scalar backend's bits. {@code -Dtest.requireBackend=simd} turns a backend that
 * cannot run into a failure.
 */
class BackendConformanceTest {

    @ParameterizedTest
    @ValueSource(strings = {"simd", "opencl", "cuda"})
    void conforms(String name) {
        Optional<String> refusal = Backends.refusal(name);
        if (refusal.isPresent() && name.equals(System.getProperty("test.requireBackend"))) {
            fail("backend " + name + " is required: " + refusal.get());
        }
        assumeTrue(refusal.isEmpty(), () -> name + ": " + refusal.get());
        List<ConformanceCheck> checks = ConformanceSuite.run(Backends.pick(name));
        assertTrue(checks.stream().allMatch(check -> check.values() > 0));
        assertEquals(List.of(), checks.stream().filter(check -> !check.passed()).toList());
    }
}
