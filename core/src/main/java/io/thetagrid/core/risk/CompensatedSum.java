package io.thetagrid.core.risk;

/**
 * Running sum that carries its rounding error along [Neumaier 1974]: in practice the correctly rounded sum, so that
 * whoever adds the same numbers carefully, in any order, gets the same digits.
 */
public final class CompensatedSum {
    private double sum;
    private double error;

    public void add(double value) {
        double next = sum + value;
        error += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    public double value() {
        return sum + error;
    }
}
