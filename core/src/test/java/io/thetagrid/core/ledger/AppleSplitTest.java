package io.thetagrid.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.io.price.FactorFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.ledger.Transaction.Change;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.Trade;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.Split;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Apple's seven-for-one split, effective Monday 9 June 2014: what one share, one option and one quote were on Friday, seven
 * are on Monday, at a seventh of the strike to the cent [OCC: whole splits multiply the contracts].
 */
class AppleSplitTest {
    private static final LocalDate FRIDAY = LocalDate.of(2014, 6, 6);
    private static final LocalDate MONDAY = LocalDate.of(2014, 6, 9);
    private static final int RATIO = 7;

    /** The market itself moved by 1.6 % over the weekend. */
    private static final double WEEKEND = 93.70 * RATIO / 645.57;

    private final Path data = Path.of(System.getProperty("test.shared", "absent"), "data");

    @Test
    void pricesDoNotJump() {
        PriceHistory traded = PriceFile.read(shared("prices/lean_daily/aapl.zip"), "aapl.zip", ImportHints.NONE)
                .history("AAPL", Adjustment.NONE)
                .orElseThrow();
        assertEquals(645.57, traded.closes().get(FRIDAY));
        assertEquals(93.70, traded.closes().get(MONDAY));
        FactorFile factors = FactorFile.read(shared("prices/lean_factor_files/aapl.csv"), "aapl.csv", ImportHints.NONE);
        assertTrue(factors.factors().splits().contains(new Split(MONDAY, RATIO)));
        PriceHistory adjusted = factors.factors().adjusted(traded, Adjustment.SPLITS);
        // The factors have six digits.
        assertEquals(WEEKEND, adjusted.closes().get(MONDAY) / adjusted.closes().get(FRIDAY), 1e-5);
    }

    @Test
    void aPositionKeepsItsCostAndItsValue() {
        Map<LocalDate, OptionChain> chains = chains();
        OptionContract before = put(645);
        OptionContract after = put(92.14);
        Ledger ledger = Ledger.replay(List.of(
                trade(Asset.of(new Equity("AAPL")), "100", "-64557"),
                trade(Asset.of(before), "-1", "1030"),
                split(Asset.of(new Equity("AAPL")), "100", Asset.of(new Equity("AAPL"))),
                split(Asset.of(before), "-1", Asset.of(after))));
        Map<String, BigDecimal> quantities = ledger.holdings().stream()
                .collect(Collectors.toMap(each -> each.asset().symbol(), Holding::quantity));
        assertEquals(Map.of("AAPL", new BigDecimal(700), after.symbol(), new BigDecimal(-RATIO)), quantities);
        BigDecimal cost = ledger.holdings().stream().map(Holding::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, cost.compareTo(new BigDecimal(64557 - 1030)));
        assertEquals(List.of(), ledger.closings());
        // A put at the money has a delta near -0.5: over the weekend it lost half of what the share gained, per share.
        double gain = 645.57 * (WEEKEND - 1);
        double lost = mid(chains, FRIDAY, before) - RATIO * mid(chains, MONDAY, after);
        assertTrue(lost > 0.2 * gain && lost < 0.8 * gain, () -> "the put lost " + lost + " a share of old");
    }

    private Map<LocalDate, OptionChain> chains() {
        Path zip = shared("options/lean/option/usa/daily/aapl_2014_quote_american.zip");
        return ChainFile.read(zip, "aapl.zip", ImportHints.NONE).chains().stream()
                .collect(Collectors.toMap(chain -> NyseCalendar.date(chain.asOf()), chain -> chain));
    }

    private static double mid(Map<LocalDate, OptionChain> chains, LocalDate date, OptionContract contract) {
        OptionQuote quote = chains.get(date).quotes().get(contract);
        assertTrue(quote != null && quote.bid() > 0, () -> contract + " of " + date);
        return quote.mid();
    }

    private static OptionContract put(double strike) {
        return ContractTerms.ofRoot("AAPL")
                .orElseThrow()
                .contract(new OsiSymbol("AAPL", LocalDate.of(2014, 6, 21), OptionType.PUT, strike));
    }

    private static Trade trade(Asset asset, String quantity, String cash) {
        return new Trade(booking(FRIDAY, cash), asset, new BigDecimal(quantity), Optional.empty(), Effect.OPENING);
    }

    private static Conversion split(Asset from, String quantity, Asset to) {
        BigDecimal out = new BigDecimal(quantity);
        return new Conversion(
                booking(MONDAY, "0"), Change.SPLIT, from, out.negate(), to, out.multiply(new BigDecimal(RATIO)));
    }

    private static Booking booking(LocalDate date, String cash) {
        Instant time = NyseCalendar.at(date, NyseCalendar.OPEN);
        return new Booking("main", time, "USD", new BigDecimal(cash), BigDecimal.ZERO, List.of(1L), "");
    }

    private Path shared(String name) {
        Path path = data.resolve(name);
        assumeTrue(Files.exists(path), "needs the files beside the project");
        return path;
    }
}
