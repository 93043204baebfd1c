package io.thetagrid.core.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Instants and dates in files: an instant always names its zone. */
public final class Instants {
    /** The forms that {@link #parse} reads, for messages. */
    public static final String EXPECTED =
            "an instant with its zone such as 2025-09-26T16:00:00-04:00 or 2025-09-26T16:00 America/New_York";

    private Instants() {}

    /** {@code 2025-09-26T16:00:00-04:00}, {@code 2025-09-26T20:00Z} or {@code 2025-09-26T16:00 America/New_York}. */
    public static Optional<Instant> parse(String text) {
        try {
            int space = text.indexOf(' ');
            if (space < 0) {
                return Optional.of(ZonedDateTime.parse(text).toInstant());
            }
            LocalDateTime local = LocalDateTime.parse(text.substring(0, space));
            return Optional.of(
                    local.atZone(ZoneId.of(text.substring(space + 1).strip())).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2025-09-26}. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
