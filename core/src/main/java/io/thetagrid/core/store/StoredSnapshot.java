package io.thetagrid.core.store;

import java.time.Instant;

/**
 * What a store tells of a snapshot without its quotes.
 *
 * @param asOf to the millisecond
 * @param quotes number of quotes
 * @param spotQuoted NaN where the vendor gave none
 * @param spotImplied NaN where the options do not tell
 * @param volatility30d at the money, per 1.00; NaN where there is none
 * @param volatilityIndex in points, 20 for 20 %; NaN where there is none
 */
public record StoredSnapshot(
        String underlying,
        Instant asOf,
        int quotes,
        double spotQuoted,
        double spotImplied,
        String spotVerdict,
        double volatility30d,
        double volatilityIndex) {}
