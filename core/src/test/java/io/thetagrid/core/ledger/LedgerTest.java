package io.thetagrid.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.ledger.Reconciliation.Line;
import io.thetagrid.core.ledger.Reconciliation.Measure;
import io.thetagrid.core.ledger.Statement.StatedCash;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Change;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Delivery;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.Ending;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Side;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Asset SHARES = Asset.of(new Equity("X"));
    private static final Asset OTHER = Asset.of(new Equity("Y"));
    private static final Asset PUT = option("X250221P00050000");
    private static final Asset CALL = option("X250221C00060000");
    private static final String ACCOUNT = "main";

    private int minute;

    @Test
    void closesTheOldestLotFirst() {
        Ledger ledger = Ledger.replay(List.of(
                trade(SHARES, 100, "-1000", Effect.OPENING),
                trade(SHARES, 100, "-1200", Effect.OPENING),
                trade(SHARES, -150, "1800", Effect.CLOSING)));
        // 1,200 of the proceeds against the first hundred, 600 against half of the second.
        assertEquals(List.of("200", "0"), profits(ledger));
        assertHeld(ledger, SHARES, "50", "600", true);
        assertReconciles(ledger);
    }

    /** The put's premium of 300 lowers what the assigned shares cost; nothing is realised before they are sold. */
    @Test
    void assignmentMovesThePremiumIntoTheShares() {
        Ledger ledger = Ledger.replay(List.of(
                trade(PUT, -1, "300", Effect.OPENING),
                new Removal(
                        booking("-5005", "5"),
                        Ending.ASSIGNMENT,
                        PUT,
                        number("1"),
                        Side.SHORT,
                        Optional.of(new Delivery(SHARES, number("100"), Effect.OPENING)))));
        assertEquals(List.of(), profits(ledger));
        assertHeld(ledger, SHARES, "100", "4705", true);
        assertEquals(1, ledger.holdings().size());
        assertReconciles(ledger);
    }

    /** A covered call's premium raises what the shares bring. */
    @Test
    void assignmentOfACallSellsTheShares() {
        Ledger ledger = Ledger.replay(List.of(
                trade(SHARES, 100, "-5000", Effect.OPENING),
                trade(CALL, -1, "200", Effect.OPENING),
                new Removal(
                        booking("6000", "0"),
                        Ending.ASSIGNMENT,
                        CALL,
                        number("1"),
                        Side.SHORT,
                        Optional.of(new Delivery(SHARES, number("-100"), Effect.CLOSING)))));
        assertEquals(List.of("1200"), profits(ledger));
        assertTrue(ledger.holdings().isEmpty());
        assertReconciles(ledger);
    }

    @Test
    void exerciseAddsThePremiumPaid() {
        Ledger ledger = Ledger.replay(List.of(
                trade(CALL, 2, "-400", Effect.OPENING),
                new Removal(
                        booking("-12000", "0"),
                        Ending.EXERCISE,
                        CALL,
                        number("2"),
                        Side.LONG,
                        Optional.of(new Delivery(SHARES, number("200"), Effect.OPENING)))));
        assertHeld(ledger, SHARES, "200", "12400", true);
        assertReconciles(ledger);
    }

    @Test
    void expirationRealisesThePremium() {
        Ledger ledger = Ledger.replay(List.of(
                trade(PUT, -3, "900", Effect.OPENING),
                trade(CALL, 1, "-50", Effect.OPENING),
                expired(PUT, 3),
                expired(CALL, 1)));
        assertEquals(List.of("900", "-50"), profits(ledger));
        assertReconciles(ledger);
    }

    /** What is closed without having been opened was there before: its proceeds are no profit. */
    @Test
    void whatWasOpenedBeforeTheFileHasNoProfit() {
        Ledger ledger = Ledger.replay(List.of(
                trade(SHARES, 50, "-500", Effect.OPENING),
                trade(SHARES, -60, "660", Effect.CLOSING),
                trade(SHARES, -40, "480", Effect.CLOSING),
                expired(CALL, 2)));
        assertEquals("50", ledger.opening().getFirst().quantity().toPlainString());
        // The fifty from before are the oldest: 50 of the first sale are theirs, 10 and 40 the known lot's.
        assertEquals(List.of("", "10", "80"), profits(ledger));
        assertTrue(ledger.holdings().isEmpty());
        assertTrue(ledger.findings().getFirst().contains("long or short unknown"));
        assertReconciles(ledger);
    }

    /** Sold, then bought, each to close: neither lot was opened in the file, so neither profit is known. */
    @Test
    void aHistoryThatContradictsItselfMakesNoProfitUp() {
        Ledger ledger = Ledger.replay(
                List.of(trade(SHARES, -5, "50", Effect.CLOSING), trade(SHARES, 5, "-40", Effect.CLOSING)));
        assertEquals(List.of("", ""), profits(ledger));
        assertTrue(ledger.holdings().isEmpty());
        assertReconciles(ledger);
    }

    @Test
    void costsFollowAReverseSplitAndAMerger() {
        Ledger ledger = Ledger.replay(List.of(
                trade(SHARES, 80, "-400", Effect.OPENING),
                trade(SHARES, 80, "-480", Effect.OPENING),
                new Conversion(booking("0", "0"), Change.REVERSE_SPLIT, SHARES, number("-160"), SHARES, number("20")),
                new Conversion(booking("3", "0"), Change.MERGER, SHARES, number("-20"), OTHER, number("10")),
                trade(OTHER, -5, "450", Effect.CLOSING)));
        // Half of the ten: the first lot, 400 less half of the 3 paid for fractions.
        assertEquals(List.of("51.5"), profits(ledger));
        assertHeld(ledger, OTHER, "5", "478.5", true);
        assertReconciles(ledger);
    }

    @Test
    void cashInLieuIsRealised() {
        Ledger ledger =
                Ledger.replay(List.of(new CashFlow(booking("85.92", "0"), Reason.CASH_IN_LIEU, Optional.of(SHARES))));
        assertEquals(List.of("85.92"), profits(ledger));
        assertReconciles(ledger);
    }

    @Test
    void aTransferredPositionHasNoProfit() {
        Ledger ledger = Ledger.replay(List.of(
                new PositionTransfer(booking("0", "0"), SHARES, number("10")),
                trade(SHARES, -10, "100", Effect.CLOSING)));
        assertEquals(List.of(""), profits(ledger));
        assertReconciles(ledger);
    }

    @Test
    void listsEveryDifferenceFromTheStatement() {
        Ledger ledger = Ledger.replay(List.of(trade(SHARES, 10, "-100", Effect.OPENING)));
        Statement statement = new Statement(
                Optional.of(List.of(stated(SHARES, "9"), stated(OTHER, "1"))),
                List.of(new StatedCash(ACCOUNT, "USD", Optional.of(number("1000")), Optional.of(number("899.99")))));
        assertEquals(
                List.of("QUANTITY X -1", "QUANTITY Y 1", "CASH main -0.01"),
                Reconciliation.of(ledger, statement).differences().stream()
                        .map(line -> line.measure() + " " + line.name() + " " + line.difference())
                        .toList());
    }

    /** The identity holds for whatever is traded: cash of trades = results less cost of what is open, to the last digit. */
    @Property(tries = 300)
    void everyHistoryReconciles(@ForAll("histories") List<Transaction> history) {
        Ledger ledger = Ledger.replay(history);
        assertReconciles(ledger);
        BigDecimal results = ledger.closings().stream().map(Closing::result).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal costs = ledger.holdings().stream().map(Holding::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, ledger.cash().compareTo(results.subtract(costs)));
        ledger.holdings()
                .forEach(holding -> assertTrue(
                        holding.lots().stream().noneMatch(lot -> lot.quantity().signum() == 0)));
    }

    @Provide
    Arbitrary<List<Transaction>> histories() {
        Arbitrary<Transaction> trades = Combinators.combine(
                        Arbitraries.of(SHARES, OTHER, PUT),
                        Arbitraries.integers().between(-7, 7).filter(quantity -> quantity != 0),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-999.99"), new BigDecimal("999.99"))
                                .ofScale(3),
                        Arbitraries.of(Effect.class))
                .as((asset, quantity, cash, effect) -> trade(asset, quantity, cash.toPlainString(), effect));
        Arbitrary<Transaction> assignments = Arbitraries.integers()
                .between(1, 3)
                .map(contracts -> new Removal(
                        booking("-100.01", "0.01"),
                        Ending.ASSIGNMENT,
                        PUT,
                        BigDecimal.valueOf(contracts),
                        Side.SHORT,
                        Optional.of(new Delivery(SHARES, BigDecimal.valueOf(3L * contracts), Effect.NETTING))));
        return Arbitraries.frequencyOf(Tuple.of(5, trades), Tuple.of(1, assignments))
                .list()
                .ofMaxSize(30);
    }

    private static void assertReconciles(Ledger ledger) {
        List<Line> differences = Reconciliation.of(ledger, Statement.NONE).differences();
        assertEquals(List.of(), differences);
        assertTrue(ledger.transactions().isEmpty()
                || Reconciliation.of(ledger, Statement.NONE).lines().stream()
                        .anyMatch(line -> line.measure() == Measure.CASH));
    }

    private static void assertHeld(Ledger ledger, Asset asset, String quantity, String cost, boolean known) {
        Holding holding = ledger.holdings().stream()
                .filter(held -> held.asset().equals(asset))
                .findFirst()
                .orElseThrow();
        assertEquals(0, number(quantity).compareTo(holding.quantity()), holding::toString);
        assertEquals(0, number(cost).compareTo(holding.cost()), holding::toString);
        assertEquals(known, holding.costKnown());
    }

    /** Of each closing; empty where it is not known. */
    private static List<String> profits(Ledger ledger) {
        return ledger.closings().stream()
                .map(closing -> closing.profit()
                        .map(profit -> profit.signum() == 0
                                ? "0"
                                : profit.stripTrailingZeros().toPlainString())
                        .orElse(""))
                .toList();
    }

    private static StatedPosition stated(Asset asset, String quantity) {
        return new StatedPosition(ACCOUNT, "USD", asset, number(quantity), Optional.empty(), Optional.empty());
    }

    private Transaction trade(Asset asset, int quantity, String cash, Effect effect) {
        return new Trade(booking(cash, "0"), asset, BigDecimal.valueOf(quantity), Optional.empty(), effect);
    }

    private Transaction expired(Asset option, int contracts) {
        return new Removal(
                booking("0", "0"),
                Ending.EXPIRATION,
                option,
                BigDecimal.valueOf(contracts),
                Side.HELD,
                Optional.empty());
    }

    private Booking booking(String cash, String fees) {
        minute++;
        return new Booking(
                ACCOUNT,
                Instant.ofEpochSecond(60L * minute),
                "USD",
                number(cash),
                number(fees),
                List.of((long) minute),
                "");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Asset option(String symbol) {
        return Asset.of(
                ContractTerms.contractOf(OsiSymbol.parse(symbol).orElseThrow()).orElseThrow());
    }
}
