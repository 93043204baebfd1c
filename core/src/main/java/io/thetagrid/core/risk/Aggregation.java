package io.thetagrid.core.risk;

/**
 * How a set of scenarios was revalued where only its tails were revalued in full.
 *
 * @param points exact values that the surfaces of all underlyings were made of, each of all of an underlying's options
 * @param repriced scenarios revalued in full
 * @param bound on the error of any other scenario's P&amp;L, base currency: measured at test points and on the repriced ones, not
 *     proved
 * @param largestError found on the repriced scenarios
 */
public record Aggregation(int points, int repriced, double bound, double largestError) {}
