package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Puts with q &lt; r &lt; 0, and calls with r &lt; q &lt; 0. */
class TwoBoundaryPutTest {
    private static final int STEPS = 501;
    /** Of the tree after extrapolation, per 100 of strike. */
    private static final double TREE_ERROR = 6e-4;

    /** Volatility from a third of σ* to three times it: boundaries that never meet, meet after and meet before T. */
    private static List<AmericanOption> puts(int count) {
        Random random = new Random(3);
        List<AmericanOption> puts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double yield = -0.01 - 0.1 * random.nextDouble();
            double rate = yield * (0.02 + 0.96 * random.nextDouble());
            double critical = Math.sqrt(-2 * yield) - Math.sqrt(-2 * rate);
            double volatility = Math.max(critical * Math.exp(1.1 * (2 * random.nextDouble() - 1)), 0.04);
            double time = 0.02 + 4 * random.nextDouble() * random.nextDouble();
            double height = Math.log(yield / rate);
            double spread = volatility * Math.sqrt(time);
            double spot = 100 * Math.exp(-height * random.nextDouble() + spread * (2 * random.nextDouble() - 1));
            double distance = Math.abs(Math.log(spot / 100) + (rate - yield) * time) / spread;
            if (distance < 4) { // the tree's nodes reach no farther
                puts.add(AmericanOption.put(spot, 100, time, rate, yield, volatility));
            }
        }
        return puts;
    }

    /** Per 100 of strike: the tree's error plus the preset's. */
    @ParameterizedTest
    @CsvSource({"FAST, 1e-3", "STANDARD, 1e-4", "HIGH, 1e-6"})
    void pricesAreTheTrees(Accuracy accuracy, double error) {
        int exercised = 0;
        List<AmericanOption> puts = puts(150);
        for (AmericanOption put : puts) {
            double tree = LeisenReimerTree.extrapolated(put, STEPS);
            AmericanOption.Value value = put.value(accuracy);
            assertEquals(Status.OK, value.status());
            assertEquals(tree, value.price(), TREE_ERROR + error, put::toString);
            exercised += value.price() == put.intrinsic() ? 1 : 0;
        }
        assertTrue(exercised > 10 && exercised < puts.size() / 2, exercised + " exercised");
    }

    /** Where early exercise is worth most, against trees of 8,003 steps. */
    @ParameterizedTest
    @CsvSource({
        "85, 2, -0.02, -0.08, 0.1", // held above the region, which lasts
        "20, 2, -0.02, -0.08, 0.1", // held below it
        "95, 3, -0.03, -0.06, 0.2", // the region has ended
        "60, 3, -0.03, -0.06, 0.2",
        "100, 1, -0.001, -0.05, 0.3"
    })
    void pricesAreThoseOfLargeTrees(double spot, double time, double rate, double yield, double volatility) {
        AmericanOption put = AmericanOption.put(spot, 100, time, rate, yield, volatility);
        double tree = LeisenReimerTree.extrapolated(put, 4001);
        assertEquals(tree, put.price(Accuracy.HIGH), 1e-4, put::toString);
    }

    /** Presets against four times HIGH's resolution, which the trees confirm as far as they go. */
    @ParameterizedTest
    @CsvSource({"FAST, 5e-4, 1e-3", "STANDARD, 2e-5, 5e-5", "HIGH, 5e-7, 1e-6"})
    void presetsHaveConverged(Accuracy accuracy, double priceTolerance, double deltaTolerance) {
        TwoBoundaryPut reference = new TwoBoundaryPut(new TwoBoundaryScheme(28, 90, 1e-12));
        for (AmericanOption put : puts(60)) {
            TwoBoundaryPut.Value expected = reference.value(
                    put.spot(), put.strike(), put.timeToExpiry(), put.rate(), put.dividendYield(), put.volatility());
            AmericanOption.Value value = put.value(accuracy);
            assertEquals(expected.price(), value.price(), priceTolerance, put::toString);
            assertEquals(expected.delta(), value.delta(), deltaTolerance, put::toString);
        }
    }

    /**
     * Without expiry V = (K − B)·(S/B)^(−m), B = K·m/(1 + m), with the two roots m of σ²m(m + 1)/2 − (r − q)m − r = 0: the
     * larger above the upper boundary, the smaller below the lower one. At 200 years 1e-6 is left of the difference, and
     * HIGH, made for less, errs by 2e-5.
     */
    @Test
    void farFromExpiryTheValueIsThePerpetuals() {
        double rate = -0.01;
        double yield = -0.05;
        double volatility = 0.1;
        double half = (rate - yield) / (volatility * volatility) - 0.5;
        double root = Math.sqrt(half * half + 2 * rate / (volatility * volatility));
        for (double m : new double[] {half + root, half - root}) {
            double boundary = 100 * m / (1 + m);
            double outwards = m > half ? 1.1 : 0.9;
            double expected = (100 - boundary) * Math.pow(outwards, -m);
            AmericanOption put = AmericanOption.put(boundary * outwards, 100, 200, rate, yield, volatility);
            assertEquals(expected, put.price(Accuracy.HIGH), 5e-5);
            assertEquals(-m * expected / put.spot(), put.value(Accuracy.HIGH).delta(), 5e-6);
            TwoBoundaryPut fine = new TwoBoundaryPut(new TwoBoundaryScheme(40, 100, 1e-12));
            double price =
                    fine.value(put.spot(), 100, 200, rate, yield, volatility).price();
            assertEquals(expected, price, 3e-6);
        }
    }

    /** Smooth pasting at both ends of the region, intrinsic value within, more than that outside. */
    @ParameterizedTest
    @CsvSource({"1, -0.01, -0.05, 0.1", "0.5, -0.02, -0.04, 0.15", "5, -0.02, -0.08, 0.05", "0.1, -0.001, -0.1, 0.4"})
    void leavesTheIntrinsicLineSmoothly(double time, double rate, double yield, double volatility) {
        TwoBoundaryPut put = new TwoBoundaryPut(TwoBoundaryScheme.of(Accuracy.HIGH));
        put.value(100, 100, time, rate, yield, volatility);
        double lower = put.lowerCritical();
        double upper = put.upperCritical();
        assertTrue(100 * rate / yield < lower && lower < upper && upper < 100);
        for (double spot : new double[] {lower * 1.0001, (lower + upper) / 2, upper * 0.9999}) {
            TwoBoundaryPut.Value exercised = put.value(spot, 100, time, rate, yield, volatility);
            assertEquals(new TwoBoundaryPut.Value(100 - spot, -1, 0), exercised);
        }
        for (double spot : new double[] {lower * 0.9999, upper * 1.0001}) {
            TwoBoundaryPut.Value held = put.value(spot, 100, time, rate, yield, volatility);
            // ½Γ·(1e-4·S)², with the equation's curvature ½σ²S²Γ = r·K − q·S at the boundary
            double curvature = 2 * (rate * 100 - yield * spot) / (volatility * volatility * spot * spot);
            double step = 1e-4 * spot;
            assertEquals(0.5 * curvature * step * step, held.price() - (100 - spot), 2e-2 * curvature * step * step);
            assertEquals(-1, held.delta(), 1.1 * curvature * step);
            assertEquals(curvature, held.gamma(), 2e-2 * curvature);
        }
    }

    /** σ* = √(−2q) − √(−2r): the boundaries meet at a finite time only above it. */
    @Test
    void boundariesMeetAboveTheCriticalVolatility() {
        double critical = Math.sqrt(0.1) - Math.sqrt(0.02);
        TwoBoundaryPut put = new TwoBoundaryPut(TwoBoundaryScheme.of(Accuracy.STANDARD));
        put.value(50, 100, 60, -0.01, -0.05, 0.99 * critical);
        assertTrue(put.lowerCritical() < put.upperCritical());
        put.value(50, 100, 60, -0.01, -0.05, 1.5 * critical);
        assertTrue(Double.isNaN(put.lowerCritical()) && Double.isNaN(put.upperCritical()));
        put.value(50, 100, 1, -0.01, -0.05, 1.5 * critical);
        assertTrue(put.lowerCritical() < put.upperCritical());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONVERGED")
    void deltaAndGammaAreThePricesDerivatives(Accuracy accuracy) {
        for (AmericanOption put : puts(100)) {
            for (AmericanOption option : List.of(put, put.mirrored())) {
                double step = 1e-3 * option.spot() * option.volatility() * Math.sqrt(option.timeToExpiry());
                AmericanOption.Value value = option.value(accuracy);
                AmericanOption.Value up = option.withSpot(option.spot() + step).value(accuracy);
                AmericanOption.Value down =
                        option.withSpot(option.spot() - step).value(accuracy);
                if (up.gamma() > 0 && down.gamma() > 0) { // no boundary between
                    double tolerance = accuracy == Accuracy.FAST ? 1e-3 : 1e-4;
                    assertEquals((up.price() - down.price()) / (2 * step), value.delta(), tolerance, option::toString);
                    double scale = 1 / (option.spot() * option.volatility() * Math.sqrt(option.timeToExpiry()));
                    assertEquals(
                            (up.delta() - down.delta()) / (2 * step),
                            value.gamma(),
                            tolerance * 10 * scale,
                            option::toString);
                }
            }
        }
    }

    /** Black and Scholes' equation gives theta, and homogeneity in (σ², r, q, 1/T) relates it to the other slopes. */
    @Test
    void slopesAreHomogeneous() {
        TwoBoundaryPut pricer = new TwoBoundaryPut(TwoBoundaryScheme.of(Accuracy.HIGH));
        for (AmericanOption put : puts(60)) {
            double spot = put.spot();
            double rate = put.rate();
            double yield = put.dividendYield();
            double volatility = put.volatility();
            AmericanOption.Value value = put.value(Accuracy.HIGH);
            TwoBoundaryPut.Slopes slopes =
                    pricer.slopes(spot, put.strike(), put.timeToExpiry(), rate, yield, volatility);
            if (value.gamma() == 0) {
                double sum = Math.abs(slopes.vega()) + Math.abs(slopes.ofRate()) + Math.abs(slopes.ofYield());
                assertEquals(0, sum, put::toString);
                continue;
            }
            double diffusion = 0.5 * volatility * volatility * spot * spot * value.gamma();
            double theta = rate * value.price() - (rate - yield) * spot * value.delta() - diffusion;
            double scaled = 0.5 * volatility * slopes.vega() + rate * slopes.ofRate() + yield * slopes.ofYield();
            // Gamma next to a boundary is the least exact term
            assertEquals(
                    -put.timeToExpiry() * theta, scaled, 1e-3 + 0.02 * put.timeToExpiry() * diffusion, put::toString);
        }
    }

    @Test
    void holdsWhatHoldsForEveryAmericanOption() {
        for (AmericanOption put : puts(150)) {
            double price = put.price(Accuracy.HIGH);
            double error = 1e-6;
            assertTrue(price >= put.intrinsic() && price >= put.european(), put::toString);
            assertEquals(price, put.mirrored().price(Accuracy.HIGH), 1e-12 * 100, put::toString);
            double up = put.withSpot(put.spot() + 1).price(Accuracy.HIGH);
            double down = put.withSpot(put.spot() - 1).price(Accuracy.HIGH);
            assertTrue(up <= price + error && up + down - 2 * price >= -error, put::toString);
            assertTrue(
                    put.withVolatility(1.02 * put.volatility()).price(Accuracy.HIGH) >= price - error, put::toString);
            assertTrue(put.withTime(1.02 * put.timeToExpiry()).price(Accuracy.HIGH) >= price - error, put::toString);
            assertTrue(put.withStrike(put.strike() + 1).price(Accuracy.HIGH) >= price - error, put::toString);
        }
    }

    /** The region shrinks to nothing as r falls to q, and to one boundary as r rises to 0. */
    @Test
    void joinsTheRegionsBesideIt() {
        AmericanOption never = AmericanOption.put(95, 100, 1, -0.05, -0.05, 0.2);
        AmericanOption nearly = AmericanOption.put(95, 100, 1, -0.05, -0.05 - 1e-9, 0.2);
        assertEquals(never.price(Accuracy.HIGH), nearly.price(Accuracy.HIGH), 1e-6);
        AmericanOption one = AmericanOption.put(95, 100, 1, 0, -0.05, 0.2);
        for (double rate : new double[] {-1e-9, -1e-20, -1e-300, -Double.MIN_VALUE}) {
            AmericanOption two = AmericanOption.put(95, 100, 1, rate, -0.05, 0.2);
            assertEquals(one.price(Accuracy.HIGH), two.price(Accuracy.HIGH), 2e-6);
        }
    }

    /** max over t of K·e^(−rt) − S·e^(−qt), by hand: now, at expiry, or when S·e^((r−q)t) reaches K·r/q. */
    @Test
    void withoutVolatilityTheBestTimeIsChosen() {
        double rate = -0.02;
        double yield = -0.06;
        assertEquals(60, AmericanOption.put(40, 100, 1, rate, yield, 0).price(Accuracy.HIGH));
        assertEquals(0, AmericanOption.put(101, 100, 1, rate, yield, 0).price(Accuracy.HIGH));
        double atExpiry = 100 * Math.exp(0.02) - 10 * Math.exp(0.06);
        assertEquals(atExpiry, AmericanOption.put(10, 100, 1, rate, yield, 0).price(Accuracy.HIGH), 1e-12);
        double best = Math.log(100.0 / 3 / 30) / 0.04;
        double between = 100 * Math.exp(0.02 * best) - 30 * Math.exp(0.06 * best);
        for (double volatility : new double[] {0, 1e-9, 1e-6, 1e-5}) {
            AmericanOption.Value value =
                    AmericanOption.put(30, 100, 5, rate, yield, volatility).value(Accuracy.HIGH);
            assertEquals(between, value.price(), 5e-4); // a kink in the integrand that a few points do not resolve
            assertEquals(-Math.exp(0.06 * best), value.delta(), 1e-3);
        }
    }

    /** Every magnitude of every input has a value between its bounds. */
    @Test
    void nothingValidIsEverNaN() {
        double[] spots = {0, 1e-300, 1e-10, 30, 90, 100, 1e10};
        double[] times = {1e-300, 1e-6, 0.01, 1, 50};
        double[] rates = {-1e-310, -1e-300, -1e-9, -0.03, -0.5};
        double[] ratios = {1 + 1e-15, 1.001, 3, 1e6};
        double[] volatilities = {0, 1e-300, 1e-4, 0.03, 0.2, 9, 1e9};
        for (double spot : spots) {
            for (double time : times) {
                for (double rate : rates) {
                    for (double ratio : ratios) {
                        for (double volatility : volatilities) {
                            double yield = rate * ratio;
                            AmericanOption put = AmericanOption.put(spot, 100, time, rate, yield, volatility);
                            assertSane(put);
                            assertSane(put.mirrored());
                        }
                    }
                }
            }
        }
    }

    private static void assertSane(AmericanOption option) {
        AmericanOption.Value value = option.value(Accuracy.FAST);
        if (value.status() == Status.UNSUPPORTED) {
            assertTrue(Double.isNaN(option.european()), option::toString); // not representable
            return;
        }
        assertTrue(Double.isFinite(value.price()) && Double.isFinite(value.delta()), () -> option + " " + value);
        assertTrue(value.gamma() >= 0, () -> option + " " + value);
        assertTrue(value.price() >= Math.max(option.intrinsic(), option.european()), () -> option + " " + value);
    }
}
