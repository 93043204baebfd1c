package io.thetagrid.core.strategy.audit;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Small arithmetic that several themes share. */
final class Amounts {
    private static final int BISECTIONS = 80;
    private static final double MONTHS = 12;

    private Amounts() {}

    static double sum(List<Double> terms) {
        double sum = 0;
        for (double term : terms) {
            sum += term;
        }
        return sum;
    }

    /** Sum of products, element by element. */
    static double dot(List<Double> a, List<Double> b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    /** Growth of a year made of twelve equal months, per 1.00. */
    static double annual(double monthly) {
        return ScalarMath.exp(MONTHS * ScalarMath.log(1 + monthly)) - 1;
    }

    /** Monthly growth that makes this growth in a year, per 1.00. */
    static double monthly(double annual) {
        return ScalarMath.exp(ScalarMath.log(1 + annual) / MONTHS) - 1;
    }

    /** Where a rising function reaches a value, between two bounds. */
    static double solveRising(DoubleUnaryOperator f, double value, double low, double high) {
        double below = low;
        double above = high;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (below + above);
            if (f.applyAsDouble(middle) < value) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return 0.5 * (below + above);
    }
}
