package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * When a broker booked something, where, and what it did to cash.
 *
 * <p>Amounts are the decimals that the broker prints, exactly; sums therefore reconcile to the last digit.
 *
 * @param currency ISO code
 * @param cash change of the account's cash, fees and commissions included
 * @param fees and commissions, a cost &gt; 0, already inside {@code cash}
 * @param lines of the file that it stands on: two where a broker prints one event twice
 * @param text the broker's own words
 */
public record Booking(
        String account,
        Instant time,
        String currency,
        BigDecimal cash,
        BigDecimal fees,
        List<Long> lines,
        String text) {

    public Booking {
        lines = List.copyOf(lines);
    }
}
