package io.thetagrid.bench.report;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Engines;
import io.thetagrid.bench.reference.Deviation;
import io.thetagrid.bench.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured, side by side.
 *
 * @param refusals engines that do not run here, with the reason and the cure
 */
record Comparison(
        Machine machine, Effort effort, List<Sample> samples, List<Finding> findings, Map<Engine, String> refusals) {
    private static final String NONE = "";

    /** Machine, table, how accuracy is judged and what is missing, as Markdown. */
    String text() {
        StringBuilder text = new StringBuilder();
        machine.lines().forEach(line -> text.append(line).append("\n\n"));
        compilers().forEach(line -> text.append(line).append("\n\n"));
        text.append(method()).append("\n\n").append(table()).append('\n');
        text.append("Accuracy is the largest error of any column and its root mean square:\n");
        judgements().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\nEngines:\n");
        engines()
                .forEach(engine -> text.append("- ")
                        .append(engine.name())
                        .append(": ")
                        .append(engine.description())
                        .append('\n'));
        refusals.forEach((engine, reason) -> text.append("- ")
                .append(engine.name())
                .append(" is not here: ")
                .append(reason)
                .append('\n'));
        return text.toString();
    }

    private Stream<String> compilers() {
        return engines()
                .flatMap(engine -> engine.compiler().stream()
                        .map(compiler -> "Engine " + engine.name() + " compiled here by " + compiler));
    }

    private String method() {
        String method = String.format(
                Locale.ROOT,
                "One thread unless a row says otherwise. Each engine at each row: %d × %d iterations of %.1f s in a fresh"
                        + " process, warm; mean ± half its 99.9 %% interval. Ratio: time over that of %s in this run.",
                effort.rounds(),
                effort.iterations(),
                effort.iterationSeconds(),
                Engines.YARDSTICK);
        return effort.equals(Effort.ROUGH) ? "ROUGH figures, of a quick run. " + method : method;
    }

    private String table() {
        MarkdownTable table =
                new MarkdownTable(2, "row", "engine", "ns", "per", "±", "M/s", "ratio", "± ratio", "B", "accuracy");
        Row above = null;
        for (Sample sample : samples) {
            table.add(
                    sample.row().equals(above) ? "" : sample.row().title(),
                    sample.engine().name(),
                    figure(sample.mean()),
                    sample.row().item(),
                    percent(sample.relativeError()),
                    figure(1e3 / sample.mean()),
                    yardstick(sample)
                            .map(simd -> figure(sample.mean() / simd.mean()))
                            .orElse(NONE),
                    yardstick(sample)
                            .map(simd -> percent(Math.hypot(sample.relativeError(), simd.relativeError())))
                            .orElse(NONE),
                    sample.bytesPerItem().isPresent()
                            ? bytes(sample.bytesPerItem().getAsDouble())
                            : NONE,
                    accuracy(sample.row(), sample.engine()));
            above = sample.row();
        }
        return table.render();
    }

    /** The yardstick's sample at the same row, unless this is it. */
    private Optional<Sample> yardstick(Sample sample) {
        return sample.engine().name().equals(Engines.YARDSTICK)
                ? Optional.empty()
                : samples.stream()
                        .filter(each -> each.row().equals(sample.row())
                                && each.engine().name().equals(Engines.YARDSTICK))
                        .findFirst();
    }

    private String accuracy(Row row, Engine engine) {
        return findings.stream()
                .filter(each -> each.row().equals(row) && each.engine().equals(engine))
                .flatMap(each -> each.deviations().stream())
                .max(Comparator.comparingDouble(Deviation::largest))
                .map(Deviation::text)
                .orElse(NONE);
    }

    private List<String> judgements() {
        return findings.stream()
                .filter(each -> !each.deviations().isEmpty())
                .map(each -> each.row().judgement())
                .distinct()
                .toList();
    }

    private Stream<Engine> engines() {
        return samples.stream().map(Sample::engine).distinct();
    }

    /** Three digits that count. */
    static String figure(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        int decimals = Math.clamp(2 - (long) Math.floor(Math.log10(value)), 0, 6);
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private static String percent(double relative) {
        return Double.isNaN(relative) ? NONE : String.format(Locale.ROOT, "%.0f %%", 100 * relative);
    }

    /** JMH's own bookkeeping allocates some hundred bytes an iteration: less than a hundredth of a byte an item is none. */
    static String bytes(double perItem) {
        return perItem < 0.01 ? "0" : figure(perItem);
    }

    List<String> sampleObjects() {
        return samples.stream().map(Sample::json).toList();
    }

    List<String> findingObjects() {
        List<String> objects = new ArrayList<>();
        findings.stream()
                .filter(each -> !each.deviations().isEmpty())
                .map(Finding::json)
                .forEach(objects::add);
        return objects;
    }
}
