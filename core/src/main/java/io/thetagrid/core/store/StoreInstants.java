package io.thetagrid.core.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as a store has them: UTC with milliseconds, so that the order of texts is the order in time. */
final class StoreInstants {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StoreInstants() {}

    static String write(Instant instant) {
        return FORM.format(instant);
    }

    static Instant read(String text) {
        return Instant.parse(text);
    }
}
