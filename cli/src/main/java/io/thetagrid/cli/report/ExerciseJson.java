package io.thetagrid.cli.report;

import io.thetagrid.cli.format.Json;
import io.thetagrid.core.exercise.AssignmentOdds;
import io.thetagrid.core.exercise.EarlyExercise;
import io.thetagrid.core.exercise.Probability;
import io.thetagrid.core.pricing.PricedPosition;

/**
 * Early exercise of one position, as the member {@code earlyExercise}. Critical spots out of reach are null; those of {@code
 * exDates} are a call's at the last close before the ex-date and a put's right after it.
 */
final class ExerciseJson {

    private ExerciseJson() {}

    static void write(Json json, EarlyExercise exercise, PricedPosition position) {
        json.object("earlyExercise", each -> {
            each.flag("optimalNow", exercise.optimalNow());
            each.number("criticalSpot", ExerciseText.reachable(exercise.criticalSpot()));
            each.objects("exDates", exercise.exDividends(), (ex, dividend) -> {
                ex.text("exDate", dividend.exDate().toString());
                ex.number("dividend", dividend.amount());
                ex.number("criticalSpot", ExerciseText.reachable(dividend.criticalSpot()));
            });
            exercise.odds().ifPresent(odds -> odds(each, odds));
            exercise.assignmentCost().ifPresent(cost -> {
                each.number("assignmentCost", cost);
                each.number(
                        "assignmentCostPerContract",
                        cost * position.position().instrument().multiplier());
            });
        });
    }

    private static void odds(Json json, AssignmentOdds odds) {
        json.objects("earlyByHorizon", odds.earlyBySessions().entrySet(), (each, entry) -> {
            each.integer("horizonDays", entry.getKey());
            probability(each, entry.getValue());
        });
        json.object("early", each -> probability(each, odds.early()));
        json.object("atExpiry", each -> probability(each, odds.atExpiry()));
        json.object("assigned", each -> probability(each, odds.total()));
    }

    private static void probability(Json json, Probability probability) {
        json.number("probability", probability.value());
        json.number("low", probability.low());
        json.number("high", probability.high());
    }
}
