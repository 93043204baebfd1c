package io.thetagrid.core.io.chain;

import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** From what moment quotes are that a vendor handed out at some time. */
final class QuoteTimes {

    private QuoteTimes() {}

    /** After the close the last quotes of the session stand: the time or the options' close, whichever is earlier. */
    static Instant noLaterThanClose(Instant time, String root) {
        Instant close = close(time, root);
        return time.isBefore(close) ? time : close;
    }

    /**
     * As {@link #noLaterThanClose}, for the time at which somebody asked: before the opening the last quotes of the
     * previous session stand.
     */
    static Instant askedAt(Instant time, String root) {
        LocalDate date = NyseCalendar.date(time);
        return NyseCalendar.isSession(date) && time.isBefore(NyseCalendar.at(date, NyseCalendar.OPEN))
                ? ExpirationInstants.optionClose(root, NyseCalendar.previous(date))
                : noLaterThanClose(time, root);
    }

    private static Instant close(Instant time, String root) {
        return ExpirationInstants.optionClose(root, NyseCalendar.onOrBefore(NyseCalendar.date(time)));
    }
}
