package io.thetagrid.cli.command;

import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.cli.report.MachineCheck;
import io.thetagrid.cli.report.MachineReport;
import io.thetagrid.cli.report.SelfTest;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what this machine can do, and what to install for the rest. */
@Command(
        name = "doctor",
        description = "What this machine can do, and why not.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = "--self-test",
            description = "hold every kernel of the backends that run here to the scalar backend's results")
    private boolean selfTest;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            converter = RunOptions.BackendName.class,
            description = "the one backend to test: simd, cuda or opencl")
    private String backend;

    @Mixin
    private OutputOptions output;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (backend != null && !selfTest) {
            throw new UsageException("--backend: names what --self-test tests");
        }
        long start = System.nanoTime();
        List<MachineCheck> checks = selfTest ? SelfTest.checks(Optional.ofNullable(backend)) : MachineReport.checks();
        switch (output.format) {
            case TABLE -> table(checks);
            case CSV -> streams.csv(asTable(checks));
            case JSON -> {
                ResultDocument document = new ResultDocument(json -> json.objects("checks", checks, (each, check) -> {
                    each.text("name", check.name());
                    each.flag("available", check.available());
                    each.flag("required", check.required());
                    each.text("detail", check.detail());
                    each.text("remedy", check.remedy());
                }));
                streams.out().writeBytes(document.bytes(RunInfo.since(start)));
            }
        }
        return selfTest && checks.stream().anyMatch(check -> !check.available())
                ? ExitCode.INTERNAL_ERROR
                : ExitCode.DONE;
    }

    private void table(List<MachineCheck> checks) {
        Style style = output.style(streams);
        TextTable table = new TextTable(style).text("check").text("state").text("detail");
        for (MachineCheck check : checks) {
            UnaryOperator<String> paint =
                    check.available() ? UnaryOperator.identity() : check.required() ? style::alarm : style::warning;
            table.row(
                    paint,
                    check.name(),
                    check.available() ? "ok" : check.required() ? "missing" : "no",
                    check.detail());
        }
        streams.out().print(table.render(""));
        checks.stream()
                .filter(check -> !check.remedy().isEmpty())
                .forEach(check -> streams.out().println("\nFor " + check.name() + ": " + check.remedy()));
    }

    private static Table asTable(List<MachineCheck> checks) {
        return new Columns<>(checks)
                .text("name", MachineCheck::name)
                .text("available", check -> String.valueOf(check.available()))
                .text("required", check -> String.valueOf(check.required()))
                .text("detail", MachineCheck::detail)
                .text("remedy", MachineCheck::remedy)
                .table();
    }
}
