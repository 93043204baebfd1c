package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.Deliverable;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RevaluationTest {
    private static final Backend BACKEND = Backends.pick("scalar");
    private static final LocalDate NEAR = LocalDate.of(2025, 10, 3);
    private static final LocalDate FAR = LocalDate.of(2025, 12, 19);
    private static final double SPOT = 50;

    /** P&L of rounding: 1e-12 of 20,000. */
    private static final double ROUNDING = 2e-8;

    private static double[] pnl(Shocks shocks, Stickiness stickiness, Position... positions) {
        Book book = Markets.book(
                Markets.market(Markets.underlying("AAA", SPOT, PriceHistory.none())), Markets.settings(1), positions);
        PricedBook priced = BookPricer.price(book, new OptionPricer(new ReferenceBackend(), Accuracy.STANDARD));
        try (Revaluation revaluation = new Revaluation(priced, BACKEND, Accuracy.FAST, stickiness)) {
            double[][] pnl = revaluation.pnl(shocks);
            assertEquals(1, pnl.length);
            return pnl[0];
        }
    }

    private static OptionContract european(OptionType type, double strike, LocalDate expiration) {
        return Markets.option("AAA", type, strike, expiration, ExerciseStyle.EUROPEAN);
    }

    private static double time(OptionContract contract) {
        return ExpirationInstants.timeToExpiry(contract, Markets.AS_OF);
    }

    private static double value(OptionContract contract, double spot, double time, double volatility) {
        return ReferenceBackend.european(contract.type().sign(), spot, contract.strike(), time, RATE, 0.01, volatility);
    }

    private static Shocks shocks(double elapsed, UnderlyingShocks shocks) {
        return new Shocks(shocks.logSpot().length, elapsed, new TreeMap<>(Map.of("AAA", shocks)));
    }

    @Test
    void assignedSharesAreCarriedFromSettlementToTheHorizon() {
        OptionContract put = european(OptionType.PUT, 48, NEAR);
        double mark = value(put, SPOT, time(put), 0.5);
        double[] atSettlement = {40, 47, 52};
        double[] atHorizon = {30, 55, 20};
        double[] pnl = pnl(
                shocks(
                        21 / 365.0,
                        new UnderlyingShocks(
                                logs(atHorizon),
                                new double[3],
                                new double[3],
                                new TreeMap<>(Map.of(time(put), logs(atSettlement))))),
                Stickiness.STRIKE,
                Markets.position(put, -2, mark));
        // Assigned at 48: the shares are worth the horizon's price. Not assigned: the premium is kept.
        double[] expected = {200 * (mark + 30 - 48), 200 * (mark + 55 - 48), 200 * mark};
        assertArrayEquals(expected, pnl, ROUNDING);
    }

    @Test
    void coveredCallIsCappedAtItsStrikeWhenCalledAway() {
        OptionContract call = european(OptionType.CALL, 55, NEAR);
        double mark = value(call, SPOT, time(call), 0.5);
        double[] pnl = pnl(
                shocks(
                        21 / 365.0,
                        new UnderlyingShocks(
                                logs(90, 60, 60),
                                new double[3],
                                new double[3],
                                new TreeMap<>(Map.of(time(call), logs(60, 54, 90))))),
                Stickiness.STRIKE,
                Markets.shares("AAA", 100),
                Markets.position(call, -1, mark));
        assertArrayEquals(new double[] {100 * (5 + mark), 100 * (10 + mark), 100 * (5 + mark)}, pnl, ROUNDING);
    }

    @Test
    void volatilityShocksScaleWithTheRootOfThirtyDaysOverMaturityUpToTwo() {
        for (LocalDate expiration : new LocalDate[] {NEAR, FAR, LocalDate.of(2025, 9, 29)}) {
            OptionContract call = european(OptionType.CALL, 50, expiration);
            double t = time(call);
            double mark = value(call, SPOT, t, 0.4);
            double scale = Math.min(Math.sqrt(30 / 365.0 / t), 2);
            double[] pnl = pnl(
                    shocks(0, UnderlyingShocks.immediate(logs(45), new double[] {0.3}, new double[] {0.01})),
                    Stickiness.STRIKE,
                    Markets.position(call, 1, mark));
            double shocked = ReferenceBackend.european(1, 45, 50, t, RATE + 0.01, 0.01, 0.4 * Math.exp(0.3 * scale));
            assertEquals(100 * (shocked - mark), pnl[0], ROUNDING);
        }
    }

    /** Volatilities 0.6 − 0.4m at five strikes: a line, which the fitted parabola is. */
    @Test
    void smileMovesWithTheSpotUnderMoneynessAndStaysUnderStrike() {
        double[] strikes = {30, 40, 50, 60, 75};
        Position[] positions = new Position[5];
        double expected = 0;
        double expectedSticky = 0;
        for (int i = 0; i < 5; i++) {
            OptionContract put = european(OptionType.PUT, strikes[i], FAR);
            double own = 0.6 - 0.4 * Math.log(strikes[i] / SPOT);
            double mark = value(put, SPOT, time(put), own);
            positions[i] = Markets.position(put, -1, mark);
            double m = Math.clamp(Math.log(strikes[i] / 45), Math.log(30 / SPOT), Math.log(75 / SPOT));
            expected -= 100 * (value(put, 45, time(put), 0.6 - 0.4 * m) - mark);
            expectedSticky -= 100 * (value(put, 45, time(put), own) - mark);
        }
        Shocks shocks = shocks(0, UnderlyingShocks.immediate(logs(45), new double[1], new double[1]));
        // Volatilities come back from marks with about 1e-12, and the fit keeps that.
        assertEquals(expected, pnl(shocks, Stickiness.MONEYNESS, positions)[0], 1e-6);
        assertEquals(expectedSticky, pnl(shocks, Stickiness.STRIKE, positions)[0], 1e-6);
    }

    @Test
    void underlyingWithoutShocksOnlyAges() {
        OptionContract put = european(OptionType.PUT, 48, FAR);
        double mark = value(put, SPOT, time(put), 0.5);
        double[] pnl = pnl(
                new Shocks(1, 30 / 365.0, new TreeMap<>()),
                Stickiness.MONEYNESS,
                Markets.shares("AAA", 100),
                Markets.position(put, 1, mark));
        assertEquals(100 * (value(put, SPOT, time(put) - 30 / 365.0, 0.5) - mark), pnl[0], ROUNDING);
    }

    /** Twelve shares and 30 in cash for 100 times the strike: worth 100 calls on 0.12 shares struck at K − 0.30. */
    @Test
    void adjustedContractIsWorthWhatItDelivers() {
        OptionContract adjusted = new OptionContract(
                "AAA1",
                "AAA",
                NEAR,
                OptionType.CALL,
                5,
                ExerciseStyle.EUROPEAN,
                Settlement.PHYSICAL,
                100,
                new Deliverable(12, 30, "AAA"));
        double[] pnl = pnl(
                shocks(30 / 365.0, UnderlyingShocks.immediate(logs(60), new double[1], new double[1])),
                Stickiness.MONEYNESS,
                Markets.position(adjusted, 1, 1.5));
        assertEquals(12 * 60 + 30 - 500 - 150, pnl[0], ROUNDING);
    }

    private static double[] logs(double... spots) {
        double[] logs = new double[spots.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(spots[i] / SPOT);
        }
        return logs;
    }
}
