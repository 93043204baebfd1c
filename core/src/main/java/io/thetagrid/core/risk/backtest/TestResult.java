package io.thetagrid.core.risk.backtest;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One test of a series of forecasts.
 *
 * @param statistic empty where not computable
 * @param degreesOfFreedom of the statistic's asymptotic χ² distribution; empty where the p-value is simulated
 * @param pValue probability, were the forecasts right, of a statistic as extreme as this one; empty where not computable
 * @param verdict at the level of significance: rejected where the p-value is below it
 */
public record TestResult(
        TestKind kind,
        OptionalDouble statistic,
        OptionalInt degreesOfFreedom,
        OptionalDouble pValue,
        TestVerdict verdict) {

    static TestResult likelihoodRatio(TestKind kind, double statistic, int degreesOfFreedom, double significance) {
        double pValue = ChiSquare.upperTail(statistic, degreesOfFreedom);
        return new TestResult(
                kind,
                OptionalDouble.of(statistic),
                OptionalInt.of(degreesOfFreedom),
                OptionalDouble.of(pValue),
                verdict(pValue, significance));
    }

    static TestResult simulated(TestKind kind, double statistic, double pValue, double significance) {
        return new TestResult(
                kind,
                OptionalDouble.of(statistic),
                OptionalInt.empty(),
                OptionalDouble.of(pValue),
                verdict(pValue, significance));
    }

    static TestResult notComputable(TestKind kind) {
        return new TestResult(
                kind, OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty(), TestVerdict.NOT_COMPUTABLE);
    }

    private static TestVerdict verdict(double pValue, double significance) {
        return pValue < significance ? TestVerdict.REJECTED : TestVerdict.ACCEPTED;
    }
}
