package io.thetagrid.cli.command;

import io.thetagrid.core.risk.ModelVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Every command, under the program's name. */
public final class CommandTree {

    private CommandTree() {}

    @Command(
            name = "thetagrid",
            description = "Prices, Greeks, value at risk and expected shortfall over whole option books.",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            footer = {
                "",
                "Exit codes: 0 done, 2 usage, 3 bad input, 4 done and a hard limit is breached,",
                "5 the backend asked for is unavailable, 70 internal error."
            })
    static final class Root {}

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"thetagrid " + ModelVersion.CURRENT};
        }
    }

    public static CommandLine of(Streams streams) {
        CommandLine tree = new CommandLine(new Root());
        tree.addSubcommand(new RiskCommand(streams));
        tree.addSubcommand(new StressCommand(streams));
        tree.addSubcommand(new GreeksCommand(streams));
        tree.addSubcommand(new IvCommand(streams));
        tree.addSubcommand(new ChainCommand(streams));
        tree.addSubcommand(new ImportCommand(streams));
        tree.addSubcommand(new CommandLine(new StoreCommand())
                .addSubcommand(new StoreCommand.Snapshots(streams))
                .addSubcommand(new StoreCommand.Export(streams)));
        tree.addSubcommand(new AuditCommand(streams));
        tree.addSubcommand(new DoctorCommand(streams));
        tree.addSubcommand(new BenchCommand());
        tree.addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigCommand.Explain(streams)));
        tree.getSubcommands().values().forEach(each -> each.getCommandSpec().versionProvider(new Version()));
        return tree.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.outIsTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, args) -> usage(e, streams))
                .setExecutionExceptionHandler((e, line, result) -> Failures.report(e, streams.err()));
    }

    private static int usage(ParameterException e, Streams streams) {
        streams.err().println("thetagrid: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            streams.err().println("Did you mean: " + String.join(", ", unmatched.getSuggestions()) + "?");
        }
        streams.err().println("Help: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }
}
