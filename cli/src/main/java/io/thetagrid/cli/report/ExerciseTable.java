package io.thetagrid.cli.report;

import io.thetagrid.core.exercise.AssignmentOdds;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.exercise.ExDividend;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.RiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Early exercise as columns of the positions table; empty where there is none. */
final class ExerciseTable {

    /** One position's row. */
    private record Row(Optional<EarlyExercise> exercise, double multiplier) {

        OptionalDouble cost(double scale) {
            return exercise.map(EarlyExercise::assignmentCost)
                    .filter(OptionalDouble::isPresent)
                    .map(cost -> OptionalDouble.of(cost.getAsDouble() * scale))
                    .orElse(OptionalDouble.empty());
        }
    }

    private ExerciseTable() {}

    static List<Table.Column> columns(RiskReport report) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < report.positions().size(); i++) {
            double multiplier =
                    report.positions().get(i).position().instrument().multiplier();
            rows.add(new Row(report.exercises().get(i), multiplier));
        }
        return new Columns<>(rows)
                .text("exercise_now", text(exercise -> String.valueOf(exercise.optimalNow())))
                .optional("critical_spot", number(exercise -> ExerciseText.reachable(exercise.criticalSpot())))
                .text(
                        "ex_dividends",
                        text(exercise -> byDate(exercise, dividend -> OptionalDouble.of(dividend.amount()))))
                .text(
                        "ex_critical_spots",
                        text(exercise -> byDate(exercise, dividend -> ExerciseText.reachable(dividend.criticalSpot()))))
                .text("early_assignment_by_horizon", text(ExerciseTable::byHorizon))
                .optional("early_assignment", odds(AssignmentOdds::early, Probability::value))
                .optional("early_assignment_low", odds(AssignmentOdds::early, Probability::low))
                .optional("early_assignment_high", odds(AssignmentOdds::early, Probability::high))
                .optional("assignment_at_expiry", odds(AssignmentOdds::atExpiry, Probability::value))
                .optional("assignment", odds(AssignmentOdds::total, Probability::value))
                .optional("assignment_cost", row -> row.cost(1))
                .optional("assignment_cost_per_contract", row -> row.cost(row.multiplier()))
                .table()
                .columns();
    }

    private static Function<Row, String> text(Function<EarlyExercise, String> value) {
        return row -> row.exercise().map(value).orElse("");
    }

    private static Function<Row, OptionalDouble> number(Function<EarlyExercise, OptionalDouble> value) {
        return row -> row.exercise().map(value).orElse(OptionalDouble.empty());
    }

    private static Function<Row, OptionalDouble> odds(
            Function<AssignmentOdds, Probability> which, Function<Probability, Double> value) {
        return number(exercise ->
                exercise.odds().map(which).map(value).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** {@code 2026-02-06:0.24;2026-05-08:0.24}; no number where there is none. */
    private static String byDate(EarlyExercise exercise, Function<ExDividend, OptionalDouble> value) {
        return exercise.exDividends().stream()
                .map(dividend -> {
                    OptionalDouble number = value.apply(dividend);
                    return dividend.exDate() + ":" + (number.isPresent() ? Numbers.write(number.getAsDouble()) : "");
                })
                .collect(Collectors.joining(";"));
    }

    /** {@code 1:0.02;5:0.11}: sessions and probability. */
    private static String byHorizon(EarlyExercise exercise) {
        return exercise.odds().stream()
                .flatMap(odds -> odds.earlyBySessions().entrySet().stream())
                .map(horizon -> horizon.getKey() + ":"
                        + Numbers.write(horizon.getValue().value()))
                .collect(Collectors.joining(";"));
    }
}
