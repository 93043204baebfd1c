package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.BackendChoice.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {

    @Test
    void autoSaysWhyItPassedOverEachFasterCandidate() {
        BackendChoice choice = Backends.choose("auto", 1);
        assertEquals("scalar", choice.backend().name());
        assertEquals(
                List.of("cuda", "opencl", "simd"),
                choice.refusals().stream().map(Refusal::backend).toList());
        choice.refusals().forEach(refusal -> assertTrue(!refusal.reason().isBlank(), refusal::toString));
    }

    @Test
    void autoTakesVectorsWhereTheyRunAndPay() {
        String expected = Backends.refusal("simd").isEmpty() ? "simd" : "scalar";
        assertEquals(expected, Backends.pick("auto").name());
    }

    @Test
    void aNamedBackendRunsOrSaysWhyNot() {
        assertEquals("scalar", Backends.pick("scalar").name());
        var cuda = assertThrows(BackendUnavailableException.class, () -> Backends.pick("cuda"));
        assertTrue(cuda.getMessage().contains("cuda"), cuda::getMessage);
        assertThrows(BackendUnavailableException.class, () -> Backends.pick("abacus"));
    }

    /** A JVM without jdk.incubator.vector picks the scalar backend, prices, and never loads a vector class. */
    @Test
    void theScalarBackendNeedsNoVectorModule() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), WithoutVectors.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains("scalar 10.45"), output); // Hull, at the money: 10.4506
        assertTrue(output.contains("--add-modules jdk.incubator.vector"), output);
    }
}
