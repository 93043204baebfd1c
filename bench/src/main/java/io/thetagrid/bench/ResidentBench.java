package io.thetagrid.bench;

import io.thetagrid.device.Device;
import io.thetagrid.device.Resources;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Kernels on data that lies on the device already, beside what the device can do at most; and the revaluation with its
 * copies from and to page-locked memory.
 */
final class ResidentBench {
    private static final int CONTRACTS = 1_000;
    private static final int SCENARIOS = 1 << 20;
    private static final int OPTIONS = 1 << 22;
    private static final int THREADS = 1 << 20;
    private static final int STEPS = 4_096;
    /** Scenarios that one thread takes. */
    private static final int ABREAST = 4;
    /** Multiply-adds, or what costs as much, in one revaluation: the instructions of the compiled loop. */
    private static final double SLOTS_PER_REVALUATION = 110;

    private final Device device;
    private final Figures figures;

    ResidentBench(Device device, Figures figures) {
        this.device = device;
        this.figures = figures;
    }

    void run() {
        double multiplyAdds = peak();
        revaluationOnTheDevice(multiplyAdds);
        kernelsOnTheDevice();
    }

    private double peak() {
        try (Resources resources = new Resources()) {
            Device.Queue queue = resources.keep(device.openQueue());
            Device.Memory from = resources.keep(device.allocate(8L * OPTIONS * 16));
            Device.Memory to = resources.keep(device.allocate(8L * OPTIONS * 16));
            double compute = seconds(queue, () -> queue.launch("multiply_adds", THREADS, 1, to, (long) THREADS, STEPS));
            double multiplyAdds = 8.0 * THREADS * STEPS / compute;
            figures.add("peak: fp64 multiply-adds", 2e-12 * multiplyAdds, "TFLOP/s");
            long doubles = OPTIONS * 16L;
            double copy = seconds(queue, () -> queue.launch("copy", doubles, 1, from, to, doubles));
            figures.add("peak: memory, read and written", 1e-9 * 16 * doubles / copy, "GB/s");
            return multiplyAdds;
        }
    }

    private void revaluationOnTheDevice(double multiplyAdds) {
        try (Arena arena = Arena.ofConfined();
                Resources resources = new Resources()) {
            Device.Queue queue = resources.keep(device.openQueue());
            Device.HostMemory hostScenarios = resources.keep(device.allocateHost(32L * SCENARIOS));
            MemorySegment.copy(
                    Options.scenarios(arena, SCENARIOS).columns().segment(),
                    0,
                    hostScenarios.segment(),
                    0,
                    32L * SCENARIOS);
            Device.HostMemory hostContracts = resources.keep(device.allocateHost(128L * CONTRACTS));
            writeContracts(Options.contracts(arena, CONTRACTS), hostContracts.segment());
            Device.HostMemory hostPnl = resources.keep(device.allocateHost(8L * SCENARIOS));
            Device.Memory scenarios = resources.keep(device.allocate(32L * SCENARIOS));
            Device.Memory scenarioTerms = resources.keep(device.allocate(16L * SCENARIOS));
            Device.Memory contracts = resources.keep(device.allocate(128L * CONTRACTS));
            Device.Memory terms = resources.keep(device.allocate(32L * CONTRACTS));
            Device.Memory pnl = resources.keep(device.allocate(8L * SCENARIOS));
            long rows = SCENARIOS;
            queue.upload(hostScenarios, scenarios, 32L * SCENARIOS);
            queue.upload(hostContracts, contracts, 128L * CONTRACTS);
            queue.launch("scenario_terms", rows, 1, scenarios, scenarioTerms, rows, 1L, rows);
            queue.launch("shared_terms", CONTRACTS, 1, contracts, scenarios, terms, (long) CONTRACTS, 1L, rows);
            for (int groups : new int[] {1, 10}) {
                Device.HostMemory hostStarts = resources.keep(device.allocateHost(4L * (groups + 1)));
                for (int group = 0; group <= groups; group++) {
                    hostStarts.segment().setAtIndex(ValueLayout.JAVA_INT, group, group * (CONTRACTS / groups));
                }
                Device.Memory starts = resources.keep(device.allocate(4L * (groups + 1)));
                Device.Memory sums = resources.keep(device.allocate(8L * SCENARIOS * groups));
                queue.upload(hostStarts, starts, 4L * (groups + 1));
                double shared = seconds(
                        queue,
                        () -> queue.launch(
                                "revalue_shared",
                                rows / ABREAST,
                                groups,
                                contracts,
                                terms,
                                starts,
                                scenarios,
                                scenarioTerms,
                                sums,
                                (long) groups,
                                1L,
                                rows));
                double each = shared / CONTRACTS / SCENARIOS;
                figures.add("resident: revaluation, one time and rate, " + groups + " groups", 1e12 * each, "ps");
                figures.add("  of the fp64 peak", 100 * SLOTS_PER_REVALUATION / multiplyAdds / each, "%");
                double general = seconds(
                        queue,
                        () -> queue.launch(
                                "revalue",
                                rows / ABREAST,
                                groups,
                                contracts,
                                starts,
                                scenarios,
                                scenarioTerms,
                                sums,
                                (long) groups,
                                1L,
                                rows));
                figures.add(
                        "resident: revaluation, any times and rates, " + groups + " groups",
                        1e12 * general / CONTRACTS / SCENARIOS,
                        "ps");
                if (groups == 1) {
                    double all = seconds(queue, () -> {
                        queue.upload(hostScenarios, scenarios, 16L * SCENARIOS + 16);
                        queue.launch("scenario_terms", rows, 1, scenarios, scenarioTerms, rows, 1L, rows);
                        queue.launch(
                                "shared_terms", CONTRACTS, 1, contracts, scenarios, terms, (long) CONTRACTS, 1L, rows);
                        queue.launch(
                                "revalue_shared",
                                rows / ABREAST,
                                1,
                                contracts,
                                terms,
                                starts,
                                scenarios,
                                scenarioTerms,
                                pnl,
                                1L,
                                1L,
                                rows);
                        queue.download(pnl, hostPnl, 8L * SCENARIOS);
                    });
                    figures.add("with transfers, one after the other: 1.05e9 revaluations", 1e3 * all, "ms");
                }
            }
            double up = seconds(queue, () -> queue.upload(hostScenarios, scenarios, 32L * SCENARIOS));
            figures.add("transfer: to the device, page-locked", 1e-9 * 32 * SCENARIOS / up, "GB/s");
            double down = seconds(queue, () -> queue.download(pnl, hostPnl, 8L * SCENARIOS));
            figures.add("transfer: from the device, page-locked", 1e-9 * 8 * SCENARIOS / down, "GB/s");
        }
    }

    /** As a book of the device's holds them; base value 0, bucket 0. */
    private static void writeContracts(Batch<ContractColumn> contracts, MemorySegment rows) {
        for (int row = 0; row < contracts.rows(); row++) {
            for (ContractColumn column : ContractColumn.values()) {
                rows.setAtIndex(ValueLayout.JAVA_DOUBLE, row * 16L + column.ordinal(), contracts.get(column, row));
            }
            rows.setAtIndex(ValueLayout.JAVA_DOUBLE, row * 16L + 14, 0);
            rows.setAtIndex(ValueLayout.JAVA_DOUBLE, row * 16L + 15, 0);
        }
    }

    private void kernelsOnTheDevice() {
        try (Arena arena = Arena.ofConfined();
                Resources resources = new Resources()) {
            Device.Queue queue = resources.keep(device.openQueue());
            long rows = OPTIONS;
            Batch<OptionColumn> options = Options.random(arena, OPTIONS);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, OPTIONS);
            Backends.pick("scalar").price(options, greeks);
            Device.HostMemory host = resources.keep(device.allocateHost(56L * OPTIONS));
            MemorySegment.copy(options.columns().segment(), 0, host.segment(), 0, 56L * OPTIONS);
            Device.Memory in = resources.keep(device.allocate(56L * OPTIONS));
            Device.Memory out = resources.keep(device.allocate(72L * OPTIONS));
            queue.upload(host, in, 56L * OPTIONS);
            double price = seconds(queue, () -> queue.launch("european_price", rows, 1, in, out, rows, rows));
            figures.add("resident: European price and 7 Greeks", 1e12 * price / rows, "ps");
            figures.add("  of memory", 1e-9 * 128 * rows / price, "GB/s");
            MemorySegment.copy(
                    greeks.columns().segment(),
                    greeks.offset(GreekColumn.PRICE),
                    host.segment(),
                    48L * OPTIONS,
                    8L * OPTIONS);
            queue.upload(host, in, 56L * OPTIONS);
            double implied = seconds(queue, () -> queue.launch("implied_volatility", rows, 1, in, out, rows, rows));
            figures.add("resident: European implied volatility", 1e12 * implied / rows, "ps");
            double normals = seconds(queue, () -> queue.launch("normals", rows, 1, 1, 2, 3, 4, 0L, out, 2, rows, rows));
            figures.add("resident: normals", 1e12 * normals / rows / 2, "ps");
        }
    }

    private static double seconds(Device.Queue queue, Runnable work) {
        return Figures.seconds(() -> {
            work.run();
            queue.finish();
        });
    }
}
