package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import java.lang.foreign.Arena;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmericanImpliedVolatilityTest {

    /** A solved batch, copied out of its memory. */
    private record Solved(double[] volatilities, List<Status> statuses) {

        static Solved of(double[]... quotes) {
            try (Arena arena = Arena.ofConfined()) {
                Batch<QuoteColumn> batch = Batch.allocate(arena, QuoteColumn.class, quotes.length);
                for (int row = 0; row < quotes.length; row++) {
                    for (QuoteColumn column : QuoteColumn.values()) {
                        batch.set(column, row, quotes[row][column.ordinal()]);
                    }
                }
                Batch<ImpliedVolatilityColumn> solved =
                        Batch.allocate(arena, ImpliedVolatilityColumn.class, quotes.length);
                AmericanImpliedVolatility.solve(Backends.pick("scalar"), batch, Accuracy.HIGH, solved);
                List<Status> statuses = new java.util.ArrayList<>();
                for (int row = 0; row < quotes.length; row++) {
                    statuses.add(solved.status(ImpliedVolatilityColumn.STATUS, row));
                }
                return new Solved(solved.toArray(ImpliedVolatilityColumn.IMPLIED_VOLATILITY), statuses);
            }
        }
    }

    private static double[] quote(Row row) {
        return new double[] {
            row.text("type").equals("call") ? 1 : -1,
            row.number("spot"),
            row.number("strike"),
            row.number("time_to_expiry"),
            row.number("rate"),
            row.number("dividend_yield"),
            row.number("price")
        };
    }

    /** QuantLib's high-precision prices lead back to the volatilities they were made of. */
    @Test
    void findsTheVolatilityBehindQuantLibsPrices() {
        List<Row> rows = SharedReference.rows("american_qdfp_high_precision.csv");
        Solved solved = Solved.of(
                rows.stream().map(AmericanImpliedVolatilityTest::quote).toArray(double[][]::new));
        int compared = 0;
        for (int i = 0; i < rows.size(); i++) {
            double[] quote = quote(rows.get(i));
            double spot = quote[1];
            double exercise = Math.max(quote[0] * (spot - quote[2]), 0);
            double volatility = rows.get(i).number("volatility");
            // A price says something of its volatility where time value is worth more than the two kernels' errors.
            if (quote[6] - exercise > 1e-3 * spot) {
                compared++;
                assertEquals(Status.OK, solved.statuses().get(i), rows.get(i).line());
                // 1e-6 of spot in price (preset's rms) over a vega that is about the time value over the volatility.
                double tolerance = 2e-5 * spot * volatility / (quote[6] - exercise) / 10;
                assertEquals(
                        volatility,
                        solved.volatilities()[i],
                        tolerance,
                        rows.get(i).line());
            }
        }
        assertTrue(compared > rows.size() / 2, compared + " rows compared");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 90, 100, 0.5, 0.05, 0, 10, BELOW_INTRINSIC",
        "-1, 90, 100, 0.5, 0.05, 0, 9, BELOW_INTRINSIC",
        "-1, 90, 100, 0.5, 0.05, 0, 100, ABOVE_MAXIMUM",
        "1, 90, 100, 0.5, 0.05, 0.02, 90, ABOVE_MAXIMUM",
        "1, 90, 100, 0.5, 0.05, 0.02, NaN, INVALID_INPUT",
        "1, 90, 100, 0.5, 0.05, 0.02, Infinity, INVALID_INPUT",
        "1, -90, 100, 0.5, 0.05, 0.02, 5, INVALID_INPUT",
        "1, 90, 100, 0, 0.05, 0.02, 5, ABOVE_MAXIMUM",
        "-1, 90, 100, 0.5, -0.05, -0.08, 9, BELOW_INTRINSIC",
        "-1, 90, 100, 0.5, -0.05, -0.08, 102.6, ABOVE_MAXIMUM"
    })
    void saysWhyThereIsNoVolatility(
            double sign, double spot, double strike, double time, double rate, double yield, double price, Status why) {
        Solved solved = Solved.of(new double[] {sign, spot, strike, time, rate, yield, price});
        assertEquals(List.of(why), solved.statuses());
        assertTrue(Double.isNaN(solved.volatilities()[0]));
    }

    /** With no dividends a call is never exercised early, so its volatility is the European one: 0.25 gives this price. */
    @Test
    void aCallWithoutDividendsHasItsEuropeanVolatility() {
        // Black-Scholes call: S = K = 100, T = 1, r = 5 %, q = 0, volatility 25 %.
        double price = 12.335998930368724;
        assertEquals(
                0.25, Solved.of(new double[] {1, 100, 100, 1, 0.05, 0, price}).volatilities()[0], 1e-12);
    }
}
