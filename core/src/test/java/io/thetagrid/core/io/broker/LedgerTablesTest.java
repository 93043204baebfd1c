package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.Table.Column;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.io.book.PositionsFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tables of the real history of 2018 to 2020. */
class LedgerTablesTest {
    private static final String HISTORY = "tastytrade/2018_to_2020-05.csv";

    /** What the product writes of a broker's export it reads as its own positions, adjusted contracts included. */
    @Test
    void positionsAreReadAsTheProductsOwn() {
        BrokerFile file = SharedTrades.read(HISTORY);
        Table table = LedgerTables.positionsTable(file);
        assertEquals(
                List.of("account", "broker", "symbol", "quantity", "average_price", "open_date"),
                table.columns().stream().map(Column::name).toList());
        PositionsFile read = PositionsFile.read(TextTable.read(new InputFile("positions.csv", ""), csv(table), 0));
        assertEquals(List.of(), read.rejects());
        assertEquals(file.positions(), read.positions());
    }

    /** 171 transactions, of which 2 assignments and 2 reverse splits move two assets each; the cash column adds up. */
    @Test
    void theLedgersCashAddsUp() {
        Table table = LedgerTables.ledgerTable(SharedTrades.read(HISTORY));
        assertEquals(175, table.rows());
        assertEquals(0, new BigDecimal("6943.19").compareTo(sum(table, "cash")));
        assertEquals(0, new BigDecimal("291.9").compareTo(sum(table, "fees")));
        assertEquals("2018-03-08T23:00:00Z", table.columns().getFirst().text(0));
    }

    @Test
    void closingsAndReconciliationAgree() {
        BrokerFile file = SharedTrades.read(HISTORY);
        assertEquals(0, new BigDecimal("2796.46").compareTo(sum(LedgerTables.closingsTable(file), "profit")));
        Table reconciliation = LedgerTables.reconciliationTable(file);
        assertEquals(0, sum(reconciliation, "difference").signum());
        assertEquals(file.reconciliation().lines().size(), reconciliation.rows());
    }

    private static BigDecimal sum(Table table, String name) {
        Column column = table.columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, table.rows())
                .mapToObj(column::text)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String csv(Table table) {
        String header = table.columns().stream().map(Column::name).collect(Collectors.joining(","));
        return header
                + IntStream.range(0, table.rows())
                        .mapToObj(row -> table.columns().stream()
                                .map(column -> column.text(row))
                                .collect(Collectors.joining(",", "\n", "")))
                        .collect(Collectors.joining());
    }
}
