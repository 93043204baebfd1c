package io.thetagrid.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.market.NyseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Expectations by hand, from the definitions. */
class IvHistoryTest {
    private static final LocalDate LAST = LocalDate.of(2025, 10, 1);

    /** The values of the sessions that end with {@link #LAST}, in order of time. */
    private static IvHistory history(double... values) {
        TreeMap<LocalDate, Double> dated = new TreeMap<>();
        LocalDate date = LAST;
        for (int i = values.length - 1; i >= 0; i--) {
            dated.put(date, values[i]);
            date = NyseCalendar.previous(date);
        }
        return new IvHistory(dated);
    }

    /** 0.20, 0.21, … over so many sessions. */
    private static double[] rising(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (20 + i) / 100.0;
        }
        return values;
    }

    @Test
    void rankIsThePlaceBetweenLowAndHigh() {
        IvHistory history = history(rising(20)); // 0.20 to 0.39
        assertEquals(
                new IvStanding(20, OptionalDouble.of(1), OptionalDouble.of(19 / 20.0)),
                history.standing(LAST, 0.39, 252));
        // The date's own value is the one asked for: 0.20 again, so low = 0.20, high = 0.38, and none is below.
        assertEquals(new IvStanding(20, OptionalDouble.of(0), OptionalDouble.of(0)), history.standing(LAST, 0.20, 252));
        IvStanding middle = history.standing(LAST, 0.29, 252);
        assertEquals((0.29 - 0.20) / (0.38 - 0.20), middle.rank().orElseThrow(), 1e-15);
        assertEquals(9 / 20.0, middle.percentile().orElseThrow()); // 0.20 to 0.28; the earlier 0.29 is a tie
    }

    @Test
    void aMonthIsTheLeast() {
        assertEquals(
                new IvStanding(19, OptionalDouble.empty(), OptionalDouble.empty()),
                history(rising(19)).standing(LAST, 0.3, 252));
    }

    @Test
    void equalDaysHaveNoRank() {
        double[] same = new double[30];
        Arrays.fill(same, 0.25);
        assertEquals(
                new IvStanding(30, OptionalDouble.empty(), OptionalDouble.of(0)),
                history(same).standing(LAST, 0.25, 252));
    }

    @Test
    void theWindowEndsWithTheDateAndBeginsSoManySessionsBefore() {
        double[] values = new double[300];
        Arrays.fill(values, 0.2);
        values[300 - 253] = 0.01; // one session too old
        values[300 - 252] = 0.05; // the oldest that counts
        IvStanding standing = history(values).standing(LAST, 0.1, 252);
        assertEquals(252, standing.days());
        assertEquals(0.05 / 0.15, standing.rank().orElseThrow(), 1e-15);
        assertEquals(1 / 252.0, standing.percentile().orElseThrow());
        IvStanding longer = history(values).standing(LAST, 0.1, 253);
        assertEquals(253, longer.days());
        assertEquals(0.09 / 0.19, longer.rank().orElseThrow(), 1e-15);
        assertEquals(2 / 253.0, longer.percentile().orElseThrow());
        // What comes after a date does not count on it.
        LocalDate before = NyseCalendar.previous(LAST);
        assertEquals(21, history(rising(22)).standing(before, 0.3, 252).days());
    }

    @Test
    void aDayCountsOnceWithItsLastKnownValue() {
        IvHistory history = IvHistory.of(List.of(
                snapshot("2025-10-01T14:00:00Z", 0.20),
                snapshot("2025-10-01T20:00:00Z", 0.22),
                snapshot("2025-10-02T03:00:00Z", Double.NaN), // 23:00 in New York on the first
                snapshot("2025-10-02T20:00:00Z", 0.23)));
        TreeMap<LocalDate, Double> expected = new TreeMap<>();
        expected.put(LocalDate.of(2025, 10, 1), 0.22);
        expected.put(LocalDate.of(2025, 10, 2), 0.23);
        assertEquals(expected, history.values());
    }

    @Test
    void whatIsUnknownHasNoStanding() {
        assertEquals(
                new IvStanding(29, OptionalDouble.empty(), OptionalDouble.empty()),
                history(rising(30)).standing(LAST, Double.NaN, 252));
    }

    private static StoredSnapshot snapshot(String asOf, double volatility) {
        return new StoredSnapshot("SPX", Instant.parse(asOf), 1, 1, 1, "OK", volatility, Double.NaN);
    }
}
