package io.thetagrid.kernels.blackscholes;

import static io.thetagrid.kernels.backend.GreekColumn.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.math.ScalarMath;
import io.thetagrid.kernels.reference.SharedReference;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Against 2,000 options in quad precision, minutes to ten years, volatility to 600 %, deep wings. Each value's error is
 * measured against the sum of its terms' absolute values (its natural scale), with d = |d₁| + σ√T.
 */
class EuropeanQuadPrecisionTest {

    private static final List<GreekColumn> VALUES = List.of(PRICE, DELTA, GAMMA, VEGA, THETA, RHO, VANNA, VOLGA);

    /** One row's inputs, expectations and what its accuracy may depend on. */
    private record Case(SharedReference.Row row) {

        double sign() {
            return row.text("type").equals("call") ? 1 : -1;
        }

        double number(String name) {
            return row.number(name);
        }

        double expected(GreekColumn column) {
            return number(column.name().toLowerCase(Locale.ROOT));
        }

        double deviation() {
            return number("volatility") * Math.sqrt(number("time_to_expiry"));
        }

        double d1() {
            double carry = (number("rate") - number("dividend_yield")) * number("time_to_expiry");
            return (Math.log(number("spot") / number("strike")) + carry) / deviation() + deviation() / 2;
        }

        double d() {
            return Math.abs(d1()) + deviation();
        }

        /** Input rounding of one unit in log-moneyness moves d₁ by 1/(σ√T) units. */
        double conditioning() {
            return 4e-16 * (1 + d()) / deviation();
        }

        boolean outOfTheMoney() {
            return sign() * d1() < 0 && sign() * (d1() - deviation()) < 0;
        }

        double scale(GreekColumn column) {
            double time = number("time_to_expiry");
            double spotTerm = number("spot") * Math.abs(expected(DELTA));
            double strikeTerm = Math.abs(expected(RHO)) / time;
            double decay = expected(VEGA) * number("volatility") / (2 * time);
            double half = deviation() / 2; // d₁ and d₂ are centre ± half
            double centre = Math.abs(d1() - half);
            return switch (column) {
                case PRICE -> spotTerm + strikeTerm;
                case THETA ->
                    decay + Math.abs(number("dividend_yield")) * spotTerm + Math.abs(number("rate")) * strikeTerm;
                case VANNA -> expected(VEGA) * (centre + half) / (number("spot") * deviation());
                case VOLGA -> expected(VEGA) * (centre * centre + half * half) / number("volatility");
                default -> Math.abs(expected(column));
            };
        }

        void write(Batch<OptionColumn> options, int i) {
            options.set(OptionColumn.OPTION_SIGN, i, sign());
            options.set(OptionColumn.SPOT, i, number("spot"));
            options.set(OptionColumn.STRIKE, i, number("strike"));
            options.set(OptionColumn.TIME_TO_EXPIRY, i, number("time_to_expiry"));
            options.set(OptionColumn.RATE, i, number("rate"));
            options.set(OptionColumn.DIVIDEND_YIELD, i, number("dividend_yield"));
            options.set(OptionColumn.VOLATILITY, i, number("volatility"));
        }
    }

    private static List<Case> cases() {
        return SharedReference.rows("bsm_quad_precision.csv").stream()
                .map(Case::new)
                .toList();
    }

    @Test
    void priceAndGreeksAreWithinTheirNaturalScale() {
        List<Case> cases = cases();
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = price(arena, cases);
            for (GreekColumn column : VALUES) {
                for (int i = 0; i < cases.size(); i++) {
                    Case c = cases.get(i);
                    assertEquals(
                            Status.OK, greeks.status(STATUS, i), () -> c.row().toString());
                    double bound = (5e-15 * (4 + c.d() * c.d()) + c.conditioning()) * c.scale(column);
                    double error = Math.abs(greeks.get(column, i) - c.expected(column));
                    double floor = 1e-290; // subnormal numbers count as 0
                    assertTrue(error <= bound + floor, () -> column + " off by " + error + " > " + bound + ": " + c);
                }
            }
        }
    }

    @Test
    void priceErrorIsTinyAgainstSpotAndStrike() {
        List<Case> cases = cases();
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = price(arena, cases);
            for (int i = 0; i < cases.size(); i++) {
                Case c = cases.get(i);
                double error = Math.abs(greeks.get(PRICE, i) - c.expected(PRICE));
                double larger = Math.max(c.number("spot"), c.number("strike"));
                double bound = (2e-15 + c.conditioning() * c.scale(PRICE) / larger) * larger;
                assertTrue(error <= bound, () -> "price off by " + error + " > " + bound + ": " + c);
            }
        }
    }

    @Test
    void pricesFarOutOfTheMoneyAreRelativelyAccurate() {
        List<Case> cases = cases();
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> greeks = price(arena, cases);
            for (int i = 0; i < cases.size(); i++) {
                Case c = cases.get(i);
                double excess = relativeExcess(c, greeks.get(PRICE, i));
                assertTrue(excess <= 1, () -> "relative error is " + excess + " of the bound: " + c);
            }
        }
    }

    /** The test above has teeth: N(x) = ½·(1 + erf(x/√2)) loses the tail and fails it. */
    @Test
    void theTextbookErfFormulaIsNotRelativelyAccurate() {
        long failures = cases().stream()
                .filter(c -> relativeExcess(c, textbookPrice(c)) > 1)
                .count();
        assertTrue(failures > 100, () -> "only " + failures + " rows tell the two apart");
    }

    /** Relative error as a multiple of its bound; 0 for rows that are not out of the money. */
    private static double relativeExcess(Case c, double price) {
        if (!c.outOfTheMoney() || c.expected(PRICE) < 1e-290) {
            return 0;
        }
        double error = Math.abs(price / c.expected(PRICE) - 1);
        return error / (1e-13 * (4 + c.d() * c.d()) + c.conditioning());
    }

    private static double textbookPrice(Case c) {
        double spotValue = c.number("spot") * Math.exp(-c.number("dividend_yield") * c.number("time_to_expiry"));
        double strikeValue = c.number("strike") * Math.exp(-c.number("rate") * c.number("time_to_expiry"));
        double sign = c.sign();
        return sign * spotValue * textbookCdf(sign * c.d1())
                - sign * strikeValue * textbookCdf(sign * (c.d1() - c.deviation()));
    }

    private static double textbookCdf(double x) {
        double erf = Math.copySign(1 - 2 * ScalarMath.normalCdf(-Math.abs(x)), x); // erf(x/√2), correctly rounded
        return 0.5 * (1 + erf);
    }

    private static Batch<GreekColumn> price(Arena arena, List<Case> cases) {
        Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, cases.size());
        Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, cases.size());
        for (int i = 0; i < cases.size(); i++) {
            cases.get(i).write(options, i);
        }
        EuropeanScalar.price(options, greeks);
        return greeks;
    }
}
