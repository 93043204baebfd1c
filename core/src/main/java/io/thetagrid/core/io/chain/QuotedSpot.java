package io.thetagrid.core.io.chain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An underlying's price.
 *
 * @param underlying as {@link #underlying(String)} names it
 * @param asOf when it was the price, where the vendor says so
 */
record QuotedSpot(String underlying, Optional<Instant> asOf, double price) {
    private static final String INDEX_SUFFIX = ".X";

    /**
     * The underlying that a vendor's symbol means, as options' roots name it: without the marks by which vendors tell
     * indices ({@code ^SPX, $SPX, $SPX.X, I:SPX}), and without what separates a class of shares ({@code BRK/B, BRK.B}).
     */
    static String underlying(String symbol) {
        String name = symbol.strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("I:")) {
            name = name.substring(2);
        }
        if (name.startsWith("$") && name.endsWith(INDEX_SUFFIX)) {
            name = name.substring(0, name.length() - INDEX_SUFFIX.length());
        }
        return name.replaceAll("[^A-Z0-9]", "");
    }
}
