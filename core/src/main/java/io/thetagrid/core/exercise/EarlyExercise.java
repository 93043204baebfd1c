package io.thetagrid.core.exercise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What early exercise means for a position in an American option.
 *
 * @param optimalNow whether a holder who knows what is best exercises by the close of the session under way, or now where
 *     none is
 * @param criticalSpot spot at or beyond which that is so, today; infinity for a call and 0 for a put that is not exercised
 *     at any spot
 * @param exDividends cash dividends within the option's life, with their critical spots
 * @param odds of being assigned; empty for a long position
 * @param assignmentCost what a writer loses per unit of the option, if assigned at today's spot, against a holder who lets
 *     the chance pass: S − K − C(S − D) of a call at its next ex-date, which is the dividend less the time value that
 *     remains after it [Pool, Stoll and Whaley 2008, "Failure to exercise call options"]; where no dividend is to come, the
 *     exercise value less the value at expiration alone: for a put the interest on its strike less the yield and the time
 *     value forgone. Negative where the writer gains. Empty for a long position and out of the money
 */
public record EarlyExercise(
        boolean optimalNow,
        double criticalSpot,
        List<ExDividend> exDividends,
        Optional<AssignmentOdds> odds,
        OptionalDouble assignmentCost) {

    public EarlyExercise {
        exDividends = List.copyOf(exDividends);
    }
}
