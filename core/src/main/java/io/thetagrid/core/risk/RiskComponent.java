package io.thetagrid.core.risk;

import io.thetagrid.core.book.RiskMethod;
import java.util.OptionalDouble;

/**
 * What one bucket of positions has to do with a VaR and an expected shortfall (risk-engine.md, "Measures"). Money in the base
 * currency; a loss &gt; 0, so that what hedges the rest has components &lt; 0.
 *
 * @param bucket as {@link Dimension} names it
 * @param confidence per 1.00
 * @param horizonDays in NYSE sessions
 * @param componentVar the bucket's part of VaR; the parts of a dimension's buckets add up to it
 * @param componentEs the bucket's part of expected shortfall; likewise
 * @param marginalVar change of VaR for one more share or contract: component / quantity; of positions only
 * @param marginalEs likewise of expected shortfall
 * @param incrementalVar VaR less that of the book without the bucket, in the same scenarios
 * @param incrementalEs likewise of expected shortfall
 */
public record RiskComponent(
        Dimension dimension,
        String bucket,
        RiskMethod method,
        double confidence,
        int horizonDays,
        double componentVar,
        double componentEs,
        OptionalDouble marginalVar,
        OptionalDouble marginalEs,
        double incrementalVar,
        double incrementalEs) {}
