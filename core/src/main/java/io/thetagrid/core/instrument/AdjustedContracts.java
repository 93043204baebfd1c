package io.thetagrid.core.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What contracts deliver that a split or merger adjusted, from a table that names the clearing house's memo for each.
 *
 * <p>A fraction of a share is settled in cash. Where the memo states the amount, it is part of the deliverable; until it
 * is determined the clearing house prices the contract as if the fraction were delivered, and so does this table.
 */
final class AdjustedContracts {
    private static final String FILE = "adjusted-contracts.csv";

    /** A root is used again for later adjustments; contracts listed before one expire within 39 months (equity LEAPS). */
    private static final int LONGEST_LIFE_MONTHS = 39;

    private static final List<Adjusted> ALL = read();

    private AdjustedContracts() {}

    private record Adjusted(String root, LocalDate from, String underlying, double shares, double cash) {

        boolean covers(OsiSymbol symbol) {
            return root.equals(symbol.root())
                    && !symbol.expiration().isBefore(from)
                    && symbol.expiration().isBefore(from.plusMonths(LONGEST_LIFE_MONTHS));
        }
    }

    /** The deliverable of an adjusted contract; empty where the table does not know it. */
    static Optional<Deliverable> of(OsiSymbol symbol) {
        return ALL.stream()
                .filter(adjusted -> adjusted.covers(symbol))
                .findFirst()
                .map(adjusted -> new Deliverable(adjusted.shares(), adjusted.cash(), adjusted.underlying()));
    }

    private static List<Adjusted> read() {
        try (InputStream stream = AdjustedContracts.class.getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> adjusted(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the shipped " + FILE, e);
        }
    }

    private static Adjusted adjusted(String[] cells) {
        double whole = Double.parseDouble(cells[3]);
        double fraction = Double.parseDouble(cells[4]);
        boolean determined = !cells[5].isEmpty();
        return new Adjusted(
                cells[0],
                LocalDate.parse(cells[1]),
                cells[2],
                determined ? whole : whole + fraction,
                determined ? Double.parseDouble(cells[5]) : 0);
    }
}
