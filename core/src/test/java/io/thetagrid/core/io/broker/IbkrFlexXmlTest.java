package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.ledger.Holding;
import io.thetagrid.core.ledger.Reconciliation;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Removal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbkrFlexXmlTest {
    private static final String OPTION =
            "accountId='U1' currency='USD' assetCategory='OPT' symbol='AB    250117P00050000' "
                    + "underlyingSymbol='AB' strike='50' expiry='20250117' putCall='P' multiplier='100' ";
    private static final String SHARES =
            "accountId='U1' currency='USD' assetCategory='STK' symbol='AB' multiplier='1' ";

    /** Brokers' books overlap: the option's removal, the shares and both again as option events are one assignment. */
    @Test
    void anAssignmentInBothSectionsIsCountedOnce() {
        BrokerFile file = read("<Trades>"
                + "<Trade " + OPTION + "dateTime='20250110;101500' quantity='-2' tradePrice='1.5' proceeds='300' "
                + "ibCommission='-1.3' netCash='298.7' openCloseIndicator='O'/>"
                + "<Trade " + OPTION
                + "dateTime='20250117;162000' quantity='2' tradePrice='0' proceeds='0' netCash='0' "
                + "openCloseIndicator='C' notes='A'/>"
                + "<Trade " + SHARES + "dateTime='20250117;162000' quantity='200' tradePrice='50' proceeds='-10000' "
                + "netCash='-10000' openCloseIndicator='O' notes='A'/>"
                + "</Trades><OptionEAE>"
                + "<OptionEAE " + OPTION
                + "date='2025-01-17' transactionType='Assignment' quantity='2' tradePrice='0'/>"
                + "<OptionEAE " + SHARES + "date='2025-01-17' transactionType='Buy' quantity='200' tradePrice='50' "
                + "proceeds='-10000'/>"
                + "</OptionEAE>"
                + "<OpenPositions><OpenPosition " + SHARES + "levelOfDetail='SUMMARY' position='200' "
                + "costBasisMoney='9701.3'/><OpenPosition " + SHARES + "levelOfDetail='LOT' position='200' "
                + "costBasisMoney='9701.3'/></OpenPositions>"
                + "<CashReport><CashReportCurrency accountId='U1' currency='USD' startingCash='20000' "
                + "endingCash='10298.7'/></CashReport>");
        assertEquals(new RowCount(8, 8, 0), file.rows());
        assertEquals(2, file.transactions().size());
        assertTrue(file.transactions().getLast() instanceof Removal);
        Holding shares = file.ledger().holdings().getFirst();
        assertMoney("200", shares.quantity());
        assertMoney("9701.3", shares.cost());
        assertEquals(List.of(), file.reconciliation().differences());
        assertEquals(1, file.positions().size());
        assertEquals(48.5065, file.positions().getFirst().averagePrice().getAsDouble(), 1e-12);
    }

    /** Without a Trades section the option events alone tell it. */
    @Test
    void optionEventsAloneAreRead() {
        BrokerFile file = read("<OptionEAE " + OPTION
                + "date='20250117' transactionType='Assignment' quantity='2' tradePrice='0'/>"
                + "<OptionEAE " + SHARES + "date='20250117' transactionType='Buy' quantity='200' tradePrice='50' "
                + "proceeds='-10000'/>");
        assertEquals(1, file.transactions().size());
        assertMoney("-10000", file.ledger().cash());
        assertMoney("200", file.ledger().holdings().getFirst().quantity());
        assertMoney("-2", file.ledger().opening().getFirst().quantity());
    }

    /** USO1 delivers twelve shares and cash for half of one. */
    @Test
    void adjustedOptionsDeliverWholeShares() {
        String put = OPTION.replace("AB    250117P00050000", "USO1  200717P00002000")
                .replace("'AB'", "'USO'")
                .replace("strike='50' expiry='20250117'", "strike='2' expiry='20200717'");
        BrokerFile file = read("<Trade " + put + "dateTime='20200717;162000' quantity='3' tradePrice='0' notes='A'/>"
                + "<Trade " + SHARES.replace("'AB'", "'USO'")
                + "dateTime='20200717;162000' quantity='36' tradePrice='16.6667' proceeds='-600' notes='A'/>");
        assertEquals(1, file.transactions().size());
        assertMoney("36", file.ledger().holdings().getFirst().quantity());
    }

    /** An order sums up its executions. */
    @Test
    void ordersAreCountedOnlyWithoutTheirExecutions() {
        String trade =
                SHARES + "tradeDate='2025-01-10' tradeTime='10:15:00' quantity='10' tradePrice='5' proceeds='-50' ";
        assertMoney(
                "-50",
                read("<Trade " + trade + "ibOrderID='7'/><Order " + trade + "ibOrderID='7'/>")
                        .ledger()
                        .cash());
        assertMoney(
                "-100",
                read("<Trade " + trade + "ibOrderID='7'/><Order " + trade + "ibOrderID='8'/>")
                        .ledger()
                        .cash());
    }

    /** A query need not ask for the orders' numbers. */
    @Test
    void ordersAreCountedOnceWhereExecutionsHaveNoNumber() {
        String trade = SHARES + "tradeDate='2025-01-10' tradeTime='10:15:00' tradePrice='5' ";
        String both = "<Order " + trade + "quantity='10' proceeds='-50' ibOrderID='7'/>" + "<Trade " + trade
                + "quantity='4' proceeds='-20'/><Trade " + trade + "quantity='6' proceeds='-30'/>";
        assertMoney("-50", read(both).ledger().cash());
        assertMoney(
                "10",
                read(both.replace("ibOrderID='7'", ""))
                        .ledger()
                        .holdings()
                        .getFirst()
                        .quantity());
        assertMoney(
                "-50",
                read("<Order " + trade + "quantity='10' proceeds='-50'/>")
                        .ledger()
                        .cash());
    }

    /** Sold in the morning, expired worthless in the afternoon: as many contracts, of one day, and yet two events. */
    @Test
    void anOptionThatExpiresOnTheDayItWasSoldIsGone() {
        String sale = "<Trade " + OPTION + "dateTime='20250117;101500' quantity='-2' tradePrice='1.5' proceeds='300' "
                + "netCash='298.7' openCloseIndicator='O'/>";
        String expiration =
                "<OptionEAE " + OPTION + "date='2025-01-17' transactionType='Expiration' quantity='2' tradePrice='0'/>";
        BrokerFile file = read(sale + expiration);
        assertEquals(List.of(), file.ledger().holdings());
        assertMoney("298.7", file.ledger().profit());
        BrokerFile both = read(sale + "<Trade " + OPTION
                + "dateTime='20250117;162000' quantity='2' tradePrice='0' proceeds='0' notes='Ep'/>" + expiration);
        assertEquals(2, both.transactions().size());
        assertEquals(List.of(), both.ledger().holdings());
    }

    /** A query broken out by days states all positions and cash once a day. */
    @Test
    void statementsOfSeveralDaysAreOne() {
        String first = "<FlexStatement accountId='U1' fromDate='20250102' toDate='20250102'><Trade " + SHARES
                + "tradeDate='20250102' quantity='100' tradePrice='200' proceeds='-20000'/><OpenPositions><OpenPosition "
                + SHARES + "position='100' costBasisMoney='20000'/></OpenPositions><CashReportCurrency accountId='U1' "
                + "currency='USD' startingCash='50000' endingCash='30000'/></FlexStatement>";
        String second = "<FlexStatement accountId='U1' fromDate='20250103' toDate='20250103'><Trade " + SHARES
                + "tradeDate='20250103' quantity='50' tradePrice='210' proceeds='-10500'/><OpenPositions><OpenPosition "
                + SHARES + "position='150' costBasisMoney='30500'/></OpenPositions><CashReportCurrency accountId='U1' "
                + "currency='USD' startingCash='30000' endingCash='19500'/></FlexStatement>";
        for (String document : List.of(first + second, second + first)) {
            BrokerFile file = read(document);
            assertEquals(new RowCount(6, 6, 0), file.rows());
            assertEquals(1, file.positions().size());
            assertEquals(150, file.positions().getFirst().quantity());
            assertEquals(List.of(), file.reconciliation().differences());
        }
        String other = second.replace("'U1'", "'U2'");
        assertEquals(2, read(first + other).positions().size());
        String closed = "<FlexStatement accountId='U1' toDate='20250106'><OpenPositions/></FlexStatement>";
        assertEquals(List.of(), read(first + closed).positions());
    }

    private static final String NUMBERED = "<Trade " + SHARES
            + "dateTime='20250120;101500' quantity='100' tradePrice='200' proceeds='-20000' ibCommission='-1' "
            + "tradeID='7' transactionID='9007'/>";

    private static final String DIVIDEND =
            "<CashTransaction " + SHARES + "type='Dividends' amount='30' dateTime='20250125' transactionID='9008'/>";

    /** January by itself and within the quarter: its trades, dividends and splits happened once. */
    @Test
    void overlappingStatementsCountNothingTwice() {
        String events = NUMBERED + DIVIDEND
                + "<CorporateAction " + SHARES + "type='FS' quantity='100' description='AB SPLIT 2 FOR 1' "
                + "dateTime='20250128;202500' transactionID='9009'/>";
        String january = "<FlexStatement accountId='U1' fromDate='20250101' toDate='20250131'>" + events
                + "<CashReportCurrency accountId='U1' currency='USD' startingCash='50000' endingCash='30029'/>"
                + "</FlexStatement>";
        String quarter = "<FlexStatement accountId='U1' fromDate='20241001' toDate='20250331'>"
                + "<CashTransaction accountId='U1' currency='USD' type='Deposits/Withdrawals' amount='1000' "
                + "dateTime='20241105' transactionID='8000'/>" + events
                + "<OpenPositions><OpenPosition " + SHARES + "position='200' costBasisMoney='20001'/></OpenPositions>"
                + "<CashReportCurrency accountId='U1' currency='USD' startingCash='49000' endingCash='30029'/>"
                + "</FlexStatement>";
        for (String document : List.of(january + quarter, quarter + january)) {
            BrokerFile file = read(document);
            assertEquals(new RowCount(10, 10, 0), file.rows());
            assertEquals(4, file.transactions().size());
            assertMoney("200", file.ledger().holdings().getFirst().quantity());
            assertEquals(List.of(), file.reconciliation().differences());
            assertEquals(
                    List.of(
                            "repetitions left out: 1 CashTransaction, each counted once",
                            "repetitions left out: 1 CorporateAction, each counted once",
                            "repetitions left out: 1 Trade, each counted once"),
                    file.notes());
        }
    }

    @Test
    void whatIsPrintedTwiceUnderOneNumberIsCountedOnce() {
        assertMoney(
                "-19971",
                read(NUMBERED + NUMBERED + DIVIDEND + DIVIDEND).ledger().cash());
        BrokerFile corrected = read(NUMBERED + "\n" + NUMBERED.replace("ibCommission='-1'", "ibCommission='-2'"));
        assertMoney("-20001", corrected.ledger().cash());
        assertTrue(corrected.notes().contains("line 2: Trade 9007 is stated otherwise than on line 1, which counts"));
    }

    /** A cancellation takes back what it has the number of; so do not two accounts' trades of one number. */
    @Test
    void cancellationsAndOtherAccountsAreNoRepetitions() {
        String cancelled = NUMBERED.replace("quantity='100'", "quantity='-100'").replace("'-20000'", "'20000'");
        assertEquals(List.of(), read(NUMBERED + cancelled).ledger().holdings());
        assertEquals(
                2,
                read(NUMBERED + NUMBERED.replace("'U1'", "'U2'")).transactions().size());
    }

    /** Two fills of one second look the same; another statement's are the same. */
    @Test
    void withoutNumbersAStatementsOwnFillsAreAllCounted() {
        String fill = NUMBERED.replace("tradeID='7' transactionID='9007'", "").replace("accountId='U1' ", "");
        String two = "<FlexStatement accountId='U1' toDate='20250131'>" + fill + fill + "</FlexStatement>";
        assertMoney("200", read(two).ledger().holdings().getFirst().quantity());
        BrokerFile file = read(two
                + two.replace("0131", "0228")
                + two.replace("<FlexStatement accountId='U1'", "<FlexStatement accountId='U2'"));
        assertEquals(4, file.transactions().size());
        assertTrue(file.notes().contains("repetitions left out: 2 Trade, each counted once"));
    }

    /** Books value positions in dollars: a price of 200 euros is not one of 200 dollars. */
    @Test
    void positionsInOtherCurrenciesAreRefusedByName() {
        String euros = SHARES.replace("'USD'", "'EUR'");
        BrokerFile stated = read("<OpenPositions><OpenPosition " + euros + "position='5' costBasisMoney='400'/>"
                + "<OpenPosition " + SHARES.replace("'AB'", "'CD'") + "position='7' costBasisMoney='400'/>"
                + "</OpenPositions>");
        assertEquals(
                List.of("CD"),
                stated.positions().stream()
                        .map(position -> position.instrument().symbol())
                        .toList());
        assertEquals("5 AB", stated.endPositions().refused().getFirst().value());
        BrokerFile traded =
                read("<Trade " + euros + "tradeDate='20250102' quantity='5' tradePrice='80' proceeds='-400'/>");
        assertEquals(List.of(), traded.positions());
        assertEquals(1, traded.endPositions().refused().size());
    }

    /** Euros bought for dollars, the commission paid in francs: three sums, none of which the net cash of the line is. */
    @Test
    void anExchangeMovesEachCurrencyByItsOwn() {
        BrokerFile file = read("<Trade accountId='U1' currency='USD' assetCategory='CASH' symbol='EUR.USD' "
                + "dateTime='20250110;101500' quantity='1000' tradePrice='1.1' proceeds='-1100' ibCommission='-2' "
                + "ibCommissionCurrency='CHF' netCash='0'/>"
                + "<Trade " + SHARES.replace("'USD'", "'EUR'") + "dateTime='20250110;111500' quantity='5' "
                + "tradePrice='80' proceeds='-400' ibCommission='-3' ibCommissionCurrency='EUR' netCash='-403'/>");
        assertEquals(new RowCount(2, 2, 0), file.rows());
        assertEquals(
                List.of("CHF -2", "EUR 597", "USD -1100"),
                file.reconciliation().lines().stream()
                        .filter(line -> line.measure() == Reconciliation.Measure.CASH)
                        .map(line -> line.currency() + " " + line.flows().toPlainString())
                        .toList());
        assertMoney("5", file.ledger().fees());
    }

    /** A deposit of just what the day's commissions were is money all the same, and so is a dividend. */
    @Test
    void depositsAndDividendsRepeatNoTrade() {
        BrokerFile file = read("<Trade " + SHARES + "tradeDate='20250110' quantity='-5' tradePrice='80' "
                + "proceeds='400' ibCommission='-1'/>"
                + "<CashTransaction accountId='U1' currency='USD' type='Deposits/Withdrawals' amount='-1' "
                + "dateTime='20250110'/>"
                + "<CashTransaction " + SHARES + "type='Dividends' amount='400' dateTime='20250110'/>");
        assertMoney("798", file.ledger().cash());
    }

    /** A contract of ten shares is not one of a hundred. */
    @Test
    void optionsOfAnotherMultiplierAreKnownByNameOnly() {
        BrokerFile file = read("<OpenPositions><OpenPosition " + OPTION.replace("'100'", "'10'")
                + "position='-3' costBasisMoney='-90'/></OpenPositions>");
        assertEquals(List.of(), file.positions());
        assertEquals(
                "-3 AB    250117P00050000",
                file.endPositions().refused().getFirst().value());
    }

    @Test
    void readsSplitsMergersAndCash() {
        BrokerFile file = read("<Trade " + SHARES
                + "tradeDate='20250102' quantity='5' tradePrice='80' proceeds='-400'/>"
                + "<CorporateAction " + SHARES + "type='FS' quantity='15' description='AB(US1) SPLIT 4 FOR 1 (AB)' "
                + "dateTime='20250103;202500'/>"
                + "<CorporateAction " + SHARES + "type='TC' quantity='-20' dateTime='20250110;202500' actionID='9'/>"
                + "<CorporateAction " + SHARES.replace("'AB'", "'CD'")
                + "type='TC' quantity='10' dateTime='20250110;202500' actionID='9'/>"
                + "<CashTransaction accountId='U1' currency='EUR' type='Deposits/Withdrawals' amount='1,000.5' "
                + "dateTime='2025-01-02, 10:00:00'/>"
                + "<CashTransaction " + SHARES + "type='Withholding Tax' amount='-1.5' dateTime='2025-01-15'/>");
        assertEquals(new RowCount(6, 6, 0), file.rows());
        Holding held = file.ledger().holdings().getFirst();
        assertEquals("CD", held.asset().symbol());
        assertMoney("10", held.quantity());
        assertMoney("400", held.cost());
        assertEquals(
                List.of("split", "merger"),
                file.transactions().stream()
                        .filter(Conversion.class::isInstance)
                        .map(transaction -> transaction.kind())
                        .toList());
        assertEquals(List.of(), file.reconciliation().differences());
    }

    @Test
    void tellsWhatIsWrongWithAnElement() {
        BrokerFile file = read("<Trade " + SHARES + "tradeDate='2025-13-01' quantity='x' tradePrice='5'/>\n"
                + "<CorporateAction " + SHARES + "type='SO' quantity='1' dateTime='20250103'/>\n"
                + "<CorporateAction " + SHARES + "type='FS' quantity='1' dateTime='20250103'/>"
                + "<Surprise/>");
        assertEquals(new RowCount(3, 0, 3), file.rows());
        assertEquals(
                List.of("1 dateTime", "1 quantity", "2 type", "3 type"),
                file.rejects().stream()
                        .map(problem -> problem.line() + " " + problem.column())
                        .toList());
        assertTrue(file.notes().contains("elements not read: 1 Surprise"));
    }

    @TempDir
    private Path folder;

    /** Entities that refer to other files, or grow without bound, are refused with the document type that declares them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'SECRET'>]>",
                "<!DOCTYPE x SYSTEM 'SECRET'>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM 'SECRET'> %p;]>"
            })
    void refusesDocumentTypes(String type) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "<!ENTITY c 'hush'>");
        String text = type.replace("SECRET", secret.toUri().toString())
                + "<FlexQueryResponse><Trades x='&a;'>&a;&c;</Trades></FlexQueryResponse>";
        BadInputException refused = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(BadInputException.class, () -> parse(text)));
        assertTrue(!refused.getMessage().contains("hush"));
        assertTrue(refused.getMessage().contains("document type"), refused.getMessage());
    }

    @Test
    void saysWhereADocumentIsBroken() {
        BadInputException broken = assertThrows(
                BadInputException.class, () -> parse("<FlexQueryResponse>\n<Trades>\n</FlexQueryResponse>"));
        assertEquals(3, broken.problems().getFirst().line());
        String deep = "<FlexQueryResponse>" + "<a>".repeat(200_000);
        assertThrows(BadInputException.class, () -> parse(deep));
    }

    /** A made-up statement with contradictions: each is noted, none counted twice. */
    @Test
    void readsTheSampleStatement() {
        BrokerFile file = SharedTrades.read("ibkr/flex_activity_options_SYNTHETIC.xml");
        assertEquals(new RowCount(8, 8, 0), file.rows());
        // −550.65 + 648.70 + 0 − 628.25; commissions 0.65 + 1.30 + 3.25.
        assertMoney("-530.2", file.ledger().cash());
        assertMoney("5.2", file.ledger().fees());
        assertEquals(List.of(), file.reconciliation().differences());
        assertEquals(
                List.of("AAPL  250221C00180000 1", "TSLA  250221P00200000 -2"),
                file.ledger().holdings().stream()
                        .map(holding -> holding.asset().symbol() + " "
                                + holding.quantity().toPlainString())
                        .toList());
        String notes = String.join("\n", file.notes());
        for (String expected : List.of(
                "wrong sign for an assignment",
                "repeats the proceeds of the trade",
                "sum of that day's commissions",
                "5.5065 a share, not 5.506")) {
            assertTrue(notes.contains(expected), () -> expected + "\nnot in\n" + notes);
        }
    }

    @Test
    void readsBareElements() {
        BrokerFile file = SharedTrades.read("ibkr/flex_option_elements.xml");
        assertEquals(new RowCount(3, 3, 0), file.rows());
        assertMoney("-876.9314", file.ledger().cash());
        assertEquals(
                List.of("VXX   110805C00020000 -20", "VXX   110917C00005000 -3"),
                file.ledger().opening().stream()
                        .map(holding -> holding.asset().symbol() + " "
                                + holding.quantity().toPlainString())
                        .toList());
        assertEquals(
                "IWM   210319C00226000",
                file.positions().getFirst().instrument().symbol());
    }

    private static void assertMoney(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), () -> "expected " + expected + ", got " + actual);
    }

    private static BrokerFile read(String elements) {
        return parse("<FlexQueryResponse>" + elements.replace('\'', '"') + "</FlexQueryResponse>");
    }

    private static BrokerFile parse(String text) {
        InputText input = InputText.of("flex.xml", text.getBytes(StandardCharsets.UTF_8));
        return BrokerFile.LAYOUTS.of(input).orElseThrow().read(input, ImportHints.NONE);
    }
}
