package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.ledger.Closing;
import io.thetagrid.core.ledger.Holding;
import io.thetagrid.core.ledger.Ledger;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TastytradeTest {
    private static final String HEADER =
            "Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,Commissions,Fees,"
                    + "Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order #,Currency\n";

    private static final String LEGACY =
            "Date/Time,Transaction Code,Transaction Subcode,Symbol,Buy/Sell,Open/Close,Quantity,Expiration Date,Strike,"
                    + "Call/Put,Price,Fees,Amount,Description,Account Reference\n";

    /** A put assigned on two lines of one minute: one transaction, the shares once, the premium inside their cost. */
    @Test
    void anAssignmentIsCountedOnce() {
        BrokerFile file = read(HEADER + """
                2024-08-05T23:00:00+0200,Receive Deliver,Assignment,,AB  240816P00103000,Equity Option,Removal of option \
                due to assignment,0.00,1,0.00,--,0.00,100,AB,AB,8/16/24,103,PUT,,USD
                2024-08-05T23:00:00+0200,Receive Deliver,Buy to Open,BUY_TO_OPEN,AB,Equity,Buy to Open 100 AB @ 103.00,\
                "-10,300.00",100,-103.00,--,-5.00,,,,,,,,USD
                2024-07-19T16:30:00+0200,Trade,Sell to Open,SELL_TO_OPEN,AB  240816P00103000,Equity Option,x,\
                205.00,1,205.00,-1.00,-0.14,100,AB,AB,8/16/24,103,PUT,3,USD
                """);
        assertEquals(new RowCount(3, 3, 0), file.rows());
        assertEquals(2, file.transactions().size());
        Removal assigned = (Removal) file.transactions().getLast();
        assertEquals(List.of(2L, 3L), assigned.booking().lines());
        assertMoney("-10305", assigned.booking().cash());
        Holding shares = file.ledger().holdings().getFirst();
        assertEquals(1, file.ledger().holdings().size());
        assertMoney("100", shares.quantity());
        // 10,300 and the fee of 5, less 205 of premium after its costs of 1.14.
        assertMoney("10101.14", shares.cost());
        assertEquals(List.of(), file.reconciliation().differences());
    }

    /** Fractions paid in cash part the values of a split's halves; the splits of all shares are booked in one minute. */
    @Test
    void splitsOfOneMinuteKeepTheirShares() {
        BrokerFile file = read(HEADER + """
                2024-08-05T12:35:00+0000,Receive Deliver,Reverse Split,BUY_TO_OPEN,AB,Equity,x,-990.00,9,0,--,0,,,AB,,,,,USD
                2024-08-05T12:35:00+0000,Receive Deliver,Reverse Split,BUY_TO_OPEN,CD,Equity,x,-490.00,4,0,--,0,,,CD,,,,,USD
                2024-08-05T12:35:00+0000,Receive Deliver,Reverse Split,SELL_TO_CLOSE,CD,Equity,x,500.00,50,0,--,0,,,CD,,,,,USD
                2024-08-05T12:35:00+0000,Receive Deliver,Reverse Split,SELL_TO_CLOSE,AB,Equity,x,1000.00,100,0,--,0,,,AB,,,,,USD
                2024-08-01T14:35:00+0000,Trade,Buy to Open,BUY_TO_OPEN,CD,Equity,x,-600.00,50,-12.00,0,0,,,CD,,,,1,USD
                2024-08-01T14:34:00+0000,Trade,Buy to Open,BUY_TO_OPEN,AB,Equity,x,"-2,000.00",100,-20.00,0,0,,,AB,,,,1,USD
                """);
        assertEquals(
                List.of("AB 9 1990", "CD 4 590"),
                file.ledger().holdings().stream()
                        .map(holding -> holding.asset().symbol() + " "
                                + holding.quantity().toPlainString() + " "
                                + holding.cost().toPlainString())
                        .toList());
        assertEquals(List.of(), file.reconciliation().differences());
    }

    @Test
    void cashSettledOptionsAreRealised() {
        BrokerFile file = read(HEADER + """
                2024-08-16T23:00:00+0200,Receive Deliver,Cash Settled Assignment,BUY_TO_CLOSE,SPX  240816P05500000,Equity \
                Option,x,"-1,250.00",1,-1250.00,--,-5.00,100,SPX,SPX,8/16/24,5500,PUT,,USD
                2024-07-19T16:30:00+0200,Trade,Sell to Open,SELL_TO_OPEN,SPX  240816P05500000,Equity Option,x,\
                2000.00,1,2000.00,-1.00,0.00,100,SPX,SPX,8/16/24,5500,PUT,3,USD
                """);
        assertMoney("744", file.ledger().profit());
        assertEquals(
                List.of(),
                file.notes().stream().filter(note -> note.contains("without")).toList());
    }

    @Test
    void futuresOptionsKeepTheirCashAndAreRefusedByName() {
        BrokerFile file = read(HEADER + """
                2024-08-05T23:00:00+0200,Trade,Buy to Open,BUY_TO_OPEN,./ESU4 E1BQ4 240805P5200,Future Option,x,-500.00,1,\
                -500.00,-1.25,-1.30,50,,/ESU4,8/5/24,5200,PUT,1,USD
                """);
        assertMoney("-502.55", file.ledger().cash());
        assertEquals(List.of(), file.positions());
        assertTrue(file.endPositions().refused().getFirst().value().contains("./ESU4 E1BQ4 240805P5200"));
        assertTrue(file.notes().stream().anyMatch(note -> note.contains("not priced: ./ESU4 E1BQ4 240805P5200")));
    }

    /** Without an action only a sign tells whether shares came or went; no sign, no transfer. */
    @Test
    void transfersWithoutAnActionGoByTheirSign() {
        String transfer = "2024-08-05T23:00:00+0200,Receive Deliver,ACAT,%s,AB,Equity,ACAT,%s,%s,0,--,0,,,AB,,,,,USD\n";
        assertEquals("100", transferred(transfer.formatted("BUY_TO_OPEN", "0", "100")));
        assertEquals("-100", transferred(transfer.formatted("SELL_TO_CLOSE", "0", "100")));
        assertEquals("-100", transferred(transfer.formatted("", "0", "-100")));
        assertEquals("-100", transferred(transfer.formatted("", "2500.00", "100")));
        assertEquals("100", transferred(transfer.formatted("", "-2500.00", "100")));
        BrokerFile unsigned = read(HEADER + transfer.formatted("", "0", "100"));
        assertEquals(new RowCount(1, 0, 1), unsigned.rows());
        assertEquals("Action", unsigned.rejects().getFirst().column());
        BrokerFile before2021 =
                read(LEGACY + "12/29/2020 3:36 PM,Receive Deliver,ACAT,AB,,,100,,,,,0.00,0.00,ACAT,Individual...39\n");
        assertEquals("Buy/Sell", before2021.rejects().getFirst().column());
    }

    private static String transferred(String row) {
        return read(HEADER + row).ledger().transactions().stream()
                .map(PositionTransfer.class::cast)
                .map(transfer -> transfer.quantity().toPlainString())
                .findFirst()
                .orElse("none");
    }

    @Test
    void tellsWhatIsWrongWithARow() {
        BrokerFile file = read(HEADER + """
                2024-08-05,Trade,Buy to Open,BUY_TO_OPEN,AB,Equity,x,many,0,1,0,0,,,,,,,,USD
                2024-08-05T23:00:00+0200,Receive Deliver,Spin Off,BUY_TO_OPEN,AB,Equity,x,1,1,1,0,0,,,,,,,,USD
                2024-08-05T23:00:00+0200,Trade,Buy to Open,BUY_TO_OPEN,AB 24,Equity Option,x,1,1,1,0,0,,,,,,,,USD
                """);
        assertEquals(new RowCount(3, 0, 3), file.rows());
        assertEquals(
                List.of("2 Quantity", "2 Date", "2 Value", "3 Sub Type", "4 Symbol"),
                file.rejects().stream()
                        .map(problem -> problem.line() + " " + problem.column())
                        .toList());
    }

    /** Fees and commissions in one sum above zero; the option's terms in columns of their own. */
    @Test
    void readsTheLayoutBefore2021() {
        BrokerFile file = read(LEGACY + """
                12/11/2020 11:00 PM,Receive Deliver,Assignment,PCG,,,3,12/11/2020,10.5,C,,0.00,0,Removal,Individual...39
                12/11/2020 11:00 PM,Receive Deliver,Sell to Open,PCG,Sell,Open,300,,,,10.5,5.06,3150,x,Individual...39
                12/01/2020 3:36 PM,Trade,Sell to Open,PCG,Sell,Open,3,12/11/2020,10.5,C,0.46,3.456,138,x,Individual...39
                11/30/2020 3:36 PM,Money Movement,Deposit,,,,0,,,,,0.00,1000,Wire,Individual...39
                """);
        assertEquals("tastyworks' transaction history before 2021", file.layout());
        assertEquals(new RowCount(4, 4, 0), file.rows());
        Holding shares = file.ledger().holdings().getFirst();
        assertEquals("Individual...39", shares.account());
        assertMoney("-300", shares.quantity());
        assertMoney("-3279.484", shares.cost());
        assertMoney("4279.484", file.ledger().cash());
        assertEquals(
                "2020-12-01T20:36:00Z",
                file.transactions().get(1).booking().time().toString());
    }

    /**
     * One account's history, its sums by a script of its own over the file: 171 events on 175 lines (2 assignments and 2 halves
     * of the reverse split stand on two each), and a replay of the lots.
     */
    @Test
    void rebuildsTheHistoryOf2018To2020() {
        BrokerFile file = SharedTrades.read("tastytrade/2018_to_2020-05.csv");
        Ledger ledger = file.ledger();
        assertEquals(new RowCount(175, 175, 0), file.rows());
        assertEquals(171, file.transactions().size());
        assertMoney("6943.19", ledger.cash());
        assertMoney("291.9", ledger.fees());
        assertMoney("2796.46", ledger.profit());
        assertEquals(List.of(), ledger.opening());
        assertEquals(2, removals(file, "assignment"));
        assertEquals(4, removals(file, "expiration"));
        assertMoney("-1037.292", profit(ledger, "LFIN"));
        assertMoney("-241.956", profit(ledger, "BABA"));
        assertMoney("-478.022", profit(ledger, "MU"));
        assertEquals(
                List.of(
                        "EWG   200717C00017000 -8 -2950.804",
                        "EWG   200717C00018000 -4 -1499.392",
                        "EWG   200717C00021000 4 784.56",
                        "EWG   200717C00022000 8 825.11",
                        "EWG   201016C00019000 -7 -2315.956",
                        "EWG   201016C00022000 7 1050.97",
                        "SPX   200619P02915000 2 32437.58",
                        "SPX   200619P02920000 -2 -32870.416",
                        "SVXY  200619P00030000 3 354.42",
                        "SVXY  200619P00035000 -3 -1031.544",
                        "TSLA  200717P00690000 1 9367.14",
                        "USO1  200717P00002000 6 180.83",
                        "USO1  200717P00003500 -6 -641.138"),
                ledger.holdings().stream().map(TastytradeTest::line).toList());
        assertEquals(List.of(), file.reconciliation().differences());
        assertCashIsProfitLessCost(ledger);
        assertEquals(13, file.positions().size());
    }

    /** The options cost what they did before the split: 174 and 5.83 + 1, −648 and 5.862 + 1. */
    @Test
    void theReverseSplitOfUsoKeepsTheCost() {
        BrokerFile file = SharedTrades.read("tastytrade/2018_to_2020-05.csv");
        List<Conversion> splits = conversions(file);
        assertEquals(2, splits.size());
        for (Conversion split : splits) {
            assertEquals("reverse split", split.kind());
            assertEquals("USO", split.from().symbol().substring(0, 6).strip());
            assertEquals("USO1", split.to().symbol().substring(0, 6).strip());
            assertMoney("0", split.booking().cash());
        }
        assertMoney("0", profit(file.ledger(), "USO"));
    }

    /** As above; the file begins with positions opened before it, so that 16,839.083 of proceeds are no profit. */
    @Test
    void rebuildsTheHistoryOf2021To2022() {
        BrokerFile file = SharedTrades.read("tastytrade/2021-07_to_2022-09.csv");
        Ledger ledger = file.ledger();
        assertEquals(new RowCount(250, 250, 0), file.rows());
        assertEquals(240, file.transactions().size());
        assertMoney("10138.783", ledger.cash());
        assertMoney("385.277", ledger.fees());
        assertMoney("-6707.8", ledger.profit());
        assertMoney(
                "16839.083",
                ledger.closings().stream()
                        .filter(closing -> !closing.known())
                        .map(Closing::proceeds)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(8, removals(file, "assignment"));
        assertEquals(List.of(), ledger.holdings());
        assertEquals(
                List.of(
                        "BB 100 0",
                        "CLF 200 0",
                        "CLF   210723C00023000 -4 0",
                        "CLF   220121C00024000 2 0",
                        "CLNE 100 0",
                        "PLTR 300 0",
                        "PLTR  210820P00025000 -1 0",
                        "SPRT 294 0",
                        "UWMC 200 0"),
                ledger.opening().stream().map(TastytradeTest::line).toList());
        assertTrue(
                ledger.findings().getFirst().startsWith("CLNE  210716C00014000: 1 removed by expiration on line 241"));
        assertMoney("-8946.29", profit(ledger, "GREE"));
        assertMoney("-445.981", profit(ledger, "HIMS"));
        assertMoney("135.924", profit(ledger, "PLTR"));
        assertMoney("-680.124", profit(ledger, "SPYG"));
        assertEquals(List.of(), file.reconciliation().differences());
        assertCashIsProfitLessCost(ledger);
    }

    /**
     * Six puts on SPRT, sold for 3,360 less 6.822, become GREE1 and are assigned: 66 shares for 13,200 and 5, of which the
     * premium comes off; the half shares' cash, 6 × 14.32, comes twelve days later.
     */
    @Test
    void theMergerOfSprtKeepsTheCost() {
        BrokerFile file = SharedTrades.read("tastytrade/2021-07_to_2022-09.csv");
        Conversion merger = conversions(file).stream()
                .filter(change -> change.kind().equals("merger"))
                .findFirst()
                .orElseThrow();
        assertEquals("SPRT  210917P00022000", merger.from().symbol());
        assertEquals("GREE1 210917P00022000", merger.to().symbol());
        Removal assigned = file.transactions().stream()
                .filter(Removal.class::isInstance)
                .map(Removal.class::cast)
                .filter(removal -> removal.option().symbol().equals("GREE1 210917P00022000"))
                .findFirst()
                .orElseThrow();
        double shares =
                Assets.contract(assigned.option()).orElseThrow().deliverable().shares();
        assertEquals(6 * shares, assigned.delivery().orElseThrow().quantity().doubleValue());
        BigDecimal cost = file.ledger().closings().stream()
                .filter(closing -> closing.asset().symbol().equals("GREE")
                        && closing.time().toString().startsWith("2021-09-23"))
                .map(Closing::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertMoney("9851.822", cost);
        CashFlow late = file.transactions().stream()
                .filter(CashFlow.class::isInstance)
                .map(CashFlow.class::cast)
                .filter(flow -> flow.reason() == Reason.CASH_IN_LIEU)
                .findFirst()
                .orElseThrow();
        assertMoney("85.92", late.booking().cash());
    }

    /** VIAC became PARA. */
    @Test
    void aChangeOfSymbolKeepsTheCost() {
        BrokerFile file = SharedTrades.read("tastytrade/2021-07_to_2022-09.csv");
        assertEquals(
                List.of("SPRT  210917P00022000", "VIAC  220401P00029000"),
                conversions(file).stream().map(change -> change.from().symbol()).toList());
        // 520 − 2.274 of premium, 440 + 1.26 to buy them back.
        assertMoney("76.466", profit(file.ledger(), "PARA"));
        assertMoney("0", profit(file.ledger(), "VIAC"));
    }

    /** Trades, endings, conversions and late cash in lieu = results less the cost of what is open. */
    private static void assertCashIsProfitLessCost(Ledger ledger) {
        BigDecimal cash = ledger.transactions().stream()
                .filter(transaction -> !(transaction instanceof CashFlow flow) || flow.reason() == Reason.CASH_IN_LIEU)
                .map(transaction -> transaction.booking().cash())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal unknown = ledger.closings().stream()
                .filter(closing -> !closing.known())
                .map(closing -> closing.proceeds().subtract(closing.cost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cost = ledger.holdings().stream().map(Holding::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertMoney(cash.toPlainString(), ledger.profit().add(unknown).subtract(cost));
    }

    private static long removals(BrokerFile file, String kind) {
        return file.transactions().stream()
                .filter(transaction -> transaction.kind().equals(kind))
                .count();
    }

    private static List<Conversion> conversions(BrokerFile file) {
        Stream<Transaction> all = file.transactions().stream();
        return all.filter(Conversion.class::isInstance)
                .map(Conversion.class::cast)
                .toList();
    }

    private static BigDecimal profit(Ledger ledger, String underlying) {
        return ledger.closings().stream()
                .filter(closing -> closing.asset().underlying().equals(underlying))
                .flatMap(closing -> closing.profit().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String line(Holding holding) {
        return holding.asset().symbol() + " "
                + Decimals.exact(holding.quantity()).toPlainString() + " "
                + Decimals.exact(holding.cost()).toPlainString();
    }

    private static void assertMoney(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), () -> "expected " + expected + ", got " + actual);
    }

    private static BrokerFile read(String text) {
        InputText input = InputText.of("history.csv", text.getBytes(StandardCharsets.UTF_8));
        return BrokerFile.LAYOUTS.of(input).orElseThrow().read(input, ImportHints.NONE);
    }
}
