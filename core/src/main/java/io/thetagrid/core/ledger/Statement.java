package io.thetagrid.core.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a broker states beside the transactions.
 *
 * @param positions at the end; empty where the file has none
 * @param cash of each account and currency that the file states
 */
public record Statement(Optional<List<StatedPosition>> positions, List<StatedCash> cash) {
    /** Nothing is stated. */
    public static final Statement NONE = new Statement(Optional.empty(), List.of());

    public Statement {
        positions = positions.map(List::copyOf);
        cash = List.copyOf(cash);
    }

    /**
     * A position as the broker states it.
     *
     * @param averagePrice per share, where it is stated
     */
    public record StatedPosition(
            String account,
            String currency,
            Asset asset,
            BigDecimal quantity,
            Optional<BigDecimal> averagePrice,
            Optional<LocalDate> opened) {}

    /** Cash as the broker states it before the first transaction and after the last. */
    public record StatedCash(
            String account, String currency, Optional<BigDecimal> opening, Optional<BigDecimal> closing) {}
}
