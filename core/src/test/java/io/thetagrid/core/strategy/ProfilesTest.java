package io.thetagrid.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.strategy.limits.LimitRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {

    /** Strategy-rules 1, "Profiles at a glance". */
    @ParameterizedTest
    @CsvSource({
        "institutional, 0.15 0.25 0.3 0.2 0.1, 0.8, 0.25, 0.2, 0.02",
        "personal, 0.2 0.35 0.3 0.1 0.05, 0.8, 0.25, 0.15, 0.05",
        "accumulation, 0.25 0.35 0.25 0.1 0.05, 0.7, 0.5, 0.031, 0.05",
        "income, '', , 0.25, 0.05, 0.015",
    })
    void shipsTheDocumentsNumbers(
            String name, String weights, Double puts, double multiple, double cap, double valueAtRisk) {
        Profile profile = Profiles.of(name);
        assertEquals(name, profile.name());
        List<String> read = profile.settings().list("strikes").stream()
                .map(strike -> String.valueOf(strike.required("weight")))
                .toList();
        assertEquals(weights, String.join(" ", read));
        assertEquals(
                puts == null ? 0 : puts,
                profile.settings().map("compounding").number("puts").orElse(0));
        Settings kelly = profile.settings().map("sizing").map("kelly");
        assertEquals(multiple, kelly.required("multiple"));
        assertEquals(cap, kelly.required("cap"));
        assertEquals(valueAtRisk, rule(profile, "R-RISK-VAR95").limit());
        assertEquals(
                List.of(0.80, 0.90, 0.95),
                List.copyOf(profile.assignmentAlerts().keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"institutional", "personal", "accumulation", "income"})
    void everyLimitSaysWhoWhatAndWhy(String name) {
        Set<String> ids = new HashSet<>();
        for (LimitRule rule : Profiles.of(name).limits()) {
            assertTrue(ids.add(rule.id()), rule.id() + " twice");
            assertFalse(rule.source().isEmpty() || rule.action().isEmpty(), rule.id());
        }
        assertTrue(Profiles.of(name).limits().stream().anyMatch(LimitRule::hard));
    }

    @Test
    void knowsResponseTimes() {
        Profile profile = Profiles.of("institutional");
        assertEquals(Duration.ofMinutes(15), rule(profile, "R-RISK-VAR95").responseTime());
        assertEquals(Duration.ofHours(4), rule(profile, "R-RISK-ALLOCATION").responseTime());
    }

    @Test
    void tellsEverythingThatIsWrongWithItsPlace() {
        String text = Profiles.shipped("accumulation")
                .replace("weight: 0.35", "weight: 0.36")
                .replace("keep: 0.25", "kept: 0.25")
                .replace("measure: hedge", "measure: hedges")
                .replace("cap: 0.031", "cap: 1.2");
        List<Problem> problems = assertThrows(BadInputException.class, () -> Profiles.parse("mine.yaml", text))
                .problems();
        assertEquals(4, problems.size(), problems.toString());
        for (Problem problem : problems) {
            assertEquals("mine.yaml", problem.file());
            assertTrue(problem.line() > 0 && !problem.column().isEmpty(), problem.toString());
        }
    }

    @Test
    void refusesALimitThatSaysTooLittle() {
        String text =
                Profiles.shipped("personal").replace("    at_most: 0.70\n", "").replace("    sessions: 1\n", "");
        List<Problem> problems = assertThrows(BadInputException.class, () -> Profiles.parse("mine.yaml", text))
                .problems();
        assertEquals(2, problems.size(), problems.toString());
    }

    @Test
    void refusesANameItDoesNotKnow() {
        assertThrows(BadInputException.class, () -> Profiles.of("aggressive"));
    }

    @Test
    void describesEveryKeyOnce() {
        Set<String> paths = new HashSet<>();
        for (BookKeys.Key key : ProfileKeys.all()) {
            assertTrue(paths.add(key.path()), key.path());
            assertFalse(key.unit().isEmpty() || key.meaning().isEmpty(), key.path());
        }
    }

    private static LimitRule rule(Profile profile, String id) {
        return profile.limits().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
