package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Status;

/**
 * Implied volatilities of a list of option prices.
 *
 * @param volatilities per 1.00; NaN unless the status is OK
 * @param statuses one for each option
 */
public record VolatilityTable(double[] volatilities, Status[] statuses) {}
