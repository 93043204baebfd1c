package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CarryTest {
    /** Close of Friday 2026-01-02. */
    private static final Instant AS_OF = Instant.parse("2026-01-02T21:00:00Z");

    private static final RateCurve FIVE_PERCENT = RateCurve.flat(0.05);
    private static final LocalDate EX_DATE = LocalDate.of(2026, 2, 6);

    /** From the close of 2 January to the opening of 6 February: 34 days and 17.5 hours. */
    private static final double EX_TIME = (34 + 17.5 / 24) / 365;

    /** To the close of 20 March, an hour earlier by summer time: 76 days and 23 hours. */
    private static final double EXPIRY = (76 + 23.0 / 24) / 365;

    @Test
    void forwardIsTheHandCalculation() {
        Carry carry = new Carry(0, RateCurve.flat(0.01), List.of(new CashDividend(EX_DATE, 0.24)));
        double byHand = 100 * Math.exp(0.04 * EXPIRY) - 0.24 * Math.exp(0.04 * (EXPIRY - EX_TIME));
        assertEquals(byHand, carry.forward(EXPIRY, 100, FIVE_PERCENT, AS_OF), 1e-12);
        assertEquals(100.60, byHand, 0.01); // 100 + 0.85 of carry − 0.24 of dividend
        double yield = carry.yieldTo(EXPIRY, 100, FIVE_PERCENT, AS_OF);
        assertEquals(byHand, 100 * Math.exp((0.05 - yield) * EXPIRY), 1e-12);
    }

    @Test
    void onlyDividendsAfterNowAndUntilExpiryCount() {
        Carry carry = new Carry(0.01, RateCurve.flat(0), List.of(new CashDividend(EX_DATE, 2)));
        Instant open = Instant.parse("2026-02-06T14:30:00Z");
        assertEquals(0.01, carry.yieldTo(0.1, 100, FIVE_PERCENT, open), "ex already");
        double first = ExpirationInstants.years(open.minusSeconds(1), open);
        assertEquals(98, carry.forward(first, 100, FIVE_PERCENT, open.minusSeconds(1)), 1e-6);
        assertEquals(0.01, carry.yieldTo(EX_TIME - 1e-6, 100, FIVE_PERCENT, AS_OF), "expires before");
        double settledOnTheOpening = ExpirationInstants.years(AS_OF, open);
        assertEquals(
                100 * Math.exp(0.04 * settledOnTheOpening) - 2,
                carry.forward(settledOnTheOpening, 100, FIVE_PERCENT, AS_OF),
                1e-12);
    }

    @Test
    void borrowCostDependsOnTime() {
        Carry carry = new Carry(0.01, new RateCurve(List.of(0.1, 0.5), List.of(0.2, 0.1)), List.of());
        assertEquals(0.21, carry.yieldTo(0.05, 100, FIVE_PERCENT, AS_OF), 1e-16);
        assertEquals(0.16, carry.yieldTo(0.3, 100, FIVE_PERCENT, AS_OF), 1e-16);
        assertEquals(100 * Math.exp((0.05 - 0.11) * 2), carry.forward(2, 100, FIVE_PERCENT, AS_OF), 1e-12);
    }

    @Test
    void shareWorthLessThanItsDividendsHasNoForward() {
        Carry carry = new Carry(0, RateCurve.flat(0), List.of(new CashDividend(EX_DATE, 200)));
        assertThrows(IllegalArgumentException.class, () -> carry.yieldTo(EXPIRY, 100, FIVE_PERCENT, AS_OF));
    }

    /** Whoever buys the share with borrowed money and receives its dividend ends with the forward [no arbitrage]. */
    @Property
    void forwardIsWhatHoldingTheShareCosts(
            @ForAll @DoubleRange(min = 0, max = 0.1) double shortRate,
            @ForAll @DoubleRange(min = 0, max = 0.1) double longRate,
            @ForAll @DoubleRange(min = 0, max = 5) double amount,
            @ForAll @DoubleRange(min = 0.11, max = 2) double expiry) {
        RateCurve rates = new RateCurve(List.of(EX_TIME, 2.0), List.of(shortRate, longRate));
        Carry carry = new Carry(0, RateCurve.flat(0), List.of(new CashDividend(EX_DATE, amount)));
        double debt = 100 * Math.exp(rates.rate(expiry) * expiry);
        double untilExpiry = rates.rate(expiry) * expiry - rates.rate(EX_TIME) * EX_TIME;
        assertEquals(debt - amount * Math.exp(untilExpiry), carry.forward(expiry, 100, rates, AS_OF), 1e-11); // of 120
    }
}
