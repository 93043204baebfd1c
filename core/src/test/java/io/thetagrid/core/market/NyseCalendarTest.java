package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates from the exchange's published calendars and its notices of closures. */
class NyseCalendarTest {
    @ParameterizedTest
    @CsvSource({
        "2024, 2024-01-01 2024-01-15 2024-02-19 2024-03-29 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-11-28 2024-12-25",
        "2025, 2025-01-01 2025-01-09 2025-01-20 2025-02-17 2025-04-18 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-11-27 2025-12-25",
        "2026, 2026-01-01 2026-01-19 2026-02-16 2026-04-03 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-11-26 2026-12-25",
        "2027, 2027-01-01 2027-01-18 2027-02-15 2027-03-26 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-11-25 2027-12-24",
        "2022, 2022-01-17 2022-02-21 2022-04-15 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-11-24 2022-12-26",
        "2012, 2012-01-02 2012-01-16 2012-02-20 2012-04-06 2012-05-28 2012-07-04 2012-09-03 2012-10-29 2012-10-30 2012-11-22 2012-12-25",
        "2018, 2018-01-01 2018-01-15 2018-02-19 2018-03-30 2018-05-28 2018-07-04 2018-09-03 2018-11-22 2018-12-05 2018-12-25"
    })
    void closesOnHolidaysAndOnlyThen(int year, String closed) {
        List<String> found = new ArrayList<>();
        for (LocalDate date = LocalDate.of(year, 1, 1); date.getYear() == year; date = date.plusDays(1)) {
            boolean weekday = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
            if (weekday && !NyseCalendar.isSession(date)) {
                found.add(date.toString());
            }
        }
        assertEquals(closed, String.join(" ", found));
    }

    @ParameterizedTest
    @CsvSource({
        "2002, 2002-07-05 2002-11-29 2002-12-24",
        "2003, 2003-07-03 2003-11-28 2003-12-24 2003-12-26",
        "2010, 2010-11-26",
        "2018, 2018-07-03 2018-11-23 2018-12-24",
        "2019, 2019-07-03 2019-11-29 2019-12-24",
        "2021, 2021-11-26",
        "2024, 2024-07-03 2024-11-29 2024-12-24",
        "2025, 2025-07-03 2025-11-28 2025-12-24",
        "2026, 2026-11-27 2026-12-24",
        "2027, 2027-11-26"
    })
    void closesEarlyOnHalfDays(int year, String half) {
        List<String> found = new ArrayList<>();
        for (LocalDate date = LocalDate.of(year, 1, 1); date.getYear() == year; date = date.plusDays(1)) {
            if (NyseCalendar.isHalfDay(date)) {
                found.add(date.toString());
            }
        }
        assertEquals(half, String.join(" ", found));
    }

    /** Sessions as the exchange counted them. */
    @ParameterizedTest
    @CsvSource({"2018, 251", "2023, 250", "2024, 252", "2025, 250"})
    void countsSessionsOfAYear(int year, int sessions) {
        assertEquals(
                sessions, NyseCalendar.sessionsBetween(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)));
    }

    @Test
    void horizonsEndAtSessionCloses() {
        Instant fridayClose = Instant.parse("2025-09-26T20:00:00Z");
        assertEquals(LocalDate.of(2025, 9, 29), NyseCalendar.sessionAfter(fridayClose, 1));
        assertEquals(LocalDate.of(2025, 10, 3), NyseCalendar.sessionAfter(fridayClose, 5));
        assertEquals(LocalDate.of(2025, 9, 26), NyseCalendar.sessionAfter(fridayClose.minusSeconds(1), 1));
        assertEquals(LocalDate.of(2025, 9, 29), NyseCalendar.sessionAfter(Instant.parse("2025-09-27T12:00:00Z"), 1));
        assertEquals(fridayClose, NyseCalendar.close(LocalDate.of(2025, 9, 26)));
        assertEquals(Instant.parse("2025-11-28T18:00:00Z"), NyseCalendar.close(LocalDate.of(2025, 11, 28)));
        assertFalse(NyseCalendar.isSession(LocalDate.of(2001, 9, 14)));
        assertTrue(NyseCalendar.isSession(LocalDate.of(2021, 12, 31)));
        assertEquals(LocalDate.of(2001, 9, 17), NyseCalendar.next(LocalDate.of(2001, 9, 10)));
        assertEquals(LocalDate.of(2012, 10, 26), NyseCalendar.previous(LocalDate.of(2012, 10, 31)));
    }
}
