package io.thetagrid.core.risk.backtest;

/**
 * Likelihood-ratio tests of unconditional coverage [P. Kupiec, "Techniques for Verifying the Accuracy of Risk Measurement
 * Models", Journal of Derivatives 3(2), 1995]. Both are asymptotically χ² with one degree of freedom.
 */
public final class Kupiec {

    private Kupiec() {}

    /**
     * Proportion of failures: −2 ln[(1 − p)^(n − x) p^x / ((1 − x/n)^(n − x) (x/n)^x)].
     *
     * @param p probability of an exception that is forecast, per 1.00
     * @param significance below which a p-value rejects
     */
    public static TestResult proportionOfFailures(ExceptionCounts counts, double p, double significance) {
        return TestResult.likelihoodRatio(TestKind.KUPIEC_POF, proportionOfFailures(counts, p), 1, significance);
    }

    static double proportionOfFailures(ExceptionCounts counts, double p) {
        int hits = counts.exceptions();
        int misses = counts.observations() - hits;
        return BernoulliLikelihood.ratio(
                BernoulliLikelihood.log(hits, misses, p), BernoulliLikelihood.logAtMaximum(hits, misses));
    }

    /**
     * Time until first failure, after v days: −2 ln[p (1 − p)^(v − 1) / ((1/v) (1 − 1/v)^(v − 1))]. While there is no
     * exception the likelihood is that of n days without one, (1 − p)^n against 1.
     *
     * @param p probability of an exception that is forecast, per 1.00
     * @param significance below which a p-value rejects
     */
    public static TestResult timeUntilFirstFailure(ExceptionCounts counts, double p, double significance) {
        int hits = counts.first() == 0 ? 0 : 1;
        int misses = hits == 0 ? counts.observations() : counts.first() - 1;
        double ratio = BernoulliLikelihood.ratio(
                BernoulliLikelihood.log(hits, misses, p), BernoulliLikelihood.logAtMaximum(hits, misses));
        return TestResult.likelihoodRatio(TestKind.KUPIEC_TUFF, ratio, 1, significance);
    }
}
