package io.thetagrid.kernels.device;

import static io.thetagrid.kernels.device.BlockCopy.paddedRows;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.thetagrid.device.Device;
import io.thetagrid.device.Resources;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared book whose European contracts lie on the device, group by group, each group in its contracts' order, so that
 * a sum has the processor's bits. American contracts are a book of the processor's, whose P&amp;L is added to the
 * device's: in a group that holds both, the sum's order and hence its last bits differ from the scalar backend's.
 */
final class DeviceBook implements PreparedBook {
    /** Doubles of a contract on the device: {@link ContractColumn}, base value, bucket. */
    private static final int CONTRACT_COLUMNS = ContractColumn.values().length + 2;

    private static final int BASE_VALUE = CONTRACT_COLUMNS - 2;
    private static final int BUCKET = CONTRACT_COLUMNS - 1;
    /** Doubles that a contract's scenarios share: √time, carry, yield factor, strike value. */
    private static final int TERM_COLUMNS = 4;

    private static final int SCENARIO_COLUMNS = ScenarioColumn.values().length;
    /** Scenarios that one thread takes. */
    private static final int ABREAST = 4;

    private final DeviceBackend backend;
    private final Resources resources = new Resources();
    private final double[] baseValues;
    private final BookPart american;
    private final int europeans;
    private final int groups;
    private Device.Memory contracts;
    private Device.Memory groupStarts;
    private final List<Device.Memory> terms = new ArrayList<>();

    DeviceBook(DeviceBackend backend, Backend processor, Batch<ContractColumn> contracts, BookLayout layout) {
        this.backend = backend;
        baseValues = new double[contracts.rows()];
        try (BookPart european = BookPart.of(processor, contracts, layout, false)) {
            european.writeBaseValues(baseValues);
        }
        american = BookPart.of(processor, contracts, layout, true);
        american.writeBaseValues(baseValues);
        List<List<Integer>> byGroup = europeansByGroup(layout);
        groups = byGroup.size();
        europeans = byGroup.stream().mapToInt(List::size).sum();
        if (europeans > 0) {
            synchronized (backend) {
                upload(contracts, layout, byGroup);
            }
        }
    }

    private static List<List<Integer>> europeansByGroup(BookLayout layout) {
        List<List<Integer>> byGroup = new ArrayList<>();
        for (int i = 0; i < layout.group().length; i++) {
            while (byGroup.size() <= layout.group()[i]) {
                byGroup.add(new ArrayList<>());
            }
            if (!layout.american()[i]) {
                byGroup.get(layout.group()[i]).add(i);
            }
        }
        return byGroup;
    }

    private void upload(Batch<ContractColumn> batch, BookLayout layout, List<List<Integer>> byGroup) {
        Device device = backend.device();
        long contractBytes = (long) europeans * CONTRACT_COLUMNS * Double.BYTES;
        long startBytes = (groups + 1L) * Integer.BYTES;
        try (Resources staging = new Resources()) {
            contracts = resources.keep(device.allocate(contractBytes));
            groupStarts = resources.keep(device.allocate(startBytes));
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                terms.add(resources.keep(device.allocate((long) europeans * TERM_COLUMNS * Double.BYTES)));
            }
            Device.HostMemory rows = staging.keep(device.allocateHost(contractBytes));
            Device.HostMemory starts = staging.keep(device.allocateHost(startBytes));
            int row = 0;
            for (int group = 0; group < groups; group++) {
                starts.segment().setAtIndex(JAVA_INT, group, row);
                for (int i : byGroup.get(group)) {
                    write(batch, i, layout.bucket()[i], rows.segment(), (long) row++ * CONTRACT_COLUMNS);
                }
            }
            starts.segment().setAtIndex(JAVA_INT, groups, row);
            Device.Queue queue = staging.keep(device.openQueue());
            queue.upload(rows, contracts, contractBytes);
            queue.upload(starts, groupStarts, startBytes);
            queue.finish();
        } catch (RuntimeException e) {
            resources.close();
            throw e;
        }
    }

    private void write(Batch<ContractColumn> batch, int i, int bucket, MemorySegment rows, long at) {
        for (ContractColumn column : ContractColumn.values()) {
            rows.setAtIndex(JAVA_DOUBLE, at + column.ordinal(), batch.get(column, i));
        }
        rows.setAtIndex(JAVA_DOUBLE, at + BASE_VALUE, baseValues[i]);
        rows.setAtIndex(JAVA_DOUBLE, at + BUCKET, bucket);
    }

    @Override
    public double[] baseValues() {
        return baseValues.clone();
    }

    @Override
    public void reprice(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl) {
        if (pnl.count() < groups) {
            throw new IllegalArgumentException(groups + " groups need as many columns, got " + pnl.count());
        }
        for (int group = europeans > 0 ? groups : 0; group < pnl.count(); group++) {
            pnl.fill(group, 0);
        }
        if (europeans > 0) {
            synchronized (backend) {
                repriceEuropeans(scenariosByBucket, pnl);
            }
        }
        american.addPnl(scenariosByBucket, pnl);
    }

    private void repriceEuropeans(List<Batch<ScenarioColumn>> scenariosByBucket, Columns pnl) {
        long buckets = scenariosByBucket.size();
        long inBytes = buckets * SCENARIO_COLUMNS * Double.BYTES;
        long outBytes = (long) groups * Double.BYTES;
        backend.lanes().run(pnl.rows(), inBytes, outBytes, (memory, lane, from, rows) -> {
            long stride = paddedRows(rows);
            ScenarioBlock block = new ScenarioBlock(scenariosByBucket, from, rows);
            boolean shared = block.sharesTimeAndRate();
            memory.upload(shared ? block.writeShared(memory.input(), stride) : block.writeAll(memory.input(), stride));
            memory.queue.launch("scenario_terms", rows, buckets, memory.in, memory.scratch, rows, buckets, stride);
            if (shared) {
                revalueShared(memory, terms.get(lane), buckets, stride);
            } else {
                revalue(memory, buckets, stride);
            }
            memory.download(
                    outBytes * stride, () -> BlockCopy.fromBlock(memory.output(), stride, pnl, groups, from, rows));
        });
    }

    private void revalueShared(Lane memory, Device.Memory laneTerms, long buckets, long stride) {
        long count = europeans;
        memory.queue.launch("shared_terms", count, 1, contracts, memory.in, laneTerms, count, buckets, stride);
        memory.queue.launch(
                "revalue_shared",
                stride / ABREAST,
                groups,
                contracts,
                laneTerms,
                groupStarts,
                memory.in,
                memory.scratch,
                memory.out,
                (long) groups,
                buckets,
                stride);
    }

    private void revalue(Lane memory, long buckets, long stride) {
        memory.queue.launch(
                "revalue",
                stride / ABREAST,
                groups,
                contracts,
                groupStarts,
                memory.in,
                memory.scratch,
                memory.out,
                (long) groups,
                buckets,
                stride);
    }

    @Override
    public void close() {
        american.close();
        synchronized (backend) {
            resources.close();
        }
    }
}
