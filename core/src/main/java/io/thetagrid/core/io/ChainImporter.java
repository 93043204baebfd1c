package io.thetagrid.core.io;

import java.time.Instant;
import java.util.Optional;

/** Reads one vendor's layout of option chains. */
public interface ChainImporter {

    /** As messages name the layout. */
    String layout();

    /** Whether a file that begins with this text is of the layout. */
    boolean recognises(String beginning);

    /**
     * Reads a chain.
     *
     * @param asOf overrides what the file says of its time
     * @throws BadInputException where the file as a whole cannot be used
     */
    ChainFile read(InputText input, Optional<Instant> asOf);
}
