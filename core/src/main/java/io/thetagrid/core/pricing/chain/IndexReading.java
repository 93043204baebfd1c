package io.thetagrid.core.pricing.chain;

import java.util.Optional;

/**
 * The volatility index of an underlying, in points: 20 is 20 % a year.
 *
 * @param value NaN where there is none
 * @param reason why there is none; empty where there is one
 * @param near expiration at or before 30 days
 * @param next expiration after 30 days
 */
public record IndexReading(
        double value, String reason, Optional<VolatilityIndex.Term> near, Optional<VolatilityIndex.Term> next) {

    static IndexReading none(String reason) {
        return new IndexReading(Double.NaN, reason, Optional.empty(), Optional.empty());
    }
}
