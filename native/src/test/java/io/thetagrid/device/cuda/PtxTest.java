package io.thetagrid.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.device.KernelText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The checked-in PTX is what nvcc makes of the kernels' text today, and it spills no registers. */
class PtxTest {
    private static final String RELEASE = "release 13.0";

    @Test
    void isWhatTheCompilerMakesOfTheKernels() throws IOException, InterruptedException {
        assumeTrue(output("nvcc", "--version").contains(RELEASE), "nvcc 13.0 is not installed here");
        assertEquals(KernelText.ptx(), output(Path.of("src", "build", "ptx").toString()), "run native/src/build/ptx");
    }

    @Test
    void spillsNothing() throws IOException, InterruptedException {
        assumeTrue(!output("ptxas", "--version").isEmpty(), "ptxas is not installed here");
        String report = output("ptxas", "-v", "-arch=sm_90", "-o", "/dev/null", "src/main/c/kernels.ptx");
        System.out.println(report);
        assertTrue(report.contains("Compiling entry function 'revalue_shared'"), report);
        assertEquals(
                report.split("spill stores", -1).length,
                report.split(" 0 bytes spill stores, 0 bytes spill loads", -1).length,
                report);
    }

    /** What a program prints; empty where it is not installed. */
    private static String output(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
