package io.thetagrid.core.scenario;

import io.thetagrid.core.market.MarketSnapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How closely underlyings have moved together, month by month (strategy-rules 8.8). */
public final class CorrelationHistory {
    /** Sessions of a quarter, as the report has it. */
    public static final int QUARTER = 60;
    /** Sessions of a year. */
    public static final int YEAR = 252;

    private final List<JointReturns> joint = new ArrayList<>();
    private final List<String[]> names = new ArrayList<>();

    private CorrelationHistory(MarketSnapshot market, List<String> symbols) {
        for (int i = 0; i < symbols.size(); i++) {
            for (int j = i + 1; j < symbols.size(); j++) {
                String[] pair = {symbols.get(i), symbols.get(j)};
                joint.add(JointReturns.of(market, List.of(pair), Integer.MAX_VALUE - 1));
                names.add(pair);
            }
        }
    }

    /**
     * The ends of all months in which some pair has a quarter's returns, oldest first, and the snapshot's date.
     *
     * @param symbols in the order of the pairs; those without a history have no correlations
     */
    public static List<MonthlyCorrelations> of(MarketSnapshot market, List<String> symbols) {
        CorrelationHistory history = new CorrelationHistory(market, symbols);
        TreeMap<YearMonth, LocalDate> ends = new TreeMap<>();
        for (JointReturns pair : history.joint) {
            pair.dates().forEach(date -> ends.merge(YearMonth.from(date), date, CorrelationHistory::later));
        }
        List<MonthlyCorrelations> months = new ArrayList<>();
        for (LocalDate end : ends.values()) {
            List<PairCorrelation> pairs = history.pairs(end);
            if (pairs.stream().anyMatch(pair -> pair.quarter().isPresent())) {
                months.add(month(end, pairs, months));
            }
        }
        return months;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private List<PairCorrelation> pairs(LocalDate end) {
        List<PairCorrelation> pairs = new ArrayList<>();
        for (int pair = 0; pair < joint.size(); pair++) {
            pairs.add(new PairCorrelation(
                    names.get(pair)[0],
                    names.get(pair)[1],
                    correlation(joint.get(pair), end, QUARTER),
                    correlation(joint.get(pair), end, YEAR)));
        }
        return pairs;
    }

    /** None where the pair's last common session is of another month: a correlation that has ended is no news. */
    private static OptionalDouble correlation(JointReturns pair, LocalDate end, int sessions) {
        int past = pair.sessionsUntil(end);
        if (past < sessions || !YearMonth.from(pair.dates().get(past - 1)).equals(YearMonth.from(end))) {
            return OptionalDouble.empty();
        }
        double correlation = pair.between(past - sessions, past).correlation(0, 1);
        return Double.isNaN(correlation) ? OptionalDouble.empty() : OptionalDouble.of(correlation);
    }

    private static MonthlyCorrelations month(
            LocalDate end, List<PairCorrelation> pairs, List<MonthlyCorrelations> before) {
        return new MonthlyCorrelations(
                end,
                pairs,
                average(pairs.stream().map(PairCorrelation::quarter).toList()),
                average(pairs.stream().map(PairCorrelation::year).toList()),
                before.isEmpty() || !follows(before.getLast().date(), end)
                        ? OptionalDouble.empty()
                        : change(before.getLast().pairs(), pairs));
    }

    private static boolean follows(LocalDate before, LocalDate end) {
        return YearMonth.from(before).plusMonths(1).equals(YearMonth.from(end));
    }

    private static OptionalDouble change(List<PairCorrelation> before, List<PairCorrelation> now) {
        List<OptionalDouble> changes = new ArrayList<>();
        for (int pair = 0; pair < now.size(); pair++) {
            OptionalDouble then = before.get(pair).year();
            OptionalDouble today = now.get(pair).year();
            changes.add(
                    then.isEmpty() || today.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(today.getAsDouble() - then.getAsDouble()));
        }
        return average(changes);
    }

    private static OptionalDouble average(List<OptionalDouble> values) {
        double sum = 0;
        int count = 0;
        for (OptionalDouble value : values) {
            if (value.isPresent()) {
                sum += value.getAsDouble();
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
