package io.thetagrid.core.strategy.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.scenario.MonthlyCorrelations;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CorrelationWatchTest {
    private static final Profile INCOME = Profiles.of("income");

    private static List<String> rules(Profile profile, OptionalDouble average, OptionalDouble change) {
        MonthlyCorrelations month =
                new MonthlyCorrelations(LocalDate.of(2025, 8, 29), List.of(), OptionalDouble.of(0.99), average, change);
        return CorrelationWatch.alerts(profile, List.of(month)).stream()
                .map(CorrelationAlert::rule)
                .toList();
    }

    /** Strategy-rules 8.8: an average above 0.6, or a move of more than 0.2 in a month, up or down. */
    @Test
    void boundsAreThoseOfTheDocument() {
        OptionalDouble none = OptionalDouble.empty();
        assertEquals(List.of(), rules(INCOME, OptionalDouble.of(0.6), OptionalDouble.of(0.2)));
        assertEquals(List.of("R-RISK-CORRELATION"), rules(INCOME, OptionalDouble.of(0.601), none));
        assertEquals(List.of(), rules(INCOME, OptionalDouble.of(-0.9), none));
        assertEquals(List.of("R-RISK-CORRELATION-MOVE"), rules(INCOME, none, OptionalDouble.of(-0.21)));
        assertEquals(
                List.of("R-RISK-CORRELATION", "R-RISK-CORRELATION-MOVE"),
                rules(INCOME, OptionalDouble.of(0.7), OptionalDouble.of(0.21)));
        assertEquals(List.of(), rules(INCOME, none, none));
    }

    @Test
    void aProfileOfOneShareWatchesNoCorrelation() {
        assertEquals(List.of(), rules(Profiles.of("personal"), OptionalDouble.of(1), OptionalDouble.of(1)));
    }

    @Test
    void anAlertSaysWhatWasPassedAndWhen() {
        MonthlyCorrelations month = new MonthlyCorrelations(
                LocalDate.of(2025, 8, 29),
                List.of(),
                OptionalDouble.empty(),
                OptionalDouble.of(0.75),
                OptionalDouble.empty());
        CorrelationAlert alert = CorrelationWatch.alerts(INCOME, List.of(month)).getFirst();
        assertEquals(LocalDate.of(2025, 8, 29), alert.date());
        assertEquals(0.75, alert.value());
        assertEquals(0.6, alert.bound());
        assertEquals("average 252-day correlation", alert.what());
    }
}
