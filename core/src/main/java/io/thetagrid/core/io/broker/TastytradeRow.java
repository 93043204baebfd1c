package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line of a tastytrade history, in whichever of its layouts.
 *
 * @param subType in lower case
 * @param side 1 bought, −1 sold, 0 where the line does not say
 * @param effect {@code NETTING} where the line does not say
 * @param option whether the asset is an option on shares or an index
 * @param value cash before fees
 * @param quantity not signed
 * @param price per share
 * @param costs fees and commissions, a cost &gt; 0
 */
record TastytradeRow(
        long line,
        Instant time,
        String type,
        String subType,
        int side,
        Effect effect,
        Optional<Asset> asset,
        boolean option,
        BigDecimal value,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        BigDecimal costs,
        String description,
        String account,
        String currency) {

    static final String TRADE = "Trade";
    static final String DELIVERY = "Receive Deliver";
    static final String MONEY = "Money Movement";

    boolean isMoney() {
        return type.equals(MONEY);
    }

    boolean isDelivery() {
        return type.equals(DELIVERY);
    }

    /** Signed by the side. */
    BigDecimal change() {
        return side < 0 ? quantity.negate() : quantity;
    }

    /** The booking of this line alone. */
    Booking booking() {
        return new Booking(account, time, currency, value.subtract(costs), costs, List.of(line), description);
    }

    /** One booking of this line and another that tells the rest of the same event. */
    Booking with(TastytradeRow other) {
        BigDecimal both = costs.add(other.costs);
        return new Booking(
                account,
                time,
                currency,
                value.add(other.value).subtract(both),
                both,
                List.of(Math.min(line, other.line), Math.max(line, other.line)),
                description);
    }
}
