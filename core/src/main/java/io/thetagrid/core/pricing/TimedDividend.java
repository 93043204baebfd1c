package io.thetagrid.core.pricing;

/**
 * A cash dividend as the kernels see it.
 *
 * @param years from now to the ex-date; at or below 0 it has already been paid
 * @param amount in cash per share, not below 0
 */
public record TimedDividend(double years, double amount) {}
