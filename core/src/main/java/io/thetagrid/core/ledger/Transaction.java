package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * One event in an account. What a broker prints on several lines (an option removed, and the shares delivered for it; the
 * old contract closed and the new one opened) is one transaction, so that nothing is counted twice.
 *
 * <p>Quantities are signed changes: bought &gt; 0, sold &lt; 0.
 */
public sealed interface Transaction {

    Booking booking();

    /** What the broker calls it, in lower case. */
    String kind();

    /** Whether a trade opens or closes; {@code NETTING} where the broker does not say: it closes what is held first. */
    enum Effect {
        OPENING,
        CLOSING,
        NETTING
    }

    /** Which holder's option is removed. {@code HELD} where the broker does not say: whichever is held. */
    enum Side {
        LONG,
        SHORT,
        HELD
    }

    /** How an option ends without a trade. */
    enum Ending {
        EXPIRATION,
        ASSIGNMENT,
        EXERCISE
    }

    /** How one asset becomes another. */
    enum Change {
        SPLIT,
        REVERSE_SPLIT,
        MERGER,
        SYMBOL_CHANGE,
        ADJUSTMENT
    }

    /** Why cash moves without a trade. */
    enum Reason {
        DIVIDEND,
        TAX,
        INTEREST,
        FEE,
        TRANSFER,
        CASH_IN_LIEU,
        ADJUSTMENT
    }

    /**
     * Bought or sold.
     *
     * @param price per share; empty where the file has none
     */
    record Trade(Booking booking, Asset asset, BigDecimal quantity, Optional<BigDecimal> price, Effect effect)
            implements Transaction {
        @Override
        public String kind() {
            return "trade";
        }
    }

    /**
     * Shares that an option delivers.
     *
     * @param quantity received &gt; 0
     */
    record Delivery(Asset asset, BigDecimal quantity, Effect effect) {}

    /**
     * An option's end. Its premium becomes part of what the delivered shares cost or bring; without a delivery it is
     * realised, together with the booking's cash.
     *
     * @param contracts how many, &gt; 0
     */
    record Removal(
            Booking booking, Ending ending, Asset option, BigDecimal contracts, Side side, Optional<Delivery> delivery)
            implements Transaction {
        @Override
        public String kind() {
            return name(ending);
        }

        /** Change of the position in contracts; for a holder who must be known. */
        BigDecimal quantity() {
            return side == Side.SHORT ? contracts : contracts.negate();
        }

        Removal of(Side known) {
            return new Removal(booking, ending, option, contracts, known, delivery);
        }
    }

    /**
     * One asset turned into another, whose cost it keeps as far as that is known.
     *
     * @param quantityOut change of {@code from}: the position's negative
     * @param quantityIn change of {@code to}
     * @param costKept false where shares of an unknown number took part, so that nobody knows what those cost that came
     */
    record Conversion(
            Booking booking,
            Change change,
            Asset from,
            BigDecimal quantityOut,
            Asset to,
            BigDecimal quantityIn,
            boolean costKept)
            implements Transaction {

        /** A conversion of all that was held. */
        public Conversion(
                Booking booking, Change change, Asset from, BigDecimal quantityOut, Asset to, BigDecimal quantityIn) {
            this(booking, change, from, quantityOut, to, quantityIn, true);
        }

        @Override
        public String kind() {
            return name(change);
        }
    }

    /**
     * Cash alone.
     *
     * @param asset that it concerns
     */
    record CashFlow(Booking booking, Reason reason, Optional<Asset> asset) implements Transaction {
        @Override
        public String kind() {
            return name(reason);
        }
    }

    /** A position moved in or out, at a cost that the file does not tell. */
    record PositionTransfer(Booking booking, Asset asset, BigDecimal quantity) implements Transaction {
        @Override
        public String kind() {
            return "position transfer";
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
