package io.thetagrid.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.BackendChoice.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        for (String name : List.of("scalar", "simd", "cuda", "opencl")) {
            if (Backends.refusal(name).isEmpty()) {
                assertEquals(name, Backends.pick(name).name());
            } else {
                var refused = assertThrows(BackendUnavailableException.class, () -> Backends.pick(name));
                assertTrue(refused.getMessage().contains("backend " + name + ": "), refused::getMessage);
            }
        }
        assertThrows(BackendUnavailableException.class, () -> Backends.pick("abacus"));
    }

    /** A JVM without jdk.incubator.vector picks the scalar backend, prices, and never loads a vector class. */
    @Test
    void theScalarBackendNeedsNoVectorModule() throws IOException, InterruptedException {
        String output = outputOf(WithoutVectors.class, System.getProperty("java.class.path"));
        assertTrue(output.contains("scalar 10.45"), output); // Hull, at the money: 10.4506
        assertTrue(output.contains("--add-modules jdk.incubator.vector"), output);
    }

    /** Who uses the kernels as a library need not bring JCuda or LWJGL. */
    @Test
    void devicesWithoutTheirLibrariesAreRefused() throws IOException, InterruptedException {
        String separator = System.getProperty("path.separator");
        String lean = Stream.of(System.getProperty("java.class.path").split(separator))
                .filter(path -> !path.contains("jcuda") && !path.contains("lwjgl"))
                .collect(Collectors.joining(separator));
        String output = outputOf(WithoutDevices.class, lean);
        assertTrue(output.contains("cuda: JCuda is not on the class path"), output);
        assertTrue(output.contains("opencl: "), output);
    }

    private static String outputOf(Class<?> main, String classPath) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-cp", classPath, main.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
