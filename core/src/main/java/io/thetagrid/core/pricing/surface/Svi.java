package io.thetagrid.core.pricing.surface;

/**
 * Raw SVI: {@code w(k) = a + b·(ρ·(k − m) + √((k − m)² + σ²))} [Gatheral 2004; Gatheral and Jacquier 2014, (3.1)]. Both wings
 * are straight lines, of slopes −b(1 − ρ) and b(1 + ρ).
 */
public record Svi(double a, double b, double rho, double m, double sigma) implements SliceShape {

    @Override
    public double totalVariance(double k) {
        double x = k - m;
        return Math.max(a + b * (rho * x + Math.sqrt(x * x + sigma * sigma)), 0);
    }

    @Override
    public double durrleman(double k) {
        double x = k - m;
        double root = Math.sqrt(x * x + sigma * sigma);
        return SliceShape.durrleman(
                k, totalVariance(k), b * (rho + x / root), b * sigma * sigma / (root * root * root));
    }
}
