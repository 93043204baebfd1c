package io.thetagrid.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dividends in cash as the kernels see them: a share at 100 that pays 2.50 on 3 November 2025. */
class KernelTermsTest {
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.STANDARD);
    private static final LocalDate BEFORE = LocalDate.of(2025, 10, 17);
    private static final LocalDate AFTER = LocalDate.of(2025, 12, 19);
    private static final double SPOT = 100;
    private static final double DIVIDEND = 2.5;

    /** Close of 24 September to the opening of 3 November: 39 days and 18.5 hours, the clocks having gone back. */
    private static final double EX_TIME = (39 + 18.5 / 24) / 365;

    /** To the close of 19 December: 86 days and an hour. */
    private static final double EXPIRY = (86 + 1.0 / 24) / 365;

    private static final MarketSnapshot MARKET = Markets.market(new UnderlyingMarket(
            "AAA",
            SPOT,
            new Carry(0.01, RateCurve.flat(0.02), List.of(new CashDividend(LocalDate.of(2025, 11, 3), DIVIDEND))),
            1,
            "",
            Map.of(),
            PriceHistory.none()));

    private static final KernelTerms TERMS =
            new KernelTerms(MARKET.underlyings().get("AAA"), MARKET);

    @Test
    void europeansKeepPutCallParityWithTheForward() {
        double net = Markets.RATE - 0.03;
        double forward = SPOT * Math.exp(net * EXPIRY) - DIVIDEND * Math.exp(net * (EXPIRY - EX_TIME));
        double call = price(OptionType.CALL, AFTER, ExerciseStyle.EUROPEAN);
        double put = price(OptionType.PUT, AFTER, ExerciseStyle.EUROPEAN);
        assertEquals(
                Math.exp(-Markets.RATE * EXPIRY) * (forward - 100), call - put, 1e-11); // prices of 8, a few roundings
    }

    @Test
    void expirationsBeforeTheExDateDoNotFeelIt() {
        double years = 23 / 365.0;
        double call = price(OptionType.CALL, BEFORE, ExerciseStyle.EUROPEAN);
        double put = price(OptionType.PUT, BEFORE, ExerciseStyle.EUROPEAN);
        assertEquals(100 * Math.exp(-0.03 * years) - 100 * Math.exp(-Markets.RATE * years), call - put, 1e-11);
    }

    @Test
    void americanCallsAreWorthMoreForTheDividendAndNeverLessThanEuropeans() {
        double american = price(OptionType.CALL, AFTER, ExerciseStyle.AMERICAN);
        assertTrue(american > price(OptionType.CALL, AFTER, ExerciseStyle.EUROPEAN) + 0.01);
    }

    private static double price(OptionType type, LocalDate expiration, ExerciseStyle style) {
        OptionTerms terms = TERMS.of(Markets.option("AAA", type, 100, expiration, style));
        return PRICER.greeks(List.of(terms.withVolatility(0.3))).getFirst().price();
    }
}
