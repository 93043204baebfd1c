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

    /**
     * A week of a life with a dividend in it is a yield of a hundred per cent and more a year: a call in the money is then
     * worth no less than exercise now, a put no less than the forward says.
     */
    @Test
    void lastWeekWithADividendStaysWithinItsBounds() {
        LocalDate exDate = LocalDate.of(2025, 9, 26);
        MarketSnapshot market = Markets.market(new UnderlyingMarket(
                "AAA",
                SPOT,
                new Carry(0, RateCurve.flat(0), List.of(new CashDividend(exDate, DIVIDEND))),
                1,
                "",
                Map.of(),
                PriceHistory.none()));
        KernelTerms terms = new KernelTerms(market.underlyings().get("AAA"), market);
        OptionTerms call = terms.of(Markets.option("AAA", OptionType.CALL, 90, exDate, ExerciseStyle.AMERICAN));
        OptionTerms put = terms.of(Markets.option("AAA", OptionType.PUT, 110, exDate, ExerciseStyle.AMERICAN));
        assertTrue(call.dividendYield() > 4, call::toString);
        assertEquals(
                10, PRICER.greeks(List.of(call.withVolatility(0.3))).getFirst().price(), 1e-4);
        // Two days at 4 % on the strike are worth 0.02: it is held until the share has lost its dividend.
        assertEquals(
                110 * Math.exp(-Markets.RATE * 2 / 365) - 100 + DIVIDEND * Math.exp(-Markets.RATE * 1.77 / 365),
                PRICER.greeks(List.of(put.withVolatility(0.3))).getFirst().price(),
                1e-2);
    }

    private static double price(OptionType type, LocalDate expiration, ExerciseStyle style) {
        OptionTerms terms = TERMS.of(Markets.option("AAA", type, 100, expiration, style));
        return PRICER.greeks(List.of(terms.withVolatility(0.3))).getFirst().price();
    }
}
