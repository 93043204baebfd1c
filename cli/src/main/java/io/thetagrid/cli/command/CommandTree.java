package io.thetagrid.cli.command;

import io.thetagrid.core.risk.ModelVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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

    /**
     * The tree that these arguments need: picocli reads a command's annotations when it joins, so where the first argument
     * names a command, that one alone joins.
     */
    public static CommandLine of(Streams streams, String... args) {
        CommandLine tree = new CommandLine(new Root());
        Map<String, Supplier<CommandLine>> commands = commands(streams);
        if (args.length > 0 && commands.containsKey(args[0])) {
            tree.addSubcommand(commands.get(args[0]).get());
        } else {
            commands.values().forEach(each -> tree.addSubcommand(each.get()));
        }
        tree.getSubcommands().values().forEach(each -> each.getCommandSpec().versionProvider(new Version()));
        return tree.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.outIsTerminal() ? Ansi.AUTO : Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, given) -> usage(e, streams))
                .setExecutionExceptionHandler((e, line, result) -> Failures.report(e, streams.err()));
    }

    /** In the order of the help. */
    private static Map<String, Supplier<CommandLine>> commands(Streams streams) {
        Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
        commands.put("risk", () -> new CommandLine(new RiskCommand(streams)));
        commands.put("stress", () -> new CommandLine(new StressCommand(streams)));
        commands.put("grid", () -> new CommandLine(new GridCommand(streams)));
        commands.put("greeks", () -> new CommandLine(new GreeksCommand(streams)));
        commands.put("iv", () -> new CommandLine(new IvCommand(streams)));
        commands.put("chain", () -> new CommandLine(new ChainCommand(streams)));
        commands.put("import", () -> new CommandLine(new ImportCommand(streams)));
        commands.put(
                "store",
                () -> new CommandLine(new StoreCommand())
                        .addSubcommand(new StoreCommand.Snapshots(streams))
                        .addSubcommand(new StoreCommand.Export(streams)));
        commands.put("var-backtest", () -> new CommandLine(new VarBacktestCommand(streams)));
        commands.put("audit", () -> new CommandLine(new AuditCommand(streams)));
        commands.put("doctor", () -> new CommandLine(new DoctorCommand(streams)));
        commands.put("bench", () -> new CommandLine(new BenchCommand()));
        commands.put(
                "config", () -> new CommandLine(new ConfigCommand()).addSubcommand(new ConfigCommand.Explain(streams)));
        return commands;
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
