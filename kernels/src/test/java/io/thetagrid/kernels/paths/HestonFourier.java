package io.thetagrid.kernels.paths;

import org.hipparchus.complex.Complex;

/**
 * European options under Heston's model by Lewis's single integral [2001] over the characteristic function in the form of
 * Gatheral [2006], which crosses no branch cut. The integrand is analytic within ½ of the line, so the trapezoidal rule
 * errs as e^(−π/step).
 */
final class HestonFourier {
    private static final double STEP = 0.05;

    private HestonFourier() {}

    static double price(double sign, double spot, double strike, double years, Heston model) {
        double forward = spot * Math.exp((model.rate() - model.dividendYield()) * years);
        double logMoneyness = Math.log(forward / strike);
        double sum = 0;
        for (int i = 0; ; i++) {
            double u = i * STEP;
            Complex transform = characteristic(new Complex(u, -0.5), years, model);
            double size = transform.norm() / (u * u + 0.25);
            Complex term = transform.multiply(new Complex(0, u * logMoneyness).exp());
            sum += (i == 0 ? 0.5 : 1) * term.getRealPart() / (u * u + 0.25);
            if (size < 1e-18 || u > 10_000) {
                break;
            }
        }
        double call = forward - Math.sqrt(forward * strike) / Math.PI * sum * STEP;
        double undiscounted = sign > 0 ? call : call - forward + strike;
        return Math.exp(-model.rate() * years) * undiscounted;
    }

    /** E[e^(izX)] of the log return X less its carry. */
    private static Complex characteristic(Complex z, double years, Heston model) {
        double kappa = model.meanReversion();
        double sigma = model.volatilityOfVariance();
        Complex iz = z.multiply(Complex.I);
        Complex beta = iz.multiply(-model.correlation() * sigma).add(kappa);
        Complex d = beta.multiply(beta)
                .add(iz.add(z.multiply(z)).multiply(sigma * sigma))
                .sqrt();
        Complex minus = beta.subtract(d);
        Complex g = minus.divide(beta.add(d));
        Complex decay = d.multiply(-years).exp();
        Complex rest = g.multiply(decay).negate().add(1);
        Complex variancePart =
                minus.divide(sigma * sigma).multiply(decay.negate().add(1)).divide(rest);
        Complex logRatio = rest.divide(g.negate().add(1)).log();
        Complex levelPart = minus.multiply(years).subtract(logRatio.multiply(2)).multiply(kappa / (sigma * sigma));
        return levelPart
                .multiply(model.longRunVariance())
                .add(variancePart.multiply(model.initialVariance()))
                .exp();
    }
}
