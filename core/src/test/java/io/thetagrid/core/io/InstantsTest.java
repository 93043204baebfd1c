package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-09-26T16:00:00-04:00",
                "2025-09-26T20:00Z",
                "2025-09-26T16:00 America/New_York",
                "2025-09-26T20:00:00.000 UTC"
            })
    void anInstantNamesItsZone(String text) {
        assertEquals(Optional.of(Instant.parse("2025-09-26T20:00:00Z")), Instants.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-09-26T16:00:00",
                "2025-09-26",
                "2025-09-26T16:00 Nowhere/Here",
                "2025-09-26T16:00 ",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z"
            })
    void othersAreNone(String text) {
        assertEquals(Optional.empty(), Instants.parse(text));
    }

    @Test
    void datesHaveFourDigitYears() {
        assertEquals(Optional.of(LocalDate.of(2025, 9, 26)), Instants.parseDate("2025-09-26"));
        assertEquals(Optional.of(LocalDate.of(9999, 12, 31)), Instants.parseDate("9999-12-31"));
        for (String text :
                new String[] {"+999999999-12-31", "-999999999-01-01", "-0001-01-01", "0000-01-01", "26.9.2025", ""}) {
            assertEquals(Optional.empty(), Instants.parseDate(text), text);
        }
    }
}
