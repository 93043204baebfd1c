package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.ledger.Ledger;
import io.thetagrid.core.ledger.Statement.StatedCash;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinkorswimStatementTest {
    private static final String CASH = """
            Account Statement for 123SNAP (margin) since 4/26/22 through 4/26/22

            Cash Balance
            DATE,TIME,TYPE,REF #,DESCRIPTION,Misc Fees,Commissions & Fees,AMOUNT,BALANCE
            4/26/22,01:00:00,BAL,,Cash balance at the start of business day 26.04 EST,,,,"1,000.00"
            4/26/22,09:29:16,TRD,1,BOT +10 AB @20.00,-0.01,,-200.00,799.99
            4/26/22,09:29:17,TRD,2,tIP SOLD -2 SPY 100 (Weeklys) 29 APR 22 420 PUT @1.50,-0.06,-1.30,300.00,"1,098.63"
            4/26/22,10:00:00,DOI,3,CASH DIVIDEND AB,,,1.00,%s
            """;

    private static final String POSITIONS = """

            Equities
            Symbol,Description,Qty,Trade Price,Mark,Mark Value
            AB,AB CORP,+10,20.00,21.00,$210.00
            ,OVERALL TOTALS,,,,$210.00

            Options
            Symbol,Option Code,Exp,Strike,Type,Qty,Trade Price,Mark,Mark Value
            SPY,.SPY220429P420,29 APR 22,420,PUT,-2,1.50,1.40,($280.00)
            """;

    @Test
    void readsSharesAndOptions() {
        BrokerFile file = read(CASH.formatted("\"1,099.63\"") + POSITIONS);
        assertEquals(new RowCount(7, 7, 0), file.rows());
        assertEquals(List.of(), file.reconciliation().differences());
        assertEquals(2, file.positions().size());
        assertEquals(
                "SPY   220429P00420000", file.positions().getLast().instrument().symbol());
        assertEquals(-2, file.positions().getLast().quantity());
        assertEquals("123SNAP", file.positions().getLast().account());
        assertEquals(
                "2022-04-26T13:29:16Z",
                file.transactions().getFirst().booking().time().toString());
    }

    @Test
    void listsABalanceThatDoesNotAddUp() {
        BrokerFile file = read(CASH.formatted("\"1,099.64\"") + POSITIONS.replace("+10", "+11"));
        assertTrue(file.notes().stream().anyMatch(note -> note.contains("1099.64, by the line before it 1099.63")));
        assertEquals(
                List.of("QUANTITY AB 1", "CASH 123SNAP 0.01"),
                file.reconciliation().differences().stream()
                        .map(line -> line.measure() + " " + line.name() + " " + line.difference())
                        .toList());
    }

    /** On a third Friday two series of an index expire: in the morning under its name, in the evening under another root. */
    @Test
    void thirdFridaysOfIndicesAreToldApart() {
        assertEquals("SPXW  220520P04000000", traded("SPX 100 20 MAY 22 [PM] 4000 PUT"));
        assertEquals("SPX   220520P04000000", traded("SPX 100 20 MAY 22 [AM] 4000 PUT"));
        assertEquals("SPX   220520P04000000", traded("SPX 100 20 MAY 22 4000 PUT"));
        assertEquals("SPXW  220520P04000000", traded("SPX 100 (Weeklys) 20 MAY 22 [PM] 4000 PUT"));
        assertEquals("SPXW  220520P04000000", traded("SPXW 100 20 MAY 22 [PM] 4000 PUT"));
        assertEquals("SPXW  220527P04000000", traded("SPX 100 27 MAY 22 4000 PUT"));
        assertEquals("RUTW  220520P01800000", traded("RUT 100 20 MAY 22 [PM] 1800 PUT"));
        assertEquals("XSP   220520P00400000", traded("XSP 100 20 MAY 22 [PM] 400 PUT"));
    }

    private static String traded(String name) {
        String trade = "4/26/22,11:00:00,TRD,4,SOLD -1 " + name + " @1.20,,-1.30,120.00,1\n";
        Trade last = (Trade) read(CASH.formatted("1") + trade).transactions().getLast();
        return last.asset().symbol();
    }

    @Test
    void refusesSpreadsByName() {
        BrokerFile file = read(CASH.formatted("\"1,099.63\"")
                + "4/26/22,11:00:00,TRD,4,SOLD -1 VERTICAL SPY 100 20 MAY 22 400/390 PUT @1.20,,-1.30,120.00,1\n"
                + "4/26/22,11:00:00,EXP,4,REMOVED,,,0.00,1\n");
        assertEquals(new RowCount(6, 4, 2), file.rows());
        assertEquals(
                List.of("DESCRIPTION", "TYPE"),
                file.rejects().stream().map(problem -> problem.column()).toList());
    }

    /**
     * Futures options on one day: cash reconciles to the cent with the statement's own opening, closing and every balance
     * between; the position is told by name, at the average of 127.25 and 131.
     */
    @Test
    void readsTheSampleStatement() {
        BrokerFile file = SharedTrades.read("thinkorswim/paper_account_statement_2022-04-26.csv");
        Ledger ledger = file.ledger();
        // 105 lines of cash with opening and total, 2 of positions.
        assertEquals(new RowCount(107, 107, 0), file.rows());
        assertEquals(103, file.transactions().size());
        assertMoney("305.94", ledger.cash());
        assertMoney("354.06", ledger.fees());
        StatedCash cash = file.statement().cash().getFirst();
        assertMoney("5003.76", cash.opening().orElseThrow());
        assertMoney("5309.7", cash.closing().orElseThrow());
        assertEquals(List.of(), file.reconciliation().differences());
        assertTrue(file.notes().stream().noneMatch(note -> note.contains("by the line before it")));
        assertEquals(1, ledger.holdings().size());
        assertEquals("/Q4CJ22P13070", ledger.holdings().getFirst().asset().symbol());
        // 2,545 and 2,620 with 2.81 each.
        assertMoney("5170.62", ledger.holdings().getFirst().cost());
        assertEquals(List.of(), file.positions());
        assertEquals("2 /Q4CJ22P13070", file.endPositions().refused().getFirst().value());
        assertTrue(file.transactions().stream().allMatch(transaction -> transaction instanceof Trade));
    }

    private static void assertMoney(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), () -> "expected " + expected + ", got " + actual);
    }

    private static BrokerFile read(String text) {
        InputText input = InputText.of("statement.csv", text.getBytes(StandardCharsets.UTF_8));
        return BrokerFile.LAYOUTS.of(input).orElseThrow().read(input, ImportHints.NONE);
    }
}
