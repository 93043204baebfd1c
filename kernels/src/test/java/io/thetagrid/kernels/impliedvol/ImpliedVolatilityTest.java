package io.thetagrid.kernels.impliedvol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Implied volatility is right to what the price determines: rounding of the price, over vega. */
class ImpliedVolatilityTest {

    private static final double FAST_ERROR = 1e-12;

    private record Quote(
            double sign, double spot, double strike, double time, double rate, double yield, double price) {

        Solution solve(Precision precision) {
            try (Arena arena = Arena.ofConfined()) {
                Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, 1);
                Batch<ImpliedVolatilityColumn> result = Batch.allocate(arena, ImpliedVolatilityColumn.class, 1);
                double[] inputs = {sign, spot, strike, time, rate, yield, price};
                for (QuoteColumn input : QuoteColumn.values()) {
                    quotes.set(input, 0, inputs[input.ordinal()]);
                }
                ImpliedVolatilityScalar.impliedVolatility(quotes, precision, result);
                return new Solution(
                        result.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, 0),
                        result.status(ImpliedVolatilityColumn.STATUS, 0));
            }
        }

        double vega(double volatility) {
            double deviation = volatility * Math.sqrt(time);
            double d1 = (Math.log(spot / strike) + (rate - yield) * time) / deviation + deviation / 2;
            return spot * Math.exp(-yield * time - d1 * d1 / 2) / Math.sqrt(2 * Math.PI) * Math.sqrt(time);
        }

        boolean inTheMoney() {
            return sign * (Math.log(spot / strike) + (rate - yield) * time) > 0;
        }

        /**
         * What volatility may be off by: 8 units of σ itself, or what the fast preset promises, 4 of the price, and in the
         * money where discounting rounds the forward's legs, one unit of each leg.
         */
        double bound(double volatility, Precision precision) {
            double legs = inTheMoney() && (rate != 0 || yield != 0) ? 0x1p-52 * (spot + strike) : 0;
            double own = precision == Precision.FULL ? 8 * Math.ulp(volatility) : FAST_ERROR * volatility;
            return own + (4 * Math.ulp(price) + legs) / vega(volatility);
        }
    }

    private record Solution(double volatility, Status status) {}

    /** 50-digit solutions: seconds to ten years, 3 to 900 %, both sides of the money, deep wings. */
    @Test
    void goldenRows() throws IOException {
        try (var stream = ImpliedVolatilityTest.class.getResourceAsStream("/reference/implied-volatility.csv");
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().skip(2).toList()) {
                double[] cells = Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                Quote quote = new Quote(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
                assertSolves(quote, cells[7], 1, 0, line);
            }
        }
    }

    /** Jäckel's own results; both sides may be off by the bound. */
    @Test
    void letsBeRational() {
        for (Row row : SharedReference.rows("implied_vol_lets_be_rational.csv")) {
            double price = row.number("black_undiscounted_price");
            double expected = row.number("implied_vol");
            Quote quote = new Quote(
                    row.number("sign_call_1_put_-1"),
                    row.number("forward"),
                    row.number("strike"),
                    row.number("years"),
                    0,
                    0,
                    price);
            if (2 * quote.bound(expected, Precision.FULL)
                    < 0.01 * expected) { // else, or NaN, the price determines nothing
                assertSolves(quote, expected, 2, 0, row.toString());
            }
        }
    }

    /** There and back over random contracts; the price's own error is 5e-15 of its terms at most. */
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void roundTrip(
            @ForAll boolean call,
            @ForAll @DoubleRange(min = -13, max = 2.3) double logTime,
            @ForAll @DoubleRange(min = -3.5, max = 2.2) double logVolatility,
            @ForAll @DoubleRange(min = -6, max = 6) double standardMoneyness,
            @ForAll @DoubleRange(min = -0.02, max = 0.1) double rate,
            @ForAll @DoubleRange(min = 0, max = 0.06) double yield) {
        double time = Math.exp(logTime);
        double volatility = Math.exp(logVolatility);
        double strike = 100 * Math.exp(Math.clamp(standardMoneyness * volatility * Math.sqrt(time), -5, 5));
        double sign = call ? 1 : -1;
        double price = price(sign, strike, time, rate, yield, volatility);
        Quote quote = new Quote(sign, 100, strike, time, rate, yield, price);
        double priceError = 5e-15 * (100 + strike) / quote.vega(volatility);
        if (quote.bound(volatility, Precision.FULL) + priceError < 1e-3 * volatility) {
            assertSolves(quote, volatility, 2, 2 * priceError, quote.toString());
        }
    }

    @Test
    void aPriceOutsideTheBoundsHasNone() {
        Quote call = new Quote(1, 100, 90, 1, 0, 0, 12);
        assertEquals(Status.OK, call.solve(Precision.FULL).status());
        assertStatus(Status.BELOW_INTRINSIC, new Quote(1, 100, 90, 1, 0, 0, 10));
        assertStatus(Status.BELOW_INTRINSIC, new Quote(1, 100, 90, 1, 0, 0, 9));
        assertStatus(Status.BELOW_INTRINSIC, new Quote(-1, 100, 90, 1, 0, 0, 0));
        assertStatus(Status.ABOVE_MAXIMUM, new Quote(1, 100, 90, 1, 0, 0, 100));
        assertStatus(Status.ABOVE_MAXIMUM, new Quote(-1, 100, 90, 1, 0, 0, 91));
        assertStatus(Status.ABOVE_MAXIMUM, new Quote(1, 100, 90, 0, 0, 0, 11));
        assertStatus(Status.ABOVE_MAXIMUM, new Quote(1, 0, 90, 1, 0, 0, 1));
        assertStatus(Status.UNSUPPORTED, new Quote(1, 100, 90, 10, -100, 0, 11));
    }

    @Test
    void unusableInputIsMarked() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}) {
            assertStatus(Status.INVALID_INPUT, new Quote(1, bad, 90, 1, 0, 0, 12));
            assertStatus(Status.INVALID_INPUT, new Quote(1, 100, bad, 1, 0, 0, 12));
            assertStatus(Status.INVALID_INPUT, new Quote(1, 100, 90, bad, 0, 0, 12));
            assertStatus(Status.INVALID_INPUT, new Quote(1, 100, 90, 1, 0, 0, bad));
        }
        assertStatus(Status.INVALID_INPUT, new Quote(1, 100, 90, 1, Double.NaN, 0, 12));
        assertStatus(Status.INVALID_INPUT, new Quote(0, 100, 90, 1, 0, 0, 12));
    }

    private static void assertStatus(Status expected, Quote quote) {
        for (Precision precision : Precision.values()) {
            Solution solution = quote.solve(precision);
            assertEquals(expected, solution.status(), quote::toString);
            assertTrue(Double.isNaN(solution.volatility()), quote::toString);
        }
    }

    /** Within some bounds of the expected volatility, and what else it may be off by. */
    private static void assertSolves(Quote quote, double expected, double bounds, double more, String what) {
        for (Precision precision : Precision.values()) {
            Solution solution = quote.solve(precision);
            assertEquals(Status.OK, solution.status(), what);
            double bound = bounds * quote.bound(expected, precision) + more;
            assertEquals(expected, solution.volatility(), bound, () -> precision + ": " + what);
        }
    }

    private static double price(double sign, double strike, double time, double rate, double yield, double volatility) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            double[] inputs = {sign, 100, strike, time, rate, yield, volatility};
            for (OptionColumn input : OptionColumn.values()) {
                options.set(input, 0, inputs[input.ordinal()]);
            }
            EuropeanScalar.price(options, greeks);
            return greeks.get(GreekColumn.PRICE, 0);
        }
    }
}
