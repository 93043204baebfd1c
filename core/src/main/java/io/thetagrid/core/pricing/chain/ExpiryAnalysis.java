package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.pricing.surface.FittedSlice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One expiration of one root.
 *
 * @param timeToExpiry years, ACT/365F
 * @param forward of the underlying to the expiration instant; NaN where nothing tells
 * @param evidence what the forward rests on
 * @param rate continuously compounded, per 1.00
 * @param dividendYield continuously compounded, borrow cost included, such that spot grows to the forward; NaN
 *     where no spot is known, or none can be bought
 * @param atTheMoneyVolatility implied volatility at the forward; NaN where nothing tells
 * @param expectedMove NaN where nothing tells
 * @param slice of the fitted surface; empty where no out-of-the-money quote is usable
 * @param quotes number of quotes
 * @param used number of quotes whose verdict is OK
 */
public record ExpiryAnalysis(
        String root,
        LocalDate expiration,
        Instant expirationInstant,
        double timeToExpiry,
        double forward,
        ForwardEvidence evidence,
        double rate,
        RateSource rateSource,
        double dividendYield,
        double atTheMoneyVolatility,
        ExpectedMove expectedMove,
        Optional<FittedSlice> slice,
        int quotes,
        int used) {

    /** Growth of the forward from spot, continuously compounded: rate less dividends less borrow; NaN as those are. */
    public double impliedCarry() {
        return rate - dividendYield;
    }
}
