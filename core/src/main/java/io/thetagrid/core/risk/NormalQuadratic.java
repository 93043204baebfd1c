package io.thetagrid.core.risk;

/**
 * A loss {@code constant + Σ (linear[j]·zⱼ + ½·curvature[j]·zⱼ²)} in independent standard normals: a sum of scaled
 * noncentral χ² with one degree of freedom and a normal.
 */
record NormalQuadratic(double constant, double[] linear, double[] curvature) {
    /** Curvatures below this share of the standard deviation count as rounding errors of the eigenvalues. */
    private static final double NEGLIGIBLE = 1e-13;

    /** {@code constant + linear·z + ½ z′·quadratic·z}, diagonalised; {@code quadratic} is symmetric up to rounding. */
    static NormalQuadratic of(double constant, double[] linear, double[][] quadratic) {
        Diagonalisation diagonal = Diagonalisation.of(quadratic, linear);
        return new NormalQuadratic(constant, diagonal.rotated(), diagonal.eigenvalues());
    }

    double mean() {
        double sum = constant;
        for (double value : curvature) {
            sum += 0.5 * value;
        }
        return sum;
    }

    double standardDeviation() {
        double sum = 0;
        for (int j = 0; j < linear.length; j++) {
            sum += linear[j] * linear[j] + 0.5 * curvature[j] * curvature[j];
        }
        return Math.sqrt(sum);
    }

    /** (loss − mean) / standard deviation, without negligible curvatures. */
    NormalQuadratic standardised() {
        double scale = standardDeviation();
        double[] b = new double[linear.length];
        double[] c = new double[linear.length];
        double centre = 0;
        for (int j = 0; j < b.length; j++) {
            b[j] = linear[j] / scale;
            c[j] = Math.abs(curvature[j]) > NEGLIGIBLE * scale ? curvature[j] / scale : 0;
            centre -= 0.5 * c[j];
        }
        return new NormalQuadratic(centre, b, c);
    }
}
