package io.thetagrid.kernels.proxy;

import java.util.List;

/** A rectangle with one polynomial for each output or, once split, with two halves in their place. */
final class Panel {
    /** How much larger than the largest error found off the nodes a bound is taken: at a kink, the worst case, 3.4 was needed. */
    private static final double SAFETY = 5;

    /** How far a test point's row lies from the one before: coprime to the number of rows, so that all are visited. */
    private static final int STRIDE = 3;

    private final Rectangle area;
    private final Chebyshev alongX;
    private final Chebyshev alongV;
    /** By output, as {@link Chebyshev#coefficients} has them. */
    private double[][] coefficients;

    private double bound;
    private boolean splitAlongX;
    private Panel lower;
    private Panel upper;

    Panel(Rectangle area, Chebyshev alongX, Chebyshev alongV) {
        this.area = area;
        this.alongX = alongX;
        this.alongV = alongV;
    }

    /** How many exact values a panel of such polynomials takes. */
    static int points(Chebyshev alongX, Chebyshev alongV) {
        return alongX.terms() * alongV.terms() + testPoints(alongX);
    }

    private static int testPoints(Chebyshev alongX) {
        return 2 * (alongX.terms() + 1);
    }

    /** Writes where exact values are wanted: at the nodes, then at the test points. */
    void writePoints(double[] x, double[] v, int from) {
        int at = from;
        for (int i = 0; i < alongX.terms(); i++) {
            for (int j = 0; j < alongV.terms(); j++) {
                x[at] = area.x(alongX.node(i));
                v[at] = area.v(alongV.node(j));
                at++;
            }
        }
        for (int test = 0; test < testPoints(alongX); test++) {
            x[at] = area.x(testX(test));
            v[at] = area.v(testV(test));
            at++;
        }
    }

    private double testX(int test) {
        return alongX.extremum(test % (alongX.terms() + 1));
    }

    private double testV(int test) {
        return alongV.extremum(STRIDE * test % (alongV.terms() + 1));
    }

    /** Interpolates the exact values {@code [output][point]} at the points written, and measures the error at the test points. */
    void fit(double[][] values, int from) {
        int nodes = alongX.terms() * alongV.terms();
        coefficients = new double[values.length][];
        bound = 0;
        for (int output = 0; output < values.length; output++) {
            double[] atNodes = new double[nodes];
            System.arraycopy(values[output], from, atNodes, 0, nodes);
            coefficients[output] = alongX.coefficients(alongV, atNodes);
            bound += SAFETY * largestError(coefficients[output], values[output], from + nodes);
        }
    }

    private double largestError(double[] polynomial, double[] values, int from) {
        double[] tx = new double[alongX.terms()];
        double[] tv = new double[alongV.terms()];
        double largest = 0;
        for (int test = 0; test < testPoints(alongX); test++) {
            alongX.polynomials(testX(test), tx);
            alongV.polynomials(testV(test), tv);
            largest = Math.max(largest, Math.abs(sum(polynomial, tx, tv) - values[from + test]));
        }
        return largest;
    }

    private static double sum(double[] polynomial, double[] tx, double[] tv) {
        double sum = 0;
        int at = 0;
        for (double ofX : tx) {
            double inner = 0;
            for (double ofV : tv) {
                inner += polynomial[at++] * ofV;
            }
            sum += ofX * inner;
        }
        return sum;
    }

    /** Halves the rectangle along the variable whose highest polynomial still carries more; the halves are to be fitted. */
    List<Panel> split() {
        splitAlongX = alongV.terms() == 1 || weightOfHighest(true) >= weightOfHighest(false);
        lower = new Panel(area.half(splitAlongX, false), alongX, alongV);
        upper = new Panel(area.half(splitAlongX, true), alongX, alongV);
        return List.of(lower, upper);
    }

    private double weightOfHighest(boolean inX) {
        int rows = alongX.terms();
        int columns = alongV.terms();
        double weight = 0;
        for (double[] polynomial : coefficients) {
            for (int i = 0; i < (inX ? columns : rows); i++) {
                weight += Math.abs(polynomial[inX ? (rows - 1) * columns + i : i * columns + columns - 1]);
            }
        }
        return weight;
    }

    Rectangle area() {
        return area;
    }

    /** On the error of the sum of all outputs: five times the largest found at the test points. */
    double bound() {
        return bound;
    }

    /** The innermost panel around a point. */
    Panel at(double x, double v) {
        Panel panel = this;
        while (panel.lower != null) {
            boolean within = panel.splitAlongX ? x <= panel.lower.area.highX() : v <= panel.lower.area.highV();
            panel = within ? panel.lower : panel.upper;
        }
        return panel;
    }

    /** Adds every output at a point to {@code sums[output][row]}; {@code tx} and {@code tv} are scratch. */
    void addTo(double x, double v, double[] tx, double[] tv, double[][] sums, int row) {
        alongX.polynomials(area.unitX(x), tx);
        alongV.polynomials(area.unitV(v), tv);
        for (int output = 0; output < coefficients.length; output++) {
            sums[output][row] += sum(coefficients[output], tx, tv);
        }
    }
}
