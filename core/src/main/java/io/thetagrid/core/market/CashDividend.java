package io.thetagrid.core.market;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A dividend in cash.
 *
 * @param exDate first session whose buyers do not receive it
 * @param amount per share as it is traded on that date
 */
public record CashDividend(LocalDate exDate, double amount) {

    /** When shares begin to trade without it: at the opening of the ex-date. */
    public Instant exInstant() {
        return NyseCalendar.at(exDate, NyseCalendar.OPEN);
    }
}
