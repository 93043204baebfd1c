package io.thetagrid.cli.command;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.core.io.OptionTable;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.pricing.DividendPricer;
import io.thetagrid.core.pricing.VolatilityTable;
import io.thetagrid.core.pricing.Workload;
import io.thetagrid.kernels.backend.BackendChoice;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds the implied volatilities of a table of option prices. */
@Command(
        name = "iv",
        description = {
            "Implied volatility for a table of option prices.",
            "Columns as for greeks, with price instead of volatility."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IvCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private TableOptions input;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    IvCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long start = System.nanoTime();
        OptionTable table = input.read(OptionTable.Given.PRICE, streams);
        BackendChoice backend =
                run.backend(Workload.of(table.options(), table.dividends()).impliedVolatilities());
        VolatilityTable found = new DividendPricer(backend.backend(), run.accuracy, run.threads(), input.dividendModel)
                .impliedVolatilities(table.options(), table.dividends(), table.prices());
        List<Table.Column> computed = List.of(
                new Table.NumberColumn("implied_volatility", found.volatilities()),
                new Table.TextColumn(
                        "status",
                        Arrays.stream(found.statuses()).map(Enum::name).toList()));
        new TableResult(table, computed, "volatility per square root of a year: 0.25 is 25 %")
                .print(output, streams, RunInfo.since(start, backend, run.threads()));
        Rejects.tell(table.rejects(), table.rejectedRows(), output.quiet, streams);
        return ExitCode.DONE;
    }
}
