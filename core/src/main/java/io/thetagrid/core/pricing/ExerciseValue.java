package io.thetagrid.core.pricing;

/**
 * An American option seen from one moment.
 *
 * @param price per unit
 * @param delta per 1.00 of spot
 * @param criticalSpot from which on a call and down to which a put is exercised at once; NaN where no such spot lies within
 *     five standard deviations of the option's own
 */
public record ExerciseValue(double price, double delta, double criticalSpot) {}
