package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.ledger.Holding;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Made-up accounts in Schwab's layouts. */
class SchwabTest {
    private static final String TITLE =
            "\"Transactions  for account Individual ...123 as of 09/27/2020 22:00:00 ET\"\n";
    private static final String HEADER =
            "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n";

    private static final String ROWS = """
            "07/20/2020 as of 07/17/2020","Assigned","TSLA 07/17/2020 705.00 P","PUT TESLA","1","","",""
            "07/20/2020 as of 07/17/2020","Buy","TSLA","TESLA INC","100","$705.00","","-$70,500.00"
            "07/20/2020 as of 07/17/2020","Expired","TSLA 07/17/2020 690.00 P","PUT TESLA","1","","",""
            "07/15/2020","Margin Interest","","INTEREST","","","","-$1.04"
            "05/01/2020","Sell to Open","TSLA 07/17/2020 705.00 P","PUT TESLA","1","$101.20","$0.87","$10,119.13"
            "05/01/2020","Buy to Open","TSLA 07/17/2020 690.00 P","PUT TESLA","1","$93.66","$0.66","-$9,366.66"
            "04/30/2020","MoneyLink Transfer","","Tfr BANK","","","","$80000.00"
            """;

    private static final String TOTAL = "\"Transactions Total\",\"\",\"\",\"\",\"\",\"\",\"\",\"$10251.43\"\n";

    @Test
    void anAssignmentIsCountedOnce() {
        BrokerFile file = read(TITLE + HEADER + ROWS + TOTAL);
        assertEquals(new RowCount(8, 8, 0), file.rows());
        assertEquals(6, file.transactions().size());
        // The total that the file prints.
        assertMoney("10251.43", file.ledger().cash());
        assertMoney("1.53", file.ledger().fees());
        Holding shares = file.ledger().holdings().getFirst();
        assertEquals(1, file.ledger().holdings().size());
        assertEquals("Individual ...123", shares.account());
        assertMoney("100", shares.quantity());
        assertMoney("60380.87", shares.cost());
        assertMoney("-9366.66", file.ledger().profit());
        assertEquals(List.of(), file.reconciliation().differences());
        assertEquals(
                Optional.of(LocalDate.of(2020, 7, 17)),
                file.positions().getFirst().openDate());
    }

    /** Newer files have no title; older ones a comma at the end of every line. */
    @Test
    void readsTheLayoutsVariants() {
        String plain = HEADER + ROWS;
        assertEquals(
                read(plain).transactions(), read(plain.replace("\n", ",\n")).transactions());
        assertEquals("schwab", read(plain).transactions().getFirst().booking().account());
    }

    @Test
    void splitsKeepTheCost() {
        BrokerFile file = read(HEADER + """
                "08/31/2020","Stock Split","TSLA","TESLA INC","8","","",""
                "08/03/2020","Buy","TSLA","TESLA INC","2","$1,500.00","","-$3000.00"
                """);
        assertMoney("10", file.ledger().holdings().getFirst().quantity());
        assertMoney("3000", file.ledger().holdings().getFirst().cost());
        assertTrue(file.ledger().holdings().getFirst().costKnown());
        BrokerFile sold = read(HEADER + """
                "08/31/2020","Stock Split","TSLA","TESLA INC","-8","","",""
                "08/03/2020","Sell Short","TSLA","TESLA INC","2","$1,500.00","","$3000.00"
                """);
        assertMoney("-10", sold.ledger().holdings().getFirst().quantity());
        assertTrue(sold.ledger().holdings().getFirst().costKnown());
    }

    /** Two bought, three held before: twenty shares come of a split of five for one, and no column says that it was. */
    @Test
    void aSplitOfSharesHeldBeforeTheFileKeepsNoWrongCost() {
        BrokerFile file = read(HEADER + """
                "08/31/2020","Stock Split","TSLA","TESLA INC","20","","",""
                "08/03/2020","Buy","TSLA","TESLA INC","2","$1,500.00","","-$3000.00"
                """);
        assertMoney("22", file.ledger().holdings().getFirst().quantity());
        assertFalse(file.ledger().holdings().getFirst().costKnown());
        assertTrue(file.positions().getFirst().averagePrice().isEmpty());
        assertTrue(
                file.notes().stream().anyMatch(note -> note.contains("2020-08-31") && note.contains("TSLA")),
                file.notes()::toString);
    }

    /** Later sales tell how many there were: five, of which two at a known cost. */
    @Test
    void salesAfterASplitTellWhatWasHeldBeforeIt() {
        BrokerFile file = read(HEADER + """
                "09/02/2020","Sell","TSLA","TESLA INC","24","$450.00","","$10800.00"
                "08/31/2020","Stock Split","TSLA","TESLA INC","20","","",""
                "08/03/2020","Buy","TSLA","TESLA INC","2","$1,500.00","","-$3000.00"
                """);
        assertMoney("2", file.ledger().opening().getFirst().quantity());
        assertFalse(file.ledger().closings().stream().anyMatch(closing -> closing.known()));
        BrokerFile whole = read(HEADER + """
                "09/02/2020","Sell","TSLA","TESLA INC","25","$450.00","","$11250.00"
                "08/31/2020","Stock Split","TSLA","TESLA INC","20","","",""
                "08/03/2020","Buy","TSLA","TESLA INC","2","$1,500.00","","-$3000.00"
                """);
        assertMoney("3", whole.ledger().opening().getFirst().quantity());
        // Two of five shares became ten, sold at 450.
        assertEquals(
                List.of("15 unknown", "10 1500"),
                whole.ledger().closings().stream()
                        .map(closing -> closing.quantity().stripTrailingZeros().toPlainString() + " "
                                + closing.profit()
                                        .map(profit ->
                                                profit.stripTrailingZeros().toPlainString())
                                        .orElse("unknown"))
                        .toList());
    }

    /** Three for one fits the numbers; the prices before and after say two for one, so as many were held before. */
    @Test
    void pricesTellWhereTheRatioCannotBeTheSplits() {
        String rows = """
                "09/01/2020","Buy","TSLA","TESLA INC","1","$%s","","-$100.00"
                "08/31/2020","Stock Split","TSLA","TESLA INC","200","","",""
                "08/28/2020","Buy","TSLA","TESLA INC","100","$1,500.00","","-$150000.00"
                """;
        assertTrue(read(HEADER + rows.formatted("490.00"))
                .ledger()
                .holdings()
                .getFirst()
                .costKnown());
        assertFalse(read(HEADER + rows.formatted("750.00"))
                .ledger()
                .holdings()
                .getFirst()
                .costKnown());
    }

    @Test
    void tellsWhatIsWrongWithARow() {
        BrokerFile file = read(HEADER + """
                "20/07/2020","Buy","","TESLA INC","0","$1,500.00","","lots"
                "07/01/2020","Spin-off","TSLA","TESLA INC","1","","",""
                """);
        assertEquals(new RowCount(2, 0, 2), file.rows());
        assertEquals(
                List.of("2 Symbol", "2 Quantity", "2 Date", "2 Amount", "3 Action"),
                file.rejects().stream()
                        .map(problem -> problem.line() + " " + problem.column())
                        .toList());
    }

    @Test
    void readsPositions() {
        BrokerFile file = read("""
                "Positions for account Individual ...123 as of 12:33 PM ET, 2025/05/04","","","","","",""

                "Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type",
                "NVDA","NVIDIA CORP","1,200","180","$216,000.00","$120,000.00","Equity",
                "BRK/B","BERKSHIRE HATHAWAY","10","400","$4,000.00","--","Equity",
                "AAPL 12/19/2025 150.00 C","CALL AAPL","-5","2","-$1,000.00","-$900.00","Option",
                "Cash & Cash Investments","--","--","--","$1,234.56","--","Cash and Money Market",
                "Account Total","--","--","--","$220,234.56","--","--",
                """);
        assertEquals(new RowCount(5, 5, 0), file.rows());
        assertEquals(
                List.of("NVDA 1200.0 100.0", "BRK/B 10.0 NaN", "AAPL  251219C00150000 -5.0 1.8"),
                file.positions().stream()
                        .map(position -> position.instrument().symbol() + " " + position.quantity() + " "
                                + position.averagePrice().orElse(Double.NaN))
                        .toList());
        assertMoney("1234.56", file.statement().cash().getFirst().closing().orElseThrow());
    }

    private static void assertMoney(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), () -> "expected " + expected + ", got " + actual);
    }

    private static BrokerFile read(String text) {
        InputText input = InputText.of("schwab.csv", text.getBytes(StandardCharsets.UTF_8));
        return BrokerFile.LAYOUTS.of(input).orElseThrow().read(input, ImportHints.NONE);
    }
}
