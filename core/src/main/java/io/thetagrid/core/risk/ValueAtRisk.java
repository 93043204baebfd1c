package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import java.util.OptionalDouble;

/**
 * Loss that is not exceeded with the given confidence.
 *
 * @param confidence per 1.00
 * @param horizonDays in NYSE sessions
 * @param value base currency, a loss &gt; 0; may be negative
 * @param low of the 95 % confidence interval; empty where it does not exist
 * @param high of the 95 % confidence interval; empty where it does not exist
 * @param error {@code value} less the full-revaluation Gaussian value; empty for full revaluation itself
 */
public record ValueAtRisk(
        RiskMethod method,
        double confidence,
        int horizonDays,
        double value,
        OptionalDouble low,
        OptionalDouble high,
        OptionalDouble error) {}
