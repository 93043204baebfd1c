package io.thetagrid.core.risk;

/**
 * A symmetric matrix and a vector in the matrix's eigenbasis, without the basis: Householder reduction to a tridiagonal matrix,
 * then QR steps with Wilkinson's shift, every reflection and rotation applied to the vector on the way [Golub–Van Loan 2013,
 * 8.3]. In one fixed order of operations, like {@link io.thetagrid.core.scenario.Cholesky}; leaving the eigenvectors out makes
 * it several times faster than a library's decomposition.
 *
 * @param eigenvalues in no particular order
 * @param rotated component of the vector along each eigenvector, up to its sign
 */
record Diagonalisation(double[] eigenvalues, double[] rotated) {
    private static final double EPSILON = 0x1p-53;

    /** Wilkinson's shift takes about two steps for each eigenvalue. */
    private static final int MOST_STEPS = 50;

    /** Only the mean of the matrix and its transpose counts. */
    static Diagonalisation of(double[][] matrix, double[] vector) {
        int n = vector.length;
        double[][] a = new double[n][n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = 0.5 * (matrix[i][j] + matrix[j][i]);
                largest = Math.max(largest, Math.abs(a[i][j]));
            }
        }
        double[] b = vector.clone();
        double[] diagonal = new double[n];
        double[] beside = new double[n];
        for (int k = 0; k < n; k++) {
            diagonal[k] = a[k][k];
            if (k < n - 1) {
                beside[k] = reflect(a, b, k);
            }
        }
        rotate(diagonal, beside, b, EPSILON * largest);
        return new Diagonalisation(diagonal, b);
    }

    /** Clears column k below the subdiagonal, whose entry it returns. */
    private static double reflect(double[][] a, double[] b, int k) {
        int n = b.length;
        double squares = 0;
        for (int i = k + 2; i < n; i++) {
            squares += a[i][k] * a[i][k];
        }
        double head = a[k + 1][k];
        if (squares == 0) {
            return head;
        }
        double result = 0 - Math.copySign(Math.sqrt(head * head + squares), head);
        double[] v = new double[n];
        v[k + 1] = head - result;
        for (int i = k + 2; i < n; i++) {
            v[i] = a[i][k];
        }
        double beta = 2 / (v[k + 1] * v[k + 1] + squares);
        double[] w = new double[n];
        double vw = 0;
        double vb = 0;
        for (int i = k + 1; i < n; i++) {
            double sum = 0;
            for (int j = k + 1; j < n; j++) {
                sum += a[i][j] * v[j];
            }
            w[i] = beta * sum;
            vw += v[i] * w[i];
            vb += v[i] * b[i];
        }
        for (int i = k + 1; i < n; i++) {
            w[i] -= 0.5 * beta * vw * v[i];
            b[i] -= beta * vb * v[i];
        }
        for (int i = k + 1; i < n; i++) {
            for (int j = k + 1; j < n; j++) {
                a[i][j] -= v[i] * w[j] + w[i] * v[j];
            }
        }
        return result;
    }

    /** Diagonalises the tridiagonal matrix; {@code e[k]} stands beside {@code d[k]} and {@code d[k + 1]}. */
    private static void rotate(double[] d, double[] e, double[] b, double negligible) {
        int high = d.length - 1;
        int steps = 0;
        while (high > 0) {
            if (Math.abs(e[high - 1]) <= negligible) {
                high--;
                steps = 0;
                continue;
            }
            int low = high - 1;
            while (low > 0 && Math.abs(e[low - 1]) > negligible) {
                low--;
            }
            if (steps++ == MOST_STEPS) {
                throw new ArithmeticException("a symmetric matrix has no eigenvalues: is it finite?");
            }
            step(d, e, b, low, high);
        }
    }

    private static void step(double[] d, double[] e, double[] b, int low, int high) {
        double half = 0.5 * (d[high - 1] - d[high]);
        double last = e[high - 1];
        double root = Math.copySign(Math.sqrt(half * half + last * last), half);
        double x = d[low] - (d[high] - last * last / (half + root));
        double z = e[low];
        for (int k = low; k < high; k++) {
            double r = Math.sqrt(x * x + z * z);
            double c = r == 0 ? 1 : x / r;
            double s = r == 0 ? 0 : z / r;
            if (k > low) {
                e[k - 1] = r;
            }
            double upper = d[k];
            double lower = d[k + 1];
            double between = 2 * c * s * e[k];
            d[k] = c * c * upper + between + s * s * lower;
            d[k + 1] = s * s * upper - between + c * c * lower;
            e[k] = c * s * (lower - upper) + (c * c - s * s) * e[k];
            if (k < high - 1) {
                x = e[k];
                z = s * e[k + 1];
                e[k + 1] *= c;
            }
            double component = b[k];
            b[k] = c * component + s * b[k + 1];
            b[k + 1] = c * b[k + 1] - s * component;
        }
    }
}
