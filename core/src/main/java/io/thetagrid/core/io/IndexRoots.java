package io.thetagrid.core.io;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;

import io.thetagrid.core.market.NyseCalendar;
import java.time.LocalDate;
import java.util.Map;

/**
 * Roots of index options where a file names the index only. Series of the third Friday settle on the opening and carry the
 * index's name; all others (weekly, at the end of a month) settle at the close and have a root of their own [Cboe and Nasdaq
 * product specifications].
 */
public final class IndexRoots {
    private static final Map<String, String> AFTERNOON = Map.of("SPX", "SPXW", "NDX", "NDXP", "RUT", "RUTW");

    private IndexRoots() {}

    /** The root of series that settle at the close; the symbol itself where there is none. */
    public static String afternoon(String symbol) {
        return AFTERNOON.getOrDefault(symbol, symbol);
    }

    /**
     * The root of the series of an expiration.
     *
     * @param expiration null where it is not known, which gives the symbol itself
     */
    public static String of(String symbol, LocalDate expiration) {
        return expiration == null || isMonthly(expiration) ? symbol : afternoon(symbol);
    }

    /** The third Friday, the session before it where it is a holiday, or the Saturday after it: the form until 2015. */
    private static boolean isMonthly(LocalDate expiration) {
        LocalDate friday = expiration.with(dayOfWeekInMonth(3, FRIDAY));
        return expiration.equals(NyseCalendar.onOrBefore(friday)) || expiration.equals(friday.plusDays(1));
    }
}
