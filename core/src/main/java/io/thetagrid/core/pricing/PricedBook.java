package io.thetagrid.core.pricing;

import io.thetagrid.core.book.Book;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A book with every position marked.
 *
 * @param positions in the book's canonical order
 * @param smiles by underlying; only of those that have any
 * @param verdicts in the positions' order
 */
public record PricedBook(
        Book book, List<PricedPosition> positions, SortedMap<String, Smiles> smiles, List<PositionVerdict> verdicts) {

    public PricedBook {
        positions = List.copyOf(positions);
        smiles = Collections.unmodifiableSortedMap(new TreeMap<>(smiles));
        verdicts = List.copyOf(verdicts);
    }

    /** Sum over accounts, base currency. */
    public double cash() {
        double sum = 0;
        for (double amount : book.cash().values()) {
            sum += amount;
        }
        return sum;
    }

    /** Cash + Σ quantity · multiplier · mark. */
    public double value() {
        double sum = cash();
        for (PricedPosition position : positions) {
            sum += position.marketValue();
        }
        return sum;
    }

    /** Cash + Σ quantity · multiplier · (bid for longs, ask for shorts). */
    public double liquidationValue() {
        double sum = cash();
        for (PricedPosition position : positions) {
            sum += position.liquidationValue();
        }
        return sum;
    }
}
