package io.thetagrid.core.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.american.ExerciseBoundary;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation against closed forms, and against a tree that finds its own boundary. */
class AssignmentSimulationTest {
    private static final double STRIKE = 100;
    private static final double TIME = 0.5;
    private static final double LAST_CHANCE = 0.497;
    private static final SortedMap<Integer, Double> HORIZONS =
            new TreeMap<>(Map.of(1, 0.003, 5, 0.02, 21, 0.08, 90, 0.35));

    /** A boundary of the test's own. */
    private record Policy(OptionTerms terms, DoubleUnaryOperator boundary, List<ExDividend> exDividends)
            implements ExercisePolicy {
        @Override
        public double criticalSpot(double time, int passed) {
            return boundary.applyAsDouble(time);
        }

        @Override
        public double valueAfter(int dividend, double spot) {
            throw new UnsupportedOperationException();
        }
    }

    private static AssignmentOdds simulate(Policy policy, int paths, int steps) {
        PathDraws draws = new PathDraws(Backends.pick("scalar"), 1, 42, paths);
        return AssignmentSimulation.run(policy, LAST_CHANCE, HORIZONS, draws, steps);
    }

    private static OptionTerms terms(double sign, double spot, double rate, double yield, double volatility) {
        return new OptionTerms(sign, spot, STRIKE, TIME, rate, yield, volatility, true);
    }

    /**
     * Four standard errors from the truth: seldom enough not to be chance in the few dozen checks made here, and an
     * interval whose half-width is 1.96 of them.
     */
    private static void assertSampled(double expected, Probability sampled) {
        double half = 0.5 * (sampled.high() - sampled.low());
        assertEquals(expected, sampled.value(), 4 / 1.96 * half + 1e-15, sampled::toString);
        assertTrue(sampled.high() - sampled.low() < 0.025, sampled::toString);
    }

    /** P(a Brownian motion with drift falls by {@code distance}) by the reflection principle. */
    private static double firstPassage(double distance, double drift, double volatility, double time) {
        double spread = volatility * Math.sqrt(time);
        return ReferenceBackend.cdf((-distance - drift * time) / spread)
                + Math.exp(-2 * drift * distance / (volatility * volatility))
                        * ReferenceBackend.cdf((-distance + drift * time) / spread);
    }

    /** A boundary that is straight in log spot, flat or not: the number of steps does not matter. */
    @ParameterizedTest
    @CsvSource({
        "-1, 85, 0, 0.05, 0, 0.3, 32",
        "-1, 85, 0, 0.05, 0, 0.3, 1",
        "-1, 92, 0.2, 0.02, 0.06, 0.4, 8",
        "-1, 70, -0.3, 0, 0, 0.8, 3",
        "1, 110, 0, 0.01, 0.05, 0.2, 32",
        "1, 130, -0.25, 0.04, 0.05, 0.3, 2"
    })
    void straightBoundariesAreMetAsOftenAsTheReflectionPrincipleSays(
            double sign, double start, double growth, double rate, double yield, double volatility, int steps) {
        OptionTerms terms = terms(sign, 100, rate, yield, volatility);
        AssignmentOdds odds = simulate(new Policy(terms, t -> start * Math.exp(growth * t), List.of()), 4096, steps);
        double distance = sign * Math.log(start / 100);
        double drift = -sign * (rate - yield - 0.5 * volatility * volatility - growth);
        assertSampled(firstPassage(distance, drift, volatility, LAST_CHANCE), odds.early());
        HORIZONS.forEach((sessions, end) -> assertSampled(
                firstPassage(distance, drift, volatility, end),
                odds.earlyBySessions().get(sessions)));
        double before = 0;
        for (Probability probability : odds.earlyBySessions().values()) {
            assertTrue(probability.value() >= before, odds::toString);
            before = probability.value();
        }
        assertTrue(odds.early().value() >= before);
        assertEquals(
                odds.early().value() + odds.atExpiry().value(), odds.total().value(), 1e-12);
    }

    @Test
    void whoNeverExercisesEarlyDoesSoAtExpirationWhereItPays() {
        OptionTerms terms = terms(-1, 95, 0.03, 0.01, 0.3);
        AssignmentOdds odds = simulate(new Policy(terms, _ -> 0, List.of()), 4096, 4);
        assertEquals(0, odds.early().value());
        double spread = 0.3 * Math.sqrt(TIME);
        double d2 = (Math.log(0.95) + 0.02 * TIME) / spread - spread / 2;
        assertSampled(ReferenceBackend.cdf(-d2), odds.atExpiry());
    }

    @Test
    void aSpotBeyondTheBoundaryIsExercisedAtOnce() {
        AssignmentOdds odds = simulate(new Policy(terms(-1, 80, 0.03, 0, 0.3), _ -> 80.01, List.of()), 16, 4);
        assertEquals(1, odds.earlyBySessions().get(1).value());
        assertEquals(0, odds.atExpiry().value());
    }

    /** P(S ≥ critical) at the ex-date for a call, and the strike met by what is left of the share afterwards. */
    @Test
    void callsAreExercisedBeforeTheShareFalls() {
        OptionTerms terms = terms(1, 105, 0.03, 0, 0.25);
        double exTime = 0.2;
        ExDividend dividend = new ExDividend(LocalDate.EPOCH, exTime, 3, 110);
        AssignmentOdds odds = simulate(new Policy(terms, _ -> Double.POSITIVE_INFINITY, List.of(dividend)), 16_384, 4);
        double spread = 0.25 * Math.sqrt(exTime);
        double d2 = (Math.log(105.0 / 110) + 0.03 * exTime) / spread - spread / 2;
        assertEquals(0, odds.earlyBySessions().get(21).value());
        assertSampled(ReferenceBackend.cdf(d2), odds.earlyBySessions().get(90));
        assertSampled(ReferenceBackend.cdf(d2), odds.early());
        assertSampled(heldAndInTheMoney(exTime, 110, 3), odds.atExpiry());
    }

    /** ∫ over the spot at the ex-date, below the critical one, of N(d₂) from the ex-dividend spot: midpoint rule. */
    private static double heldAndInTheMoney(double exTime, double critical, double dividend) {
        double spread = 0.25 * Math.sqrt(exTime);
        double left = TIME - exTime;
        double leftSpread = 0.25 * Math.sqrt(left);
        double width = 1e-3;
        double sum = 0;
        for (double z = -8 + width / 2; z < 8; z += width) {
            double spot = 105 * Math.exp((0.03 - 0.03125) * exTime + spread * z);
            if (spot < critical) {
                double d2 = (Math.log((spot - dividend) / STRIKE) + 0.03 * left) / leftSpread - leftSpread / 2;
                sum += ReferenceBackend.cdf(d2) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * width;
            }
        }
        return sum;
    }

    /**
     * A boundary that bends, against a tree that knows none: 2,000 steps, which see the boundary at their nodes alone, leave
     * 0.003 (what they differ from 4,000 by). With 65,536 pairs a standard error is below 0.001, and so is what 32 steps add.
     */
    @ParameterizedTest
    @CsvSource({"-1, 95, 0.05, 0, 0.3", "-1, 93, 0.08, 0.02, 0.2", "1, 110, 0.02, 0.08, 0.25"})
    void bentBoundariesAreMetAsOftenAsATreeExercises(
            double sign, double spot, double rate, double yield, double volatility) {
        OptionTerms terms = terms(sign, spot, rate, yield, volatility);
        ExerciseBoundary boundary = ExerciseBoundary.of(Accuracy.HIGH, sign, STRIKE, TIME, rate, yield, volatility);
        Policy policy = new Policy(terms, t -> boundary.criticalSpot(TIME - t), List.of());
        AssignmentOdds odds = simulate(policy, 65_536, AssignmentSimulation.STEPS);
        double[] tree = tree(terms, 2000);
        assertEquals(tree[0], odds.early().value(), 0.005);
        assertEquals(tree[1], odds.atExpiry().value(), 0.005);
        AssignmentOdds fine = simulate(policy, 65_536, 4 * AssignmentSimulation.STEPS);
        assertEquals(fine.early().value(), odds.early().value(), 0.003);
        assertEquals(fine.atExpiry().value(), odds.atExpiry().value(), 0.003);
    }

    /** P(early) and P(in the money at expiry, not before) of a Cox–Ross–Rubinstein tree. */
    private static double[] tree(OptionTerms o, int steps) {
        double up = Math.exp(o.volatility() * Math.sqrt(TIME / steps));
        double p = (Math.exp((o.rate() - o.dividendYield()) * TIME / steps) - 1 / up) / (up - 1 / up);
        double discount = Math.exp(-o.rate() * TIME / steps);
        double[] value = new double[steps + 1];
        double[] early = new double[steps + 1];
        double[] atExpiry = new double[steps + 1];
        for (int step = steps; step >= 0; step--) {
            for (int ups = 0; ups <= step; ups++) {
                double exercise = o.optionSign() * (o.spot() * Math.pow(up, 2 * ups - step) - STRIKE);
                if (step == steps) {
                    value[ups] = Math.max(exercise, 0);
                    atExpiry[ups] = exercise > 0 ? 1 : 0;
                    continue;
                }
                double hold = discount * (p * value[ups + 1] + (1 - p) * value[ups]);
                boolean exercised = exercise > hold && step * TIME / steps <= LAST_CHANCE;
                value[ups] = Math.max(hold, exercise);
                early[ups] = exercised ? 1 : p * early[ups + 1] + (1 - p) * early[ups];
                atExpiry[ups] = exercised ? 0 : p * atExpiry[ups + 1] + (1 - p) * atExpiry[ups];
            }
        }
        return new double[] {early[0], atExpiry[0]};
    }
}
