package io.thetagrid.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.device.cuda.CudaProbe;
import io.thetagrid.device.opencl.OpenClProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The probes answer on every machine: with a device's name, or with a reason and a remedy. */
class DeviceProbeTest {

    static Stream<DeviceReport> probes() {
        return Stream.of(CudaProbe.probe(), OpenClProbe.probe());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void anAnswerNamesADeviceOrAReasonWithItsRemedy(DeviceReport report) {
        assertFalse(report.detail().isBlank(), report.toString());
        assertEquals(report.available(), report.remedy().isEmpty(), report.toString());
    }

    @Test
    void aSecondProbeAnswersLikeTheFirst() {
        assertEquals(CudaProbe.probe(), CudaProbe.probe());
        assertEquals(OpenClProbe.probe(), OpenClProbe.probe());
    }

    @Test
    void openClFindsTheProcessorWherePoclIsInstalled() {
        Assumptions.assumeTrue(Files.exists(Path.of("/etc/OpenCL/vendors/pocl.icd")), "PoCL is not installed here");
        assertTrue(OpenClProbe.probe().available(), OpenClProbe.probe().detail());
    }
}
