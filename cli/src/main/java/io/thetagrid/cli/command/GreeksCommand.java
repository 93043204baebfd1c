package io.thetagrid.cli.command;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.TraderUnits;
import io.thetagrid.core.io.OptionTable;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.pricing.DividendPricer;
import io.thetagrid.core.pricing.GreekTable;
import io.thetagrid.core.pricing.Workload;
import io.thetagrid.kernels.backend.BackendChoice;
import io.thetagrid.kernels.backend.GreekColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prices a table of options. */
@Command(
        name = "greeks",
        description = {
            "Price and Greeks for a table of options.",
            "Columns: type (call, put), style (european, american; or --style), spot, strike, time_to_expiry in years or "
                    + "expiration with --as-of, rate, dividend_yield, volatility (per 1.00, continuously compounded). "
                    + "A column dividends lists cash dividends, 2026-02-06:0.24;2026-05-08:0.24 with --as-of or 0.25:0.24 in "
                    + "years. Others pass through."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class GreeksCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private TableOptions input;

    @Option(
            names = "--units",
            paramLabel = "UNITS",
            defaultValue = "kernel",
            converter = Choice.OfUnits.class,
            description =
                    "kernel (default): per 1.00 of volatility, per year, per 1.00 of rate; trader: per vol point, "
                            + "per calendar day, per 1 %% of rate, under names that say so")
    private Units units;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    GreeksCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        OptionTable table = input.read(OptionTable.Given.VOLATILITY, streams);
        BackendChoice backend =
                run.backend(Workload.of(table.options(), table.dividends()).greeks());
        GreekTable greeks = new DividendPricer(backend.backend(), run.accuracy, run.threads(), input.dividendModel)
                .greeks(table.options(), table.dividends());
        new TableResult(table, columns(greeks), units.words)
                .print(output, streams, RunInfo.since(start, backend, run.threads()));
        Rejects.tell(table.rejects(), table.rejectedRows(), output.quiet, streams);
        return ExitCode.DONE;
    }

    private List<Table.Column> columns(GreekTable greeks) {
        return List.of(
                kernel(greeks, GreekColumn.PRICE),
                kernel(greeks, GreekColumn.DELTA),
                kernel(greeks, GreekColumn.GAMMA),
                scaled(greeks, GreekColumn.VEGA, "vega_per_vol_point", TraderUnits::vegaPerVolPoint),
                scaled(greeks, GreekColumn.THETA, "theta_per_day", TraderUnits::thetaPerDay),
                scaled(greeks, GreekColumn.RHO, "rho_per_percent", TraderUnits::rhoPerPercent),
                kernel(greeks, GreekColumn.VANNA),
                kernel(greeks, GreekColumn.VOLGA),
                new Table.TextColumn(
                        "status",
                        Arrays.stream(greeks.statuses()).map(Enum::name).toList()));
    }

    private static Table.Column kernel(GreekTable greeks, GreekColumn column) {
        return new Table.NumberColumn(column.name().toLowerCase(Locale.ROOT), greeks.get(column));
    }

    private Table.Column scaled(GreekTable greeks, GreekColumn column, String name, DoubleUnaryOperator scale) {
        return units == Units.KERNEL
                ? kernel(greeks, column)
                : new Table.NumberColumn(
                        name, Arrays.stream(greeks.get(column)).map(scale).toArray());
    }
}
