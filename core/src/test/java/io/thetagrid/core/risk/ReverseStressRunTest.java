package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.risk.LimitVerdict.Bound;
import io.thetagrid.core.strategy.limits.LimitRule;
import io.thetagrid.core.strategy.limits.Measure;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ReverseStressRunTest {
    private static final double SPOT = 50;
    private static final double VOLATILITY = 0.5;
    private static final double CASH = 10_000;

    /** As the search states it. */
    private static final double TOLERANCE = 1e-6;

    private static final LocalDate FAR = LocalDate.of(2025, 12, 19);
    private static final OptionContract PUT = option(OptionType.PUT, 45, FAR);

    private static OptionContract option(OptionType type, double strike, LocalDate expiration) {
        return Markets.option("AAA", type, strike, expiration, ExerciseStyle.EUROPEAN);
    }

    private static double time(OptionContract contract) {
        return ExpirationInstants.timeToExpiry(contract, Markets.AS_OF);
    }

    private static double value(OptionContract contract, double spot, double volatility) {
        return ReferenceBackend.european(
                contract.type().sign(), spot, contract.strike(), time(contract), RATE, 0.01, volatility);
    }

    private static Position at(OptionContract contract, double quantity) {
        return Markets.position(contract, quantity, value(contract, SPOT, VOLATILITY));
    }

    private static Book book(double beta, Position... positions) {
        return Markets.book(
                Markets.market(
                        new UnderlyingMarket("AAA", SPOT, 0.01, 0, beta, "", Map.of(), PriceHistory.none()),
                        new UnderlyingMarket("BBB", 20, 0.01, 0, 0.5, "", Map.of(), PriceHistory.none())),
                Markets.settings(1),
                positions);
    }

    private static ReverseStressResult run(Book book, double... losses) {
        List<LossTarget> targets = Arrays.stream(losses)
                .mapToObj(loss -> new LossTarget("loss", loss))
                .toList();
        return ReverseStressRun.of(book, targets, List.of(), Backends.pick("scalar"), 2, Accuracy.STANDARD);
    }

    private static ReverseStress find(
            ReverseStressResult result, String scope, ReverseDirection direction, double loss) {
        return result.stresses().stream()
                .filter(one -> one.scope().equals(scope)
                        && one.direction() == direction
                        && one.target().ratio() == loss)
                .findFirst()
                .orElseThrow();
    }

    /** Where a function that falls goes through a level. */
    private static double root(DoubleUnaryOperator falling, double level, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    @Test
    void aShortPutLosesATenthWhereTheTextbookSays() {
        double mark = value(PUT, SPOT, VOLATILITY);
        double loss = 0.1 * (CASH - 1_000 * mark);
        double scale = Math.sqrt(30 / 365.0 / time(PUT));
        ReverseStressResult result = run(book(1, at(PUT, -10)), 0.1);
        assertEquals(CASH - 1_000 * mark, result.value(), 1e-6);

        double down = root(x -> -1_000 * (value(PUT, SPOT * (1 - x), VOLATILITY) - mark), -loss, 0, 1);
        ReverseStress spotDown = find(result, "AAA", ReverseDirection.SPOT_DOWN, 0.1);
        assertEquals(-down, spotDown.spotMove().getAsDouble(), TOLERANCE);
        assertEquals(0, spotDown.volatilityMove().getAsDouble());
        assertEquals(loss, spotDown.loss(), 1e-7);
        assertTrue(spotDown.pnl() <= -loss, spotDown.toString());

        double up = root(x -> -1_000 * (value(PUT, SPOT, VOLATILITY * Math.pow(1 + x, scale)) - mark), -loss, 0, 4);
        ReverseStress volatilityUp = find(result, "AAA", ReverseDirection.VOLATILITY_UP, 0.1);
        assertEquals(up, volatilityUp.volatilityMove().getAsDouble(), TOLERANCE);
        assertEquals(0, volatilityUp.spotMove().getAsDouble());

        // The model's correlation −0.5 times 0.9 over the name's own 50 %.
        double slope = -0.5 * 0.9 / VOLATILITY;
        DoubleUnaryOperator together =
                x -> -1_000 * (value(PUT, SPOT * (1 - x), VOLATILITY * Math.pow(1 - x, slope * scale)) - mark);
        double both = root(together, -loss, 0, 0.8);
        ReverseStress follows = find(result, "AAA", ReverseDirection.SPOT_DOWN_VOLATILITY_UP, 0.1);
        assertEquals(-both, follows.spotMove().getAsDouble(), TOLERANCE);
        assertEquals(Math.pow(1 - both, slope) - 1, follows.volatilityMove().getAsDouble(), 1e-5);
        assertTrue(both < down);

        assertFalse(find(result, "AAA", ReverseDirection.SPOT_UP, 0.1).found());
        assertFalse(find(result, "AAA", ReverseDirection.VOLATILITY_DOWN, 0.1).found());
    }

    /** 100 shares at 50 and cash 10,000, beta 2: 750 is 5 % of the whole, 15 % of the shares, 7.5 % of the index. */
    @Test
    void sharesLoseInProportionByTheirBeta() {
        ReverseStressResult result = run(book(2, Markets.shares("AAA", 100), Markets.shares("BBB", -10)), 0.05);
        double loss = 0.05 * (CASH + 5_000 - 200);
        ReverseStress alone = find(result, "AAA", ReverseDirection.SPOT_DOWN, 0.05);
        assertEquals(-loss / 5_000, alone.spotMove().getAsDouble(), TOLERANCE);
        ReverseStress index = find(result, GridLadder.PORTFOLIO, ReverseDirection.SPOT_DOWN, 0.05);
        // −10 % of the index costs 1,000 and brings 10.
        assertEquals(-loss / 9_900, index.spotMove().getAsDouble(), TOLERANCE);
        ReverseStress other = find(result, "BBB", ReverseDirection.SPOT_UP, 0.05);
        assertEquals(loss / 200, other.spotMove().getAsDouble(), TOLERANCE);
        assertFalse(find(result, "AAA", ReverseDirection.VOLATILITY_UP, 0.05).found());
    }

    @Test
    void whereNothingIsEnoughTheWorstIsTold() {
        ReverseStressResult result = run(book(1, Markets.shares("AAA", 100)), 0.05);
        ReverseStress zero = find(result, "AAA", ReverseDirection.SPOT_DOWN, 1);
        assertEquals(LossTarget.VALUE_ZERO, zero.target());
        assertTrue(zero.spotMove().isEmpty() && zero.volatilityMove().isEmpty(), zero.toString());
        // A price at bankruptcy keeps a ten-thousandth.
        assertEquals(-5_000 * (1 - 1e-4), zero.pnl(), 1e-9);
        // Ten shares short at 20 lose 800 where the price is five times that.
        assertEquals(
                -800,
                find(run(book(1, Markets.shares("BBB", -10))), "BBB", ReverseDirection.SPOT_UP, 1)
                        .pnl(),
                1e-9);
    }

    /**
     * One call short at 55, two long at 60, nine days to go: what is lost around 60 comes back above 65. Halving the whole way
     * to the reach would see a gain at its end; the smallest move lies on the way there.
     */
    @Test
    void theSmallestMoveIsFoundThoughLargerOnesLoseLess() {
        OptionContract shortCall = option(OptionType.CALL, 55, LocalDate.of(2025, 10, 3));
        OptionContract longCall = option(OptionType.CALL, 60, LocalDate.of(2025, 10, 3));
        DoubleUnaryOperator pnl =
                x -> -1_000 * (value(shortCall, SPOT * (1 + x), VOLATILITY) - value(shortCall, SPOT, VOLATILITY))
                        + 2_000 * (value(longCall, SPOT * (1 + x), VOLATILITY) - value(longCall, SPOT, VOLATILITY));
        double total = CASH - 1_000 * value(shortCall, SPOT, VOLATILITY) + 2_000 * value(longCall, SPOT, VOLATILITY);
        double loss = 0.12 * total;
        assertTrue(pnl.applyAsDouble(0.18) < -loss && pnl.applyAsDouble(0.25) > -loss && pnl.applyAsDouble(4) > 0);
        ReverseStress up =
                find(run(book(1, at(shortCall, -10), at(longCall, 20)), 0.12), "AAA", ReverseDirection.SPOT_UP, 0.12);
        assertEquals(root(pnl, -loss, 0, 0.18), up.spotMove().getAsDouble(), TOLERANCE);
    }

    @Test
    void aPortfolioWithoutValueHasNothingToLoseAShareOf() {
        ReverseStressResult result = run(book(1, Markets.position(PUT, -30, 5)), 0.1);
        assertEquals(CASH - 15_000, result.value());
        assertTrue(result.stresses().isEmpty());
        assertTrue(result.notes().getFirst().contains("no positive value"));
    }

    private static LimitRule rule(Measure measure, Bound bound, double limit) {
        OptionalDouble none = OptionalDouble.empty();
        return new LimitRule(
                "R",
                measure,
                bound,
                limit,
                none,
                false,
                "L1",
                Duration.ZERO,
                "",
                none,
                OptionalInt.empty(),
                OptionalInt.empty(),
                "");
    }

    private static LimitMove limitMove(ReverseStressResult result, Measure measure, ReverseDirection direction) {
        return result.limits().stream()
                .filter(move -> move.rule().measure() == measure && move.direction() == direction)
                .findFirst()
                .orElseThrow();
    }

    /**
     * 100 shares at 50, beta 2, and 10,000 in cash: after −x of the index they are worth 5,000·(1 − 2x), a share of
     * (15,000 − 10,000x).
     */
    @Test
    void limitsBreakWhereTheMovedBookBreaksThem() {
        Book book = book(2, Markets.shares("AAA", 100));
        List<LimitRule> rules = List.of(
                rule(Measure.DOLLAR_DELTA, Bound.AT_MOST, 0.5),
                rule(Measure.LEVERAGE, Bound.AT_LEAST, 0.2),
                rule(Measure.BROKER, Bound.AT_MOST, 0.3),
                rule(Measure.VALUE_AT_RISK, Bound.AT_MOST, 0.05));
        ReverseStressResult result =
                ReverseStressRun.of(book, List.of(), rules, Backends.pick("scalar"), 1, Accuracy.STANDARD);
        // 5,000·(1 + 2x) / (15,000 + 10,000x) = ½ at x = ½; 5,000·(1 − 2x) / (15,000 − 10,000x) = 1/5 at x = ¼.
        LimitMove delta = limitMove(result, Measure.DOLLAR_DELTA, ReverseDirection.SPOT_UP);
        assertEquals(0.5, delta.size().getAsDouble(), TOLERANCE);
        assertEquals(0.5, delta.value().getAsDouble(), TOLERANCE);
        assertTrue(limitMove(result, Measure.DOLLAR_DELTA, ReverseDirection.SPOT_DOWN)
                .size()
                .isEmpty());
        assertEquals(
                0.25,
                limitMove(result, Measure.LEVERAGE, ReverseDirection.SPOT_DOWN)
                        .size()
                        .getAsDouble(),
                TOLERANCE);
        // All of it, shares and cash, is with one broker today.
        assertEquals(
                0,
                limitMove(result, Measure.BROKER, ReverseDirection.VOLATILITY_UP)
                        .size()
                        .getAsDouble());
        assertTrue(result.limits().stream().noneMatch(move -> move.rule().measure() == Measure.VALUE_AT_RISK));
    }

    @Test
    void vegaGrowsBeyondItsLimitWhereTheTextbookSays() {
        Book book = book(1, at(PUT, -10));
        double mark = value(PUT, SPOT, VOLATILITY);
        DoubleUnaryOperator room = x -> {
            double spot = SPOT * (1 - x);
            double vega = (value(PUT, spot, VOLATILITY + 1e-4) - value(PUT, spot, VOLATILITY - 1e-4)) / 2e-4;
            return 0.012 * (CASH - 1_000 * value(PUT, spot, VOLATILITY)) - 10 * vega;
        };
        assertTrue(mark > 0 && room.applyAsDouble(0) > 0 && room.applyAsDouble(0.1) < 0, "" + room.applyAsDouble(0.1));
        ReverseStressResult result = ReverseStressRun.of(
                book,
                List.of(),
                List.of(rule(Measure.VEGA, Bound.AT_MOST, 0.012)),
                Backends.pick("scalar"),
                1,
                Accuracy.STANDARD);
        // The textbook's vega is a difference of second order.
        assertEquals(
                root(room, 0, 0, 0.1),
                limitMove(result, Measure.VEGA, ReverseDirection.SPOT_DOWN)
                        .size()
                        .getAsDouble(),
                1e-5);
    }
}
