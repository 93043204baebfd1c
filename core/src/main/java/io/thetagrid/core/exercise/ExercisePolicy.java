package io.thetagrid.core.exercise;

import io.thetagrid.core.pricing.OptionTerms;
import java.util.List;

/**
 * When a holder who knows what is best exercises one American option, seen from a snapshot. Who uses it need not know how
 * the boundary was found. The share's price follows a lognormal law between ex-dates and falls by the dividend at the last
 * close before each. Times are years from the snapshot.
 */
public interface ExercisePolicy {

    /** The option; its yield is what the share pays and costs besides {@link #exDividends}. */
    OptionTerms terms();

    /** Cash dividends within the option's life, by ex-date. */
    List<ExDividend> exDividends();

    /**
     * Spot at or beyond which the option is exercised, at no ex-date: a call above it, a put below. Infinity for a call and
     * 0 for a put that is not exercised at any spot within five standard deviations.
     *
     * @param passed how many of {@link #exDividends} have been paid by then
     */
    double criticalSpot(double time, int passed);

    /**
     * Value per unit of the option to a holder who lets a dividend pass.
     *
     * @param dividend index in {@link #exDividends}
     * @param spot dividend included
     */
    double valueAfter(int dividend, double spot);
}
