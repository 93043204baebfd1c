package io.thetagrid.core.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Instants and dates in files: an instant always names its zone. Years have four digits; no calendar reaches further. */
public final class Instants {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final DateTimeFormatter AMERICAN_DATE =
            DateTimeFormatter.ofPattern("M/d/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter BASIC_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_LENGTH = "2025-09-26".length();

    /** The forms that {@link #parse} reads, for messages. */
    public static final String EXPECTED =
            "an instant with its zone such as 2025-09-26T16:00:00-04:00 or 2025-09-26T16:00 America/New_York";

    private Instants() {}

    /** {@code 2025-09-26T16:00:00-04:00}, {@code 2025-09-26T20:00Z} or {@code 2025-09-26T16:00 America/New_York}. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(instant(text)).filter(instant -> !instant.isBefore(FIRST) && instant.isBefore(END));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return ZonedDateTime.parse(text).toInstant();
        }
        LocalDateTime local = LocalDateTime.parse(text.substring(0, space));
        return local.atZone(ZoneId.of(text.substring(space + 1).strip())).toInstant();
    }

    /** {@code 2025-09-26}. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? Optional.of(LocalDate.parse(text)).filter(date -> date.getYear() > 0)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2025-09-26}, {@code 20250926} or {@code 9/26/2025}. */
    public static Optional<LocalDate> parseDateOfAnyForm(String text) {
        try {
            if (text.indexOf('/') > 0) {
                return Optional.of(LocalDate.parse(text, AMERICAN_DATE));
            }
            return text.indexOf('-') > 0 ? parseDate(text) : Optional.of(LocalDate.parse(text, BASIC_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
