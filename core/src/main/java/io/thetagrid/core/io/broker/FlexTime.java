package io.thetagrid.core.io.broker;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Dates and times as Flex queries print them, each user's as configured: {@code 2025-01-15} or {@code 20250115}, then
 * {@code ;}, {@code ,}, {@code T} or a blank before {@code 110000} or {@code 11:00:00}.
 */
final class FlexTime {
    private static final DateTimeFormatter COMPACT_TIME = DateTimeFormatter.ofPattern("HHmmss");

    private FlexTime() {}

    /** A date and, where the text has one, its time; midnight otherwise. */
    static Optional<LocalDateTime> parse(String text) {
        String[] parts = text.strip().split("[;, T]+", 2);
        try {
            LocalDate date = parts[0].contains("-")
                    ? LocalDate.parse(parts[0])
                    : LocalDate.parse(parts[0], DateTimeFormatter.BASIC_ISO_DATE);
            return Optional.of(date.atTime(parts.length == 1 ? LocalTime.MIDNIGHT : time(parts[1])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String text) {
        String plain = text.strip();
        return plain.contains(":") ? LocalTime.parse(plain) : LocalTime.parse(plain, COMPACT_TIME);
    }

    /** The first of an element's attributes that holds a date, with the time of {@code timeAttribute} where it has none. */
    static Optional<LocalDateTime> of(FlexElement element, String timeAttribute, String... dateAttributes) {
        for (String attribute : dateAttributes) {
            Optional<LocalDateTime> time = parse(element.raw(attribute));
            if (time.isPresent()) {
                boolean dateOnly = time.get().toLocalTime().equals(LocalTime.MIDNIGHT) && element.has(timeAttribute);
                return dateOnly
                        ? parse(element.raw(attribute) + ";" + element.raw(timeAttribute))
                                .or(() -> time)
                        : time;
            }
            if (element.has(attribute)) {
                break;
            }
        }
        element.reject(dateAttributes[0], "a date such as 2025-01-15 or 20250115, and a time such as ;110000");
        return Optional.empty();
    }
}
