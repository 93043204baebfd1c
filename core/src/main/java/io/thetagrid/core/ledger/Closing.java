package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lot closed, or a part of one.
 *
 * @param kind of the transaction that closed it
 * @param quantity of the lot that is gone: a closed short &lt; 0
 * @param proceeds what closing brought, fees and a removed option's premium included
 * @param cost of the lot, as {@link Lot#cost()}
 * @param known whether proceeds and cost are whole, so that their difference is a profit
 * @param lines of the file
 */
public record Closing(
        String account,
        String currency,
        Asset asset,
        Instant time,
        String kind,
        BigDecimal quantity,
        BigDecimal proceeds,
        BigDecimal cost,
        boolean known,
        List<Long> lines) {

    public Closing {
        lines = List.copyOf(lines);
    }

    /** Realised profit; empty where the lot was opened before the file begins. */
    public Optional<BigDecimal> profit() {
        return known ? Optional.of(result()) : Optional.empty();
    }

    /** Proceeds less cost, whether or not that is a profit. */
    BigDecimal result() {
        return proceeds.subtract(cost);
    }
}
