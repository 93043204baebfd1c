package io.thetagrid.core.book;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.market.MarketSnapshot;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A portfolio with the market it is valued in and the rules it is held to.
 *
 * @param cash by account, in the base currency
 * @param positions in canonical order (account, underlying, instrument symbol)
 * @param profile name of a shipped profile, or the path of one
 * @param inputs every file that was read
 * @param notes assumptions the book states about itself, and those made for want of data; shown on every report
 * @param rejects what is wrong with the rows that were left out because the run allows it
 */
public record Book(
        MarketSnapshot market,
        String baseCurrency,
        SortedMap<String, Double> cash,
        List<Position> positions,
        String profile,
        RiskSettings risk,
        List<InputFile> inputs,
        List<String> notes,
        List<Problem> rejects) {

    public Book {
        cash = Collections.unmodifiableSortedMap(new TreeMap<>(cash));
        positions = List.copyOf(positions);
        inputs = List.copyOf(inputs);
        notes = List.copyOf(notes);
        rejects = List.copyOf(rejects);
    }

    /** The book's own file, for problems that only show when it is priced. */
    public String file() {
        return inputs.isEmpty() ? "book" : inputs.getFirst().path();
    }
}
