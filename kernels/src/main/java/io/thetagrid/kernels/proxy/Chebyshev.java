package io.thetagrid.kernels.proxy;

/**
 * Polynomials through values at Chebyshev nodes of the first kind on [−1, 1], cos((i + ½)π/n) [Trefethen 2013,
 * Approximation Theory and Approximation Practice, ch. 2–3].
 */
final class Chebyshev {
    private final int terms;
    private final double[] nodes;
    private final double[] extrema;
    /** {@code transform[k][i]}: what the value at node i adds to coefficient k. */
    private final double[][] transform;

    /** @param terms number of nodes and of coefficients, at least 1 */
    Chebyshev(int terms) {
        this.terms = terms;
        nodes = new double[terms];
        extrema = new double[terms + 1];
        transform = new double[terms][terms];
        for (int i = 0; i < terms; i++) {
            double angle = (i + 0.5) * StrictMath.PI / terms;
            nodes[i] = StrictMath.cos(angle);
            for (int k = 0; k < terms; k++) {
                transform[k][i] = (k == 0 ? 1.0 : 2.0) / terms * StrictMath.cos(k * angle);
            }
        }
        for (int i = 0; i <= terms; i++) {
            extrema[i] = StrictMath.cos(i * StrictMath.PI / terms);
        }
    }

    int terms() {
        return terms;
    }

    double node(int i) {
        return nodes[i];
    }

    /** Where the polynomial that is 0 at all nodes is largest, and with it the error of interpolation: {@code 0 ≤ i ≤ terms}. */
    double extremum(int i) {
        return extrema[i];
    }

    /**
     * Coefficients {@code [k · v.terms + l]} of T_k(x)·T_l(v) from values {@code [i · v.terms + j]} at the nodes (i, j).
     *
     * @param v the polynomials of the second variable
     */
    double[] coefficients(Chebyshev v, double[] values) {
        int columns = v.terms;
        double[] half = new double[terms * columns];
        for (int i = 0; i < terms; i++) {
            for (int l = 0; l < columns; l++) {
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    sum += v.transform[l][j] * values[i * columns + j];
                }
                half[i * columns + l] = sum;
            }
        }
        double[] coefficients = new double[terms * columns];
        for (int k = 0; k < terms; k++) {
            for (int l = 0; l < columns; l++) {
                double sum = 0;
                for (int i = 0; i < terms; i++) {
                    sum += transform[k][i] * half[i * columns + l];
                }
                coefficients[k * columns + l] = sum;
            }
        }
        return coefficients;
    }

    /** T_0(x) … T_{terms − 1}(x). */
    void polynomials(double x, double[] values) {
        values[0] = 1;
        if (terms > 1) {
            values[1] = x;
        }
        for (int k = 2; k < terms; k++) {
            values[k] = 2 * x * values[k - 1] - values[k - 2];
        }
    }
}
