package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds of every expiration, whatever its date. */
class ExpirationPropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2035, 12, 31);
    private static final Set<LocalTime> CLOSES =
            Set.of(LocalTime.of(13, 0), LocalTime.of(13, 15), LocalTime.of(16, 0), LocalTime.of(16, 15));

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(FIRST.toEpochDay(), LAST.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<String> roots() {
        return Arbitraries.of("AAPL", "SPY", "SPX", "SPXW", "SPXPM", "VIX", "OEX", "RUT", "MNX");
    }

    @Property
    void payoffIsFixedInASessionNoLaterThanTheWrittenDate(
            @ForAll("roots") String root, @ForAll("dates") LocalDate date) {
        OptionContract contract = contract(root, date);
        Instant instant = ExpirationInstants.of(contract);
        LocalDate day = NyseCalendar.date(instant);
        LocalTime time = instant.atZone(NyseCalendar.NEW_YORK).toLocalTime();
        assertTrue(NyseCalendar.isSession(day) && !day.isAfter(date));
        // No session in between: the longest closure, of September 2001, took six days.
        assertEquals(0, NyseCalendar.sessionsBetween(day, date));
        LocalDate lastTrading = ExpirationInstants.lastTradingSession(contract);
        assertTrue(NyseCalendar.isSession(lastTrading));
        switch (contract.settlement()) {
            case CASH_OPEN -> {
                assertEquals(LocalTime.of(9, 30), time);
                assertEquals(1, NyseCalendar.sessionsBetween(lastTrading, day));
            }
            case CASH_CLOSE, PHYSICAL -> {
                assertTrue(CLOSES.contains(time), time::toString);
                assertEquals(NyseCalendar.isHalfDay(day), time.getHour() == 13);
                assertEquals(lastTrading, day);
            }
        }
        assertTrue(NyseCalendar.close(lastTrading).compareTo(instant) <= 0);
    }

    @Property
    void laterDatesNeverExpireEarlier(@ForAll("roots") String root, @ForAll("dates") LocalDate date) {
        Instant instant = ExpirationInstants.of(contract(root, date));
        Instant next = ExpirationInstants.of(contract(root, date.plusDays(1)));
        assertFalse(next.isBefore(instant));
        assertEquals(NyseCalendar.isSession(date.plusDays(1)), next.isAfter(instant));
    }

    /** Sessions from 1990 on are the days on which General Electric traded, as another source has them. */
    @Test
    void sessionsAreTheDaysOnWhichSharesTraded() throws IOException {
        Path path =
                Path.of(System.getProperty("test.shared", "")).resolve("data/prices/wide/stock_prices_1989-2018.csv");
        assumeTrue(Files.exists(path), "needs the prices beside the project");
        Set<LocalDate> traded = new TreeSet<>();
        for (String line : Files.readAllLines(path)) {
            if (!line.startsWith("date")) {
                traded.add(LocalDate.parse(line.substring(0, line.indexOf(','))));
            }
        }
        traded.remove(LocalDate.of(1989, 12, 29));
        Set<LocalDate> sessions = new TreeSet<>();
        for (LocalDate date = FIRST; !date.isAfter(LocalDate.of(2018, 4, 11)); date = date.plusDays(1)) {
            if (NyseCalendar.isSession(date)) {
                sessions.add(date);
            }
        }
        assertEquals(new ArrayList<>(traded), new ArrayList<>(sessions));
    }

    private static OptionContract contract(String root, LocalDate date) {
        return ContractTerms.ofRoot(root).orElseThrow().contract(new OsiSymbol(root, date, OptionType.PUT, 100));
    }
}
