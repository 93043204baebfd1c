package io.thetagrid.core.io;

import java.time.Instant;
import java.util.Optional;

/**
 * What the user says about a file.
 *
 * @param asOf when its quotes were in force, instead of what it says
 * @param symbol what it is about, where its layout does not say
 */
public record ImportHints(Optional<Instant> asOf, Optional<String> symbol) {
    public static final ImportHints NONE = new ImportHints(Optional.empty(), Optional.empty());

    public static ImportHints asOf(Instant asOf) {
        return new ImportHints(Optional.of(asOf), Optional.empty());
    }
}
