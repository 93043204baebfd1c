package io.thetagrid.core.risk.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One method at one confidence, held against one history.
 *
 * @param confidence per 1.00
 * @param expected exceptions, were VaR right
 * @param light over all days
 * @param supervised the light over the last 250 days, which supervisors look at; empty where there are fewer
 * @param tests one of each kind, in their order
 */
public record Backtest(
        ForecastMethod method,
        double confidence,
        DailyForecasts daily,
        ExceptionCounts counts,
        double expected,
        TrafficLight light,
        Optional<TrafficLight> supervised,
        List<TestResult> tests) {

    public Backtest {
        tests = List.copyOf(tests);
    }

    /** @param simulated distributions of Acerbi and Székely's statistics; empty where they cannot be computed */
    static Backtest of(
            ForecastMethod method,
            double confidence,
            DailyForecasts daily,
            double[] losses,
            Optional<NullDistribution> simulated,
            double significance) {
        double p = Tails.beyond(confidence);
        boolean[] exceptions = daily.exceptions(losses);
        ExceptionCounts counts = ExceptionCounts.of(exceptions);
        int days = losses.length;
        return new Backtest(
                method,
                confidence,
                daily,
                counts,
                days * p,
                TrafficLight.of(days, counts.exceptions(), p),
                supervised(exceptions, p),
                List.of(
                        Kupiec.proportionOfFailures(counts, p, significance),
                        Kupiec.timeUntilFirstFailure(counts, p, significance),
                        Christoffersen.independence(counts, significance),
                        Christoffersen.conditionalCoverage(counts, p, significance),
                        conditional(daily, losses, counts, simulated, significance),
                        unconditional(daily, losses, p, simulated, significance)));
    }

    /** The result of one kind of test. */
    public TestResult test(TestKind kind) {
        return tests.get(kind.ordinal());
    }

    private static Optional<TrafficLight> supervised(boolean[] exceptions, double p) {
        int from = exceptions.length - TrafficLight.SUPERVISED_DAYS;
        return from < 0
                ? Optional.empty()
                : Optional.of(TrafficLight.of(
                        TrafficLight.SUPERVISED_DAYS,
                        ExceptionCounts.of(Arrays.copyOfRange(exceptions, from, exceptions.length))
                                .exceptions(),
                        p));
    }

    private static TestResult conditional(
            DailyForecasts daily,
            double[] losses,
            ExceptionCounts counts,
            Optional<NullDistribution> simulated,
            double significance) {
        if (simulated.isEmpty() || counts.exceptions() == 0) {
            return TestResult.notComputable(TestKind.ACERBI_SZEKELY_Z1);
        }
        double statistic = AcerbiSzekely.conditional(losses, daily.var(), daily.es());
        return TestResult.simulated(
                TestKind.ACERBI_SZEKELY_Z1, statistic, simulated.get().conditionalPValue(statistic), significance);
    }

    private static TestResult unconditional(
            DailyForecasts daily,
            double[] losses,
            double p,
            Optional<NullDistribution> simulated,
            double significance) {
        if (simulated.isEmpty()) {
            return TestResult.notComputable(TestKind.ACERBI_SZEKELY_Z2);
        }
        double statistic = AcerbiSzekely.unconditional(losses, daily.var(), daily.es(), p);
        return TestResult.simulated(
                TestKind.ACERBI_SZEKELY_Z2, statistic, simulated.get().unconditionalPValue(statistic), significance);
    }
}
