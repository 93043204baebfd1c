package io.thetagrid.cli.command;

import io.thetagrid.core.scenario.StressLibrary;
import io.thetagrid.core.scenario.StressScenario;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which named scenarios a command runs. */
final class ScenarioOptions {

    @Option(
            names = "--scenarios",
            paramLabel = "FILE",
            description =
                    "scenarios of your own instead of those that ship; config explain --stress prints these, to copy "
                            + "and edit")
    private Path file;

    @Option(
            names = "--add",
            paramLabel = "FILE",
            description = "scenarios of your own beside the others; may be given several times")
    private List<Path> added = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            description = "only the scenarios of these names; several separated by commas")
    private List<String> names = List.of();

    boolean given() {
        return file != null || !added.isEmpty() || !names.isEmpty();
    }

    /** The scenarios, in their files' order. */
    List<StressScenario> read() {
        List<StressScenario> scenarios = file == null ? StressLibrary.standard() : StressLibrary.read(file);
        for (Path path : added) {
            scenarios = StressLibrary.add(scenarios, path);
        }
        return names.isEmpty() ? scenarios : chosen(scenarios);
    }

    private List<StressScenario> chosen(List<StressScenario> scenarios) {
        List<String> known = scenarios.stream().map(StressScenario::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException("--name: there is no scenario '" + name + "'; stress --list names them");
            }
        }
        return scenarios.stream()
                .filter(scenario -> names.contains(scenario.name()))
                .toList();
    }
}
