package io.thetagrid.core.market;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Set;

/**
 * Sessions of the New York Stock Exchange: NYSE Rule 7.2's holidays by rule, its unscheduled closures by date. Sessions
 * are exact from 1990 on, half days from 2000 on; scheduled holidays hold for the future until the exchange changes its rule.
 */
public final class NyseCalendar {
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    public static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

    private static final int KING_DAY_SINCE = 1998;
    private static final int JUNETEENTH_SINCE = 2022;

    /** From this year on every 3 July before a holiday is short; before, a Wednesday was not, but Friday 5 July was. */
    private static final int WEDNESDAY_THIRD_OF_JULY_SINCE = 2013;

    /** Mourning for Nixon, Reagan, Ford, Bush and Carter; attacks of 2001; hurricane Sandy. */
    private static final Set<LocalDate> UNSCHEDULED_CLOSURES = Set.of(
            LocalDate.of(1994, 4, 27),
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    private static final LocalDate SHORT_DAY_AFTER_CHRISTMAS = LocalDate.of(2003, 12, 26);

    private NyseCalendar() {}

    /** Whether the exchange trades on a date. */
    public static boolean isSession(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != SATURDAY && day != SUNDAY && !isHoliday(date) && !UNSCHEDULED_CLOSURES.contains(date);
    }

    /** Whether a session ends at 13:00. */
    public static boolean isHalfDay(LocalDate date) {
        return isSession(date)
                && (isDayAfterThanksgiving(date)
                        || isDay(date, Month.DECEMBER, 24)
                        || isShortAroundIndependenceDay(date)
                        || date.equals(SHORT_DAY_AFTER_CHRISTMAS));
    }

    /** When the session of a date ends: 16:00 New York, 13:00 on half days. */
    public static Instant close(LocalDate session) {
        return at(session, isHalfDay(session) ? EARLY_CLOSE : CLOSE);
    }

    /** A New York wall time of a date. */
    public static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(NEW_YORK).toInstant();
    }

    /** The date in New York. */
    public static LocalDate date(Instant instant) {
        return instant.atZone(NEW_YORK).toLocalDate();
    }

    /** The first session after a date. */
    public static LocalDate next(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (!isSession(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The last session before a date. */
    public static LocalDate previous(LocalDate date) {
        return onOrBefore(date.minusDays(1));
    }

    /** The date if it is a session, else the last session before it. */
    public static LocalDate onOrBefore(LocalDate date) {
        LocalDate session = date;
        while (!isSession(session)) {
            session = session.minusDays(1);
        }
        return session;
    }

    /** Number of sessions after {@code from}, up to and including {@code to}; 0 where {@code to} is not later. */
    public static int sessionsBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
            if (isSession(date)) {
                count++;
            }
        }
        return count;
    }

    /**
     * The session whose close is the {@code count}-th strictly after an instant: the end of a horizon of {@code count}
     * sessions [risk-engine, "P&amp;L of a scenario"]. From a session's close, or from the weekend after it, one session
     * ahead is the next session.
     */
    public static LocalDate sessionAfter(Instant instant, int count) {
        LocalDate session = onOrBefore(date(instant));
        if (close(session).isAfter(instant)) {
            session = previous(session);
        }
        for (int i = 0; i < count; i++) {
            session = next(session);
        }
        return session;
    }

    private static boolean isHoliday(LocalDate date) {
        int year = date.getYear();
        return switch (date.getMonth()) {
            // On a Saturday New Year's Day is not made up for: the Friday before ends the accounting year.
            case JANUARY ->
                isDay(date, Month.JANUARY, 1)
                        || (isDay(date, Month.JANUARY, 2) && date.getDayOfWeek() == MONDAY)
                        || (year >= KING_DAY_SINCE && date.equals(date.with(dayOfWeekInMonth(3, MONDAY))));
            case FEBRUARY -> date.equals(date.with(dayOfWeekInMonth(3, MONDAY)));
            case MARCH, APRIL -> date.equals(easter(year).minusDays(2));
            case MAY -> date.equals(date.with(lastInMonth(MONDAY)));
            case JUNE -> year >= JUNETEENTH_SINCE && date.equals(observed(LocalDate.of(year, 6, 19)));
            case JULY -> date.equals(observed(LocalDate.of(year, 7, 4)));
            case SEPTEMBER -> date.equals(date.with(dayOfWeekInMonth(1, MONDAY)));
            case NOVEMBER -> date.equals(date.with(dayOfWeekInMonth(4, THURSDAY)));
            case DECEMBER -> date.equals(observed(LocalDate.of(year, 12, 25)));
            case AUGUST, OCTOBER -> false;
        };
    }

    private static boolean isDayAfterThanksgiving(LocalDate date) {
        return date.getMonth() == Month.NOVEMBER && date.minusDays(1).equals(date.with(dayOfWeekInMonth(4, THURSDAY)));
    }

    private static boolean isShortAroundIndependenceDay(LocalDate date) {
        if (date.getYear() < WEDNESDAY_THIRD_OF_JULY_SINCE) {
            return (isDay(date, Month.JULY, 3) && date.getDayOfWeek() != WEDNESDAY)
                    || (isDay(date, Month.JULY, 5) && date.getDayOfWeek() == FRIDAY);
        }
        return isDay(date, Month.JULY, 3);
    }

    private static boolean isDay(LocalDate date, Month month, int day) {
        return date.getMonth() == month && date.getDayOfMonth() == day;
    }

    /** Friday for a holiday on Saturday, Monday for one on Sunday. */
    private static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    /** Easter Sunday [Meeus, Astronomical Algorithms, 1991, chapter 8: the Gregorian rule; names as there]. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
