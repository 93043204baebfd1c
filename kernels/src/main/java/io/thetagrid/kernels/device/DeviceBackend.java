package io.thetagrid.kernels.device;

import static io.thetagrid.kernels.device.BlockCopy.paddedRows;

import io.thetagrid.device.Device;
import io.thetagrid.device.Resource;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.util.Map;
import java.util.Set;

/**
 * The kernels on a device: European prices and Greeks, European implied volatilities, normals, and the revaluation of
 * European contracts; all with the scalar backend's bits. American options, cash dividends and paths stay on the
 * processor ({@link
 * #DELEGATED}). Calls of several threads wait for each other: the device is one.
 */
public final class DeviceBackend implements Backend, Resource {
    /** What the processor does for this backend, as notes and {@code doctor} say it. */
    public static final String DELEGATED = "American options, cash dividends and paths";

    private static final Map<Precision, String> IMPLIED_VOLATILITY =
            Map.of(Precision.FAST, "implied_volatility_fast", Precision.FULL, "implied_volatility");

    private final Device device;
    private final Backend processor;
    private final Lanes lanes;

    /** Takes over the device; {@code processor} computes what is {@link #DELEGATED}. */
    public DeviceBackend(Device device, Backend processor) {
        this.device = device;
        this.processor = processor;
        this.lanes = new Lanes(device);
    }

    @Override
    public String name() {
        return device.api();
    }

    /** As the driver names it. */
    public String deviceName() {
        return device.name();
    }

    @Override
    public void price(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks) {
        eachRow("european_price", options.columns(), greeks.columns());
    }

    @Override
    public void impliedVolatility(
            Batch<QuoteColumn> quotes, Precision precision, Batch<ImpliedVolatilityColumn> volatilities) {
        eachRow(IMPLIED_VOLATILITY.get(precision), quotes.columns(), volatilities.columns());
    }

    private synchronized void eachRow(String kernel, Columns in, Columns out) {
        long inBytes = (long) in.count() * Double.BYTES;
        long outBytes = (long) out.count() * Double.BYTES;
        lanes.run(in.rows(), inBytes, outBytes, (memory, lane, from, rows) -> {
            long stride = paddedRows(rows);
            BlockCopy.toBlock(in, from, rows, memory.input(), stride);
            memory.upload(inBytes * stride);
            memory.queue.launch(kernel, rows, 1, memory.in, memory.out, rows, stride);
            memory.download(
                    outBytes * stride,
                    () -> BlockCopy.fromBlock(memory.output(), stride, out, out.count(), from, rows));
        });
    }

    @Override
    public void american(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        processor.american(options, accuracy, wanted, values);
    }

    @Override
    public void americanImpliedVolatility(
            Batch<QuoteColumn> quotes, Accuracy accuracy, Batch<ImpliedVolatilityColumn> volatilities) {
        processor.americanImpliedVolatility(quotes, accuracy, volatilities);
    }

    @Override
    public void dividends(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        processor.dividends(options, schedule, terms, values, criticalSpots);
    }

    @Override
    public void dividendImpliedVolatility(
            Batch<QuoteColumn> quotes,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<ImpliedVolatilityColumn> volatilities) {
        processor.dividendImpliedVolatility(quotes, schedule, terms, volatilities);
    }

    @Override
    public synchronized void normals(NormalStream stream, long firstScenario, Columns normals) {
        long bytes = (long) normals.count() * Double.BYTES;
        lanes.run(normals.rows(), bytes, bytes, (memory, lane, from, rows) -> {
            long stride = paddedRows(rows);
            memory.queue.launch(
                    "normals",
                    rows,
                    1,
                    stream.seed(),
                    stream.id(),
                    stream.step(),
                    stream.purpose(),
                    firstScenario + from,
                    memory.out,
                    normals.count(),
                    rows,
                    stride);
            memory.download(
                    bytes * stride,
                    () -> BlockCopy.fromBlock(memory.output(), stride, normals, normals.count(), from, rows));
        });
    }

    @Override
    public void paths(PathModel model, PathGrid grid, PathNormals normals, long firstPath, Columns values) {
        processor.paths(model, grid, normals, firstPath, values);
    }

    @Override
    public PreparedBook prepare(Batch<ContractColumn> contracts, BookLayout layout) {
        return new DeviceBook(this, processor, contracts, layout);
    }

    Device device() {
        return device;
    }

    /** Lanes for one caller at a time, who holds this backend's lock. */
    Lanes lanes() {
        return lanes;
    }

    /** Closes the device too. */
    @Override
    public synchronized void close() {
        lanes.close();
        device.close();
    }
}
