package io.thetagrid.core.risk;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.MarketSnapshot;

/** What a book's risk can be divided by. Every position belongs to one bucket of each. */
public enum Dimension {
    /** Account and instrument; lots of one instrument are one position. */
    POSITION,
    UNDERLYING,
    /** Underlying and strike; the shares of an underlying are a bucket of their own. */
    STRIKE,
    /** Expiration date; shares have none. */
    EXPIRATION,
    /** GICS sector, as the book states it. */
    SECTOR,
    BROKER,
    ACCOUNT;

    DimensionBucket bucket(Position position, MarketSnapshot market) {
        String underlying = position.instrument().underlying();
        return switch (this) {
            case POSITION ->
                DimensionBucket.named(
                        position.account() + " " + position.instrument().symbol());
            case UNDERLYING -> DimensionBucket.named(underlying);
            case STRIKE ->
                position.instrument() instanceof OptionContract option
                        ? new DimensionBucket(underlying, option.strike())
                        : DimensionBucket.named(underlying + " shares");
            case EXPIRATION ->
                DimensionBucket.named(
                        position.instrument() instanceof OptionContract option
                                ? option.expiration().toString()
                                : "no expiration");
            case SECTOR -> {
                String sector = market.underlyings().get(underlying).sector();
                yield DimensionBucket.named(sector.isEmpty() ? "no sector stated" : sector);
            }
            case BROKER -> DimensionBucket.named(position.broker());
            case ACCOUNT -> DimensionBucket.named(position.account());
        };
    }
}
