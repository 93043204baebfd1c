package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.scenario.CorrelationHistory;
import io.thetagrid.core.scenario.MonthlyCorrelations;
import io.thetagrid.core.strategy.Profiles;
import java.util.List;

/**
 * How closely a book's underlyings have moved together, and where its profile wants to be told.
 *
 * @param symbols of the underlyings held, sorted
 * @param months oldest first
 * @param alerts of all months
 */
public record CorrelationReport(List<String> symbols, List<MonthlyCorrelations> months, List<CorrelationAlert> alerts) {

    public CorrelationReport {
        symbols = List.copyOf(symbols);
        months = List.copyOf(months);
        alerts = List.copyOf(alerts);
    }

    public static CorrelationReport of(Book book) {
        List<String> symbols = book.positions().stream()
                .map(position -> position.instrument().underlying())
                .distinct()
                .sorted()
                .toList();
        List<MonthlyCorrelations> months = CorrelationHistory.of(book.market(), symbols);
        return new CorrelationReport(symbols, months, CorrelationWatch.alerts(Profiles.of(book.profile()), months));
    }
}
