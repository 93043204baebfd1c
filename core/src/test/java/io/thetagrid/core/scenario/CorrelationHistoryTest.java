package io.thetagrid.core.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.testing.Markets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class CorrelationHistoryTest {
    private static final LocalDate START = LocalDate.of(2023, 1, 3);

    /** Sessions from the start to the snapshot, Wednesday 2025-09-24. */
    private static List<LocalDate> sessions() {
        List<LocalDate> sessions = new ArrayList<>();
        for (LocalDate date = START; !date.isAfter(LocalDate.of(2025, 9, 24)); date = NyseCalendar.next(date)) {
            sessions.add(date);
        }
        return sessions;
    }

    /** Closes whose log returns are those of the session's index. */
    private static PriceHistory history(List<LocalDate> sessions, IntToDoubleFunction logReturn) {
        TreeMap<LocalDate, Double> closes = new TreeMap<>();
        double log = 3;
        for (int i = 0; i < sessions.size(); i++) {
            log += i == 0 ? 0 : logReturn.applyAsDouble(i);
            closes.put(sessions.get(i), Math.exp(log));
        }
        return new PriceHistory(closes, Adjustment.SPLITS);
    }

    private static List<MonthlyCorrelations> months(PriceHistory... histories) {
        List<String> symbols = new ArrayList<>();
        UnderlyingMarket[] underlyings = new UnderlyingMarket[histories.length];
        for (int i = 0; i < histories.length; i++) {
            symbols.add("U" + i);
            underlyings[i] = Markets.underlying("U" + i, 100, histories[i]);
        }
        return CorrelationHistory.of(Markets.market(underlyings), symbols);
    }

    private static double[] normals(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return random.doubles(count).map(u -> 0.02 * (u - 0.5)).toArray();
    }

    /** Every month's windows recomputed from the returns, by raw moments. */
    @Test
    void eachMonthEndHasThePearsonCorrelationOfItsLastSessions() {
        List<LocalDate> sessions = sessions();
        double[] common = normals(sessions.size(), 1);
        double[] own = normals(sessions.size(), 2);
        List<MonthlyCorrelations> months =
                months(history(sessions, i -> common[i]), history(sessions, i -> 0.6 * common[i] + own[i]));
        // 60 returns are there on 30 March 2023, the 61st session; the snapshot ends the list.
        assertEquals(LocalDate.of(2023, 3, 31), months.getFirst().date());
        assertEquals(LocalDate.of(2025, 9, 24), months.getLast().date());
        assertEquals(31, months.size());
        for (MonthlyCorrelations month : months) {
            int last = sessions.indexOf(month.date());
            PairCorrelation pair = month.pairs().getFirst();
            assertEquals(pearson(common, own, last, 60), pair.quarter().orElseThrow(), 1e-9);
            assertEquals(last >= 252, pair.year().isPresent());
            if (last >= 252) {
                assertEquals(pearson(common, own, last, 252), pair.year().orElseThrow(), 1e-9);
                assertEquals(pair.year(), month.averageYear());
            }
        }
        MonthlyCorrelations before = months.get(29);
        double change = months.getLast().averageYear().orElseThrow()
                - before.averageYear().orElseThrow();
        assertEquals(change, months.getLast().change().orElseThrow(), 1e-15);
        assertEquals(OptionalDouble.empty(), months.getFirst().change());
    }

    private static double pearson(double[] common, double[] own, int last, int window) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = last - window + 1; i <= last; i++) {
            double a = common[i];
            double b = 0.6 * common[i] + own[i];
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }
        return (window * xy - x * y) / Math.sqrt((window * xx - x * x) * (window * yy - y * y));
    }

    @Test
    void averagesAreOverThePairsThatHaveACorrelation() {
        List<LocalDate> sessions = sessions();
        double[] common = normals(sessions.size(), 3);
        PriceHistory up = history(sessions, i -> common[i]);
        PriceHistory down = history(sessions, i -> -common[i]);
        PriceHistory still = history(sessions, _ -> 0);
        MonthlyCorrelations last = months(up, up, down, still).getLast();
        // Pairs in the symbols' order: 1, −1, none, −1, none, none.
        assertEquals(6, last.pairs().size());
        assertEquals(1, last.pairs().get(0).year().orElseThrow(), 1e-12);
        assertEquals(-1, last.pairs().get(1).year().orElseThrow(), 1e-12);
        assertEquals(OptionalDouble.empty(), last.pairs().get(2).year());
        assertEquals(-1.0 / 3, last.averageYear().orElseThrow(), 1e-12);
        assertEquals(-1.0 / 3, last.averageQuarter().orElseThrow(), 1e-12);
        assertEquals(0, last.change().orElseThrow(), 1e-12);
    }

    /** A history that ended in June 2024 says nothing of the months after. */
    @Test
    void whatHasEndedIsNoNews() {
        List<LocalDate> sessions = sessions();
        List<LocalDate> early = sessions.stream()
                .filter(date -> date.isBefore(LocalDate.of(2024, 7, 1)))
                .toList();
        double[] common = normals(sessions.size(), 4);
        PriceHistory whole = history(sessions, i -> common[i]);
        List<MonthlyCorrelations> months = months(whole, history(early, i -> common[i]), whole);
        assertTrue(
                months.get(15).date().equals(LocalDate.of(2024, 6, 28)),
                months.get(15).toString());
        assertTrue(months.get(15).pairs().get(0).year().isPresent());
        assertEquals(OptionalDouble.empty(), months.get(16).pairs().get(0).year());
        assertTrue(months.get(16).pairs().get(1).year().isPresent());
        assertTrue(months(whole).isEmpty());
        assertTrue(months(whole, PriceHistory.none()).isEmpty());
    }
}
