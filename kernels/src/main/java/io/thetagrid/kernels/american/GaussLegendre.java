package io.thetagrid.kernels.american;

/** Gauss–Legendre quadrature on (0, 1), by Newton's iteration on the Legendre polynomial. */
record GaussLegendre(double[] points, double[] weights) {
    /** Newton doubles the digits of a start that has two: five steps are enough, a few more cost nothing. */
    private static final int NEWTON_STEPS = 10;

    static GaussLegendre on01(int count) {
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = StrictMath.cos(StrictMath.PI * (i + 0.75) / (count + 0.5));
            double slope = slope(count, x);
            for (int step = 0; step < NEWTON_STEPS; step++) {
                x -= legendre(count, x) / slope;
                slope = slope(count, x);
            }
            points[i] = 0.5 - 0.5 * x;
            weights[i] = 1.0 / ((1.0 - x * x) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    double point(int i) {
        return points[i];
    }

    double weight(int i) {
        return weights[i];
    }

    private static double legendre(int degree, double x) {
        double before = 0.0;
        double value = 1.0;
        for (int j = 0; j < degree; j++) {
            double next = ((2 * j + 1) * x * value - j * before) / (j + 1);
            before = value;
            value = next;
        }
        return value;
    }

    private static double slope(int degree, double x) {
        return degree * (x * legendre(degree, x) - legendre(degree - 1, x)) / (x * x - 1.0);
    }
}
