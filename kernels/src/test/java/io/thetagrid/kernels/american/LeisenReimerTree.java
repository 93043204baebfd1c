package io.thetagrid.kernels.american;

/**
 * A binomial tree with Leisen and Reimer's probabilities (1996, "Binomial models for option valuation: examining and
 * improving convergence") by the second Peizer–Pratt inversion. It shares nothing with the kernel and knows no region: any
 * sign of rate and yield, any number of exercise boundaries.
 */
final class LeisenReimerTree {

    private LeisenReimerTree() {}

    /**
     * Twice the value on 2n + 1 steps less that on n, which removes the term 1/n of early exercise.
     *
     * @param steps n, odd
     */
    static double extrapolated(AmericanOption option, int steps) {
        return 2 * american(option, 2 * steps + 1) - american(option, steps);
    }

    /** Exercise at every step; their number is odd. */
    static double american(AmericanOption option, int steps) {
        return value(option, steps, 1);
    }

    /** Exercise at every {@code stride}-th step only. */
    static double value(AmericanOption option, int steps, int stride) {
        double step = option.timeToExpiry() / steps;
        double deviation = option.volatility() * Math.sqrt(option.timeToExpiry());
        double drift = (option.rate() - option.dividendYield()) * option.timeToExpiry();
        double centre = (Math.log(option.spot() / option.strike()) + drift) / deviation;
        double spotProbability = peizerPratt(centre + deviation / 2, steps);
        double probability = peizerPratt(centre - deviation / 2, steps);
        double growth = Math.exp(drift / steps);
        double up = growth * spotProbability / probability;
        double down = growth * (1 - spotProbability) / (1 - probability);
        double discount = Math.exp(-option.rate() * step);
        double upDiscounted = probability * discount;
        double downDiscounted = (1 - probability) * discount;
        double[] values = new double[steps + 1];
        for (int level = steps; level >= 0; level--) {
            boolean exercise = (steps - level) % stride == 0;
            double spot = option.spot() * Math.pow(down, level);
            for (int i = 0; i <= level; i++) {
                double held = level == steps ? 0 : upDiscounted * values[i + 1] + downDiscounted * values[i];
                values[i] = exercise ? Math.max(held, option.optionSign() * (spot - option.strike())) : held;
                spot *= up / down;
            }
        }
        return values[0];
    }

    /** The probability whose binomial distribution of {@code steps} draws has its upper half where N(z) has it. */
    private static double peizerPratt(double z, int steps) {
        double scaled = z / (steps + 1.0 / 3 + 0.1 / (steps + 1));
        double spread = Math.sqrt(-Math.expm1(-scaled * scaled * (steps + 1.0 / 6)));
        return 0.5 + Math.copySign(0.5 * spread, z);
    }
}
