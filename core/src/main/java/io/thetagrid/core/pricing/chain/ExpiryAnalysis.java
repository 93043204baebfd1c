package io.thetagrid.core.pricing.chain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One expiration of one root.
 *
 * @param timeToExpiry years, ACT/365F
 * @param forward of the underlying to the expiration instant; NaN where nothing tells
 * @param rate continuously compounded, per 1.00
 * @param dividendYield continuously compounded, borrow cost included, such that spot grows to the forward
 * @param atTheMoneyVolatility implied volatility at the forward; NaN where nothing tells
 * @param quotes number of quotes
 * @param used number of quotes whose verdict is OK
 */
public record ExpiryAnalysis(
        String root,
        LocalDate expiration,
        Instant expirationInstant,
        double timeToExpiry,
        double forward,
        double rate,
        RateSource rateSource,
        double dividendYield,
        double atTheMoneyVolatility,
        int quotes,
        int used) {}
