package io.thetagrid.cli.report;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.thetagrid.device.DeviceReport;
import io.thetagrid.device.cuda.CudaProbe;
import io.thetagrid.device.opencl.OpenClProbe;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.device.DeviceBackend;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.incubator.vector.DoubleVector;

/** What this machine offers to the engine. */
public final class MachineReport {
    private static final Set<String> VECTOR_FLAGS =
            Set.of("sse4_2", "avx", "avx2", "fma", "avx512f", "avx512dq", "avx512vl", "asimd", "sve", "sve2");
    private static final int JAVA = 25;

    private MachineReport() {}

    public static List<MachineCheck> checks() {
        List<MachineCheck> checks = new ArrayList<>();
        checks.add(java());
        checks.add(processor());
        checks.add(fusedMultiplyAdd());
        checks.add(MachineCheck.found("backend scalar", "always"));
        checks.add(vectors());
        checks.add(device(CudaProbe.probe()));
        checks.add(device(OpenClProbe.probe()));
        checks.add(duckDb());
        checks.add(startCache());
        return checks;
    }

    private static MachineCheck java() {
        return MachineCheck.required(
                "java",
                Runtime.version().feature() == JAVA,
                Runtime.version() + ", " + System.getProperty("java.vendor") + ", " + System.getProperty("java.home"),
                "a JDK 25; ./thetagrid finds it by itself");
    }

    private static MachineCheck processor() {
        String detail = Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch");
        String model = processorField("model name");
        String flags = Arrays.stream((processorField("flags") + " " + processorField("Features")).split("\\s+"))
                .filter(VECTOR_FLAGS::contains)
                .collect(Collectors.joining(" "));
        return MachineCheck.found(
                "processor",
                Stream.of(detail, model, flags).filter(s -> !s.isBlank()).collect(Collectors.joining(", ")));
    }

    /** Of the first core; empty where the system does not list it. */
    private static String processorField(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static MachineCheck fusedMultiplyAdd() {
        boolean hardware = Boolean.parseBoolean(machineOption("UseFMA"));
        return MachineCheck.required(
                "fused multiply-add",
                hardware,
                hardware ? "in hardware" : "in software: results are the same, but hundreds of times slower",
                "a processor with FMA (x86: since 2013; every 64-bit ARM), and no -XX:UseAVX=0");
    }

    private static MachineCheck vectors() {
        Optional<String> refusal = Backends.refusal("simd");
        if (refusal.isPresent()) {
            return MachineCheck.missing(
                    "backend simd",
                    refusal.get() + "; the scalar backend gives the same results",
                    "start by ./thetagrid, with a full JDK 25 on a processor with FMA");
        }
        int lanes = Lanes.preferred();
        return MachineCheck.found("backend simd", lanes + " doubles at once (" + lanes * Double.SIZE + " bits)");
    }

    /** Apart from the rest, since it cannot be loaded where the incubating module is missing. */
    private static final class Lanes {
        static int preferred() {
            return DoubleVector.SPECIES_PREFERRED.length();
        }
    }

    /** A device that is there may still refuse the kernels. */
    private static MachineCheck device(DeviceReport report) {
        String name = "backend " + report.api();
        if (!report.available()) {
            return MachineCheck.missing(name, report.detail(), report.remedy());
        }
        Optional<String> refusal = Backends.refusal(report.api());
        return refusal.isPresent()
                ? MachineCheck.missing(name, refusal.get(), "a newer driver of the device")
                : MachineCheck.found(name, report.detail() + "; " + DeviceBackend.DELEGATED + " stay on the processor");
    }

    private static MachineCheck duckDb() {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return MachineCheck.found(
                    "parquet", "DuckDB " + connection.getMetaData().getDatabaseProductVersion());
        } catch (SQLException | LinkageError e) {
            return MachineCheck.missing(
                    "parquet",
                    "DuckDB does not start: " + e.getMessage(),
                    "org.duckdb:duckdb_jdbc on the class path, or tables as CSV (--tables csv)");
        }
    }

    private static MachineCheck startCache() {
        String file = machineOption("SharedArchiveFile");
        if (file.isEmpty() || !Files.exists(Path.of(file))) {
            return MachineCheck.missing(
                    "start cache", "not built: starts take longer", "rm cli/target/launch, then ./thetagrid doctor");
        }
        return startsWithCacheOnly()
                ? MachineCheck.found("start cache", file)
                : MachineCheck.missing(
                        "start cache",
                        "does not fit this Java or these options: starts take longer",
                        "the JDK and options it was built with, or rm cli/target/launch to build it anew");
    }

    /** Whether a virtual machine like this one starts when it may not do without the cache. */
    private static boolean startsWithCacheOnly() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Xshare:on", "-cp", System.getProperty("java.class.path"), "-version"));
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Value of a HotSpot flag; empty where it has none or the virtual machine is another. */
    private static String machineOption(String name) {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            String value = machine.getVMOption(name).getValue();
            return value == null ? "" : value;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
