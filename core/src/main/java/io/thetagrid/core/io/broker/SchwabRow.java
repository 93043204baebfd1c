package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of Schwab's transaction history.
 *
 * @param action in lower case
 * @param quantity as printed, mostly without a sign
 * @param amount after fees
 */
record SchwabRow(
        long line,
        Instant time,
        String action,
        Optional<Asset> asset,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        BigDecimal fees,
        BigDecimal amount,
        String description,
        String account) {

    static final String CURRENCY = "USD";

    /** The booking of this line alone. */
    Booking booking() {
        return new Booking(account, time, CURRENCY, amount, fees, List.of(line), description);
    }

    /** One booking of this line and the one for the shares. */
    Booking with(SchwabRow shares) {
        return new Booking(
                account,
                time,
                CURRENCY,
                amount.add(shares.amount),
                fees.add(shares.fees),
                List.of(line, shares.line),
                description);
    }
}
