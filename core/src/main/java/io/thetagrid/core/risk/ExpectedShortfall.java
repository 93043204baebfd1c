package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import java.util.OptionalDouble;

/**
 * Mean of the losses at or beyond VaR.
 *
 * @param confidence per 1.00
 * @param horizonDays in NYSE sessions
 * @param value base currency, a loss &gt; 0; may be negative
 * @param low of the 95 % confidence interval; empty where it does not exist
 * @param high of the 95 % confidence interval; empty where it does not exist
 * @param topScenarioShare the worst scenario's share of {@code value}, per 1.00; empty where it means nothing
 * @param error {@code value} less the full-revaluation Gaussian value; empty for full revaluation itself
 */
public record ExpectedShortfall(
        RiskMethod method,
        double confidence,
        int horizonDays,
        double value,
        OptionalDouble low,
        OptionalDouble high,
        OptionalDouble topScenarioShare,
        OptionalDouble error) {}
