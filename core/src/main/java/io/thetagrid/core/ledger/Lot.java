package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A quantity acquired at once.
 *
 * @param opened empty where that was before the file begins
 * @param quantity short &lt; 0
 * @param cost paid for it, fees included; what was received for a short lot, negative
 * @param known whether the cost is the whole of it; otherwise it leaves out what the file does not tell
 */
public record Lot(Optional<Instant> opened, BigDecimal quantity, BigDecimal cost, boolean known) {
    private static final int CENTS_OF_CENTS = 8;

    /** The part of an amount that falls on a part of a quantity, to eight decimals; what is left keeps the rest. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0
                ? amount
                : amount.multiply(part).divide(whole, CENTS_OF_CENTS, RoundingMode.HALF_EVEN);
    }

    /** This lot with a part of its quantity only, and the cost that falls on it. */
    Lot part(BigDecimal part) {
        return new Lot(opened, part, share(cost, part, quantity), known);
    }

    Lot without(Lot part) {
        return new Lot(opened, quantity.subtract(part.quantity), cost.subtract(part.cost), known);
    }
}
