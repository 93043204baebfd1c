package io.thetagrid.core.risk.backtest;

/**
 * Likelihood-ratio tests of exceptions that cluster, against a first-order Markov chain [P. Christoffersen, "Evaluating
 * Interval Forecasts", International Economic Review 39(4), 1998].
 */
public final class Christoffersen {

    private Christoffersen() {}

    /**
     * Independence: whether an exception is as likely the day after one as the day after none. Asymptotically χ² with one
     * degree of freedom; 0 where no exception, or nothing else, was seen; not computable of a single day.
     *
     * @param significance below which a p-value rejects
     */
    public static TestResult independence(ExceptionCounts counts, double significance) {
        return counts.observations() < 2
                ? TestResult.notComputable(TestKind.CHRISTOFFERSEN_INDEPENDENCE)
                : TestResult.likelihoodRatio(
                        TestKind.CHRISTOFFERSEN_INDEPENDENCE, independence(counts), 1, significance);
    }

    /**
     * Conditional coverage: the sum of Kupiec's proportion of failures over all days and of independence over all
     * transitions, asymptotically χ² with two degrees of freedom; not computable of a single day.
     *
     * @param p probability of an exception that is forecast, per 1.00
     * @param significance below which a p-value rejects
     */
    public static TestResult conditionalCoverage(ExceptionCounts counts, double p, double significance) {
        return counts.observations() < 2
                ? TestResult.notComputable(TestKind.CHRISTOFFERSEN_COVERAGE)
                : TestResult.likelihoodRatio(
                        TestKind.CHRISTOFFERSEN_COVERAGE,
                        Kupiec.proportionOfFailures(counts, p) + independence(counts),
                        2,
                        significance);
    }

    private static double independence(ExceptionCounts counts) {
        double one = BernoulliLikelihood.logAtMaximum(counts.n01() + counts.n11(), counts.n00() + counts.n10());
        double two = BernoulliLikelihood.logAtMaximum(counts.n01(), counts.n00())
                + BernoulliLikelihood.logAtMaximum(counts.n11(), counts.n10());
        return BernoulliLikelihood.ratio(one, two);
    }
}
