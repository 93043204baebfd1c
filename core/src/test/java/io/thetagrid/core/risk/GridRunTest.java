package io.thetagrid.core.risk;

import static io.thetagrid.core.testing.Markets.RATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.scenario.StressScenario.Spot;
import io.thetagrid.core.testing.Markets;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridRunTest {
    private static final Backend BACKEND = Backends.pick("scalar");
    private static final double SPOT = 50;
    private static final double VOLATILITY = 0.5;

    /** The implied volatility of a mark is known to about 1e-12. */
    private static final double ROUNDING = 1e-7;

    private static final OptionContract PUT = option(OptionType.PUT, 45, LocalDate.of(2025, 12, 19));
    private static final double TIME = ExpirationInstants.timeToExpiry(PUT, Markets.AS_OF);

    /** From the close of Wednesday 2025-09-24, five sessions are a week of calendar time. */
    private static final double WEEK = 7 / 365.0;

    private static OptionContract option(OptionType type, double strike, LocalDate expiration) {
        return Markets.option("AAA", type, strike, expiration, ExerciseStyle.EUROPEAN);
    }

    private static double value(OptionContract contract, double spot, double elapsed, double volatility) {
        double time = ExpirationInstants.timeToExpiry(contract, Markets.AS_OF) - elapsed;
        return ReferenceBackend.european(contract.type().sign(), spot, contract.strike(), time, RATE, 0.01, volatility);
    }

    private static Position put(double quantity) {
        return Markets.position(PUT, quantity, value(PUT, SPOT, 0, VOLATILITY));
    }

    private static Book book(Position... positions) {
        return Markets.book(
                Markets.market(
                        new UnderlyingMarket("AAA", SPOT, 0.01, 0, 1.5, "", Map.of(), PriceHistory.none()),
                        new UnderlyingMarket("BBB", 20, 0.01, 0, 0.5, "", Map.of(), PriceHistory.none())),
                Markets.settings(1),
                positions);
    }

    private static GridResult run(Book book, GridAxes axes, int threads) {
        return GridRun.of(book, axes, true, BACKEND, threads, Accuracy.STANDARD);
    }

    private static double[][] pnl(GridResult result, String scope, int sessions) {
        return result.ladders().stream()
                .filter(ladder -> ladder.scope().equals(scope) && ladder.sessions() == sessions)
                .findFirst()
                .orElseThrow()
                .pnl();
    }

    @Test
    void aEuropeanOptionIsWorthWhatTheTextbookSaysAtEveryPoint() {
        List<Double> spots = List.of(-1.0, -0.5, -0.1, 0.0, 0.25, 3.0);
        List<Double> volatilities = List.of(-0.5, 0.0, 1.0);
        GridResult result = run(book(put(-3)), new GridAxes(Spot.EVERY, spots, volatilities, List.of(0, 5)), 1);
        double scale = Math.sqrt(30 / 365.0 / TIME);
        double mark = value(PUT, SPOT, 0, VOLATILITY);
        for (int sessions : new int[] {0, 5}) {
            double[][] pnl = pnl(result, GridLadder.PORTFOLIO, sessions);
            for (int s = 0; s < spots.size(); s++) {
                for (int v = 0; v < volatilities.size(); v++) {
                    double spot = SPOT * Math.max(1 + spots.get(s), 1e-4);
                    double volatility = VOLATILITY * Math.pow(1 + volatilities.get(v), scale);
                    double then = value(PUT, spot, sessions == 0 ? 0 : WEEK, volatility);
                    assertEquals(-300 * (then - mark), pnl[s][v], ROUNDING, spot + " " + volatility + " " + sessions);
                }
            }
        }
    }

    @Test
    void sharesAreLinearAndFollowTheIndexByTheirBetas() {
        Book book = book(Markets.shares("AAA", 100), Markets.shares("BBB", -100));
        List<Double> spots = List.of(-0.1, 0.0, 0.2);
        List<Double> still = List.of(0.0);
        GridResult alike = run(book, new GridAxes(Spot.EVERY, spots, still, List.of(0, 21)), 1);
        for (int sessions : new int[] {0, 21}) {
            // 5,000 long of one, 2,000 short of the other.
            assertArrayEquals(new double[] {-300, 0, 600}, column(pnl(alike, GridLadder.PORTFOLIO, sessions)), 1e-9);
            assertArrayEquals(new double[] {-500, 0, 1_000}, column(pnl(alike, "AAA", sessions)), 1e-9);
            assertArrayEquals(new double[] {200, 0, -400}, column(pnl(alike, "BBB", sessions)), 1e-9);
        }
        GridResult weighted = run(book, new GridAxes(Spot.INDEX, spots, still, List.of(0)), 1);
        assertArrayEquals(new double[] {-650, 0, 1_300}, column(pnl(weighted, GridLadder.PORTFOLIO, 0)), 1e-9);
        assertArrayEquals(
                new double[] {3_000, 3_000, 3_000},
                IntStream.range(0, 3)
                        .mapToDouble(i -> alike.greeks().get(i).dollarDelta() / (1 + spots.get(i)))
                        .toArray(),
                1e-9);
    }

    private static double[] column(double[][] pnl) {
        double[] column = new double[pnl.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = pnl[i][0];
        }
        return column;
    }

    @Test
    void timeAloneIsTheDecayOfThePrice() {
        GridResult result =
                run(book(put(-3)), new GridAxes(Spot.EVERY, List.of(0.0), List.of(0.0), List.of(0, 1, 5)), 1);
        double mark = value(PUT, SPOT, 0, VOLATILITY);
        assertEquals(0, pnl(result, GridLadder.PORTFOLIO, 0)[0][0], ROUNDING);
        assertEquals(
                300 * (mark - value(PUT, SPOT, 1 / 365.0, VOLATILITY)),
                pnl(result, GridLadder.PORTFOLIO, 1)[0][0],
                ROUNDING);
        assertEquals(
                300 * (mark - value(PUT, SPOT, WEEK, VOLATILITY)),
                pnl(result, GridLadder.PORTFOLIO, 5)[0][0],
                ROUNDING);
        assertEquals(
                List.of(Markets.AS_OF, Instant.parse("2025-09-25T20:00:00Z"), Instant.parse("2025-10-01T20:00:00Z")),
                result.ladders().subList(0, 3).stream().map(GridLadder::instant).toList());
    }

    /** Seven of 21 sessions on a straight line in log price to −20 % are 50 · 0.8^(1/3) = 46.4: assigned at 48. */
    @Test
    void whatExpiresOnTheWaySettlesOnItsDate() {
        OptionContract near = option(OptionType.PUT, 48, LocalDate.of(2025, 10, 3));
        double mark = value(near, SPOT, 0, VOLATILITY);
        GridResult result = run(
                book(Markets.position(near, -2, mark)),
                new GridAxes(Spot.EVERY, List.of(-0.2, -0.1), List.of(0.0), List.of(21)),
                1);
        // −10 % passes 48.3 on that date: the premium is kept.
        assertArrayEquals(
                new double[] {200 * (mark + 40 - 48), 200 * mark}, column(pnl(result, GridLadder.PORTFOLIO, 21)), 1e-7);
    }

    /** 21 × 17 points are more than one block of them. */
    @Test
    void neitherThreadsNorNeighboursChangeAPoint() {
        List<Double> spots =
                IntStream.range(0, 21).mapToObj(i -> (i - 10) / 20.0).toList();
        List<Double> volatilities =
                IntStream.range(0, 17).mapToObj(i -> (i - 8) / 10.0).toList();
        Book book = book(put(-3), Markets.shares("BBB", 70));
        GridAxes axes = new GridAxes(Spot.INDEX, spots, volatilities, List.of(0, 5));
        GridResult one = run(book, axes, 1);
        GridResult three = run(book, axes, 3);
        assertEquals(one.greeks(), three.greeks());
        for (String scope : List.of(GridLadder.PORTFOLIO, "AAA", "BBB")) {
            for (int sessions : new int[] {0, 5}) {
                double[][] expected = pnl(one, scope, sessions);
                double[][] actual = pnl(three, scope, sessions);
                for (int s = 0; s < expected.length; s++) {
                    assertArrayEquals(expected[s], actual[s]);
                }
                GridAxes last = new GridAxes(
                        Spot.INDEX, List.of(spots.getLast()), List.of(volatilities.getLast()), List.of(sessions));
                assertEquals(pnl(run(book, last, 1), scope, sessions)[0][0], expected[20][16]);
            }
        }
    }

    /** Volatilities 0.6 − 0.4m at five strikes: a line, which the fitted parabola is. */
    @Test
    void greeksStandWhereTheSpotStandsAndTheirVolatilityOnTheSmile() {
        double[] strikes = {30, 40, 50, 60, 75};
        double moved = SPOT * 0.9;
        double h = 1e-3;
        double delta = 0;
        double vega = 0;
        Position[] positions = new Position[strikes.length];
        for (int i = 0; i < strikes.length; i++) {
            OptionContract put = option(OptionType.PUT, strikes[i], LocalDate.of(2025, 12, 19));
            positions[i] = Markets.position(put, -1, value(put, SPOT, 0, 0.6 - 0.4 * Math.log(strikes[i] / SPOT)));
            double m = Math.clamp(Math.log(strikes[i] / moved), Math.log(30 / SPOT), Math.log(75 / SPOT));
            double volatility = 0.6 - 0.4 * m;
            delta -= (value(put, moved + h, 0, volatility) - value(put, moved - h, 0, volatility)) / (2 * h);
            vega -= (value(put, moved, 0, volatility + h) - value(put, moved, 0, volatility - h)) / (2 * h);
        }
        Book book = book(positions);
        List<PortfolioGreeks> greeks = run(
                        book, new GridAxes(Spot.EVERY, List.of(-0.1, 0.0), List.of(0.0), List.of(0)), 1)
                .greeks();
        // Differences of second order: h² of a third derivative.
        assertEquals(100 * delta * moved, greeks.getFirst().dollarDelta(), 1e-2);
        assertEquals(vega, greeks.getFirst().vegaPerVolPoint(), 1e-4);
        assertEquals(
                PortfolioGreeks.of(BookPricer.price(book, new OptionPricer(BACKEND, Accuracy.STANDARD))
                        .positions()),
                greeks.getLast());
    }
}
