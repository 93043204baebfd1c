package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.money;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.exercise.AssignmentOdds;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.exercise.ExDividend;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.RiskReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Options that are or may be exercised before they expire. */
final class ExerciseText {
    private static final String INDENT = "  ";
    private static final int SHOWN = 12;
    /** Smaller probabilities of early assignment are not worth a line. */
    private static final double LEAST = 0.005;

    /** A position that has something to tell. */
    private record Line(PricedPosition position, EarlyExercise exercise) {

        boolean matters() {
            return exercise.optimalNow() || early() >= LEAST || isWrittenOverExDate();
        }

        /** A short call that some spot makes worth exercising before an ex-date. */
        private boolean isWrittenOverExDate() {
            return exercise.odds().isPresent()
                    && position.option().orElseThrow().optionSign() > 0
                    && exercise.exDividends().stream()
                            .anyMatch(dividend ->
                                    reachable(dividend.criticalSpot()).isPresent());
        }

        boolean hasExDate() {
            return !exercise.exDividends().isEmpty();
        }

        double early() {
            return exercise.odds()
                    .map(AssignmentOdds::early)
                    .map(Probability::value)
                    .orElse(0.0);
        }
    }

    private ExerciseText() {}

    /** A section, or nothing where no early exercise is near. */
    static String render(RiskReport report, Style style) {
        List<Line> lines = lines(report);
        if (lines.isEmpty()) {
            return "";
        }
        List<Integer> horizons = lines.stream()
                .flatMap(line -> line.exercise().odds().stream())
                .flatMap(odds -> odds.earlyBySessions().keySet().stream())
                .distinct()
                .toList();
        TextTable table = new TextTable(style)
                .text("account")
                .text("option")
                .text("today")
                .number("spot")
                .number("critical")
                .text("ex-date")
                .number("critical then");
        horizons.forEach(sessions -> table.number("in " + TailText.sessions(sessions)));
        table.number("early")
                .number("at expiration")
                .number("cost, " + report.portfolio().baseCurrency() + " a contract");
        lines.stream().limit(SHOWN).forEach(line -> table.row(cells(line, horizons)));
        return "\n" + style.strong("Early exercise: where it is optimal, and the probability of assignment") + "\n"
                + table.render(INDENT)
                + (lines.stream().anyMatch(Line::hasExDate)
                        ? INDENT
                                + style.faint("critical then: a call's at the last close before the ex-date,"
                                        + " a put's right after it")
                                + "\n"
                        : "")
                + (lines.size() > SHOWN
                        ? INDENT
                                + style.faint("and " + (lines.size() - SHOWN) + " more: --format json, or --out DIR")
                                + "\n"
                        : "");
    }

    private static List<Line> lines(RiskReport report) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < report.positions().size(); i++) {
            PricedPosition position = report.positions().get(i);
            report.exercises()
                    .get(i)
                    .map(exercise -> new Line(position, exercise))
                    .ifPresent(lines::add);
        }
        return lines.stream()
                .filter(Line::matters)
                .sorted(Comparator.comparingDouble(line -> -line.early()))
                .toList();
    }

    private static String[] cells(Line line, List<Integer> horizons) {
        EarlyExercise exercise = line.exercise();
        Optional<ExDividend> next = exercise.exDividends().stream().findFirst();
        boolean isShort = line.position().position().quantity() < 0;
        List<String> cells = new ArrayList<>(List.of(
                line.position().position().account(),
                line.position().position().instrument().symbol(),
                exercise.optimalNow() ? (isShort ? "expect assignment" : "exercise") : "",
                fixed(line.position().spot(), 2),
                fixed(reachable(exercise.criticalSpot()), 2),
                next.map(dividend -> dividend.exDate().toString()).orElse(""),
                next.map(dividend -> fixed(reachable(dividend.criticalSpot()), 2))
                        .orElse("")));
        Optional<AssignmentOdds> odds = exercise.odds();
        for (int sessions : horizons) {
            cells.add(odds.map(o -> percent(o.earlyBySessions().get(sessions).value(), 1))
                    .orElse(""));
        }
        cells.add(odds.map(o -> percent(o.early().value(), 1)).orElse(""));
        cells.add(odds.map(o -> percent(o.atExpiry().value(), 1)).orElse(""));
        double multiplier = line.position().position().instrument().multiplier();
        cells.add(
                exercise.assignmentCost().isPresent()
                        ? money(exercise.assignmentCost().getAsDouble() * multiplier)
                        : "");
        return cells.toArray(String[]::new);
    }

    /** Empty for the 0 and infinity of an option that is not exercised at any spot. */
    static OptionalDouble reachable(double criticalSpot) {
        return criticalSpot > 0 && criticalSpot < Double.POSITIVE_INFINITY
                ? OptionalDouble.of(criticalSpot)
                : OptionalDouble.empty();
    }
}
