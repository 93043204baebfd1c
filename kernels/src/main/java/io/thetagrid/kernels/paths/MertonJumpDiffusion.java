package io.thetagrid.kernels.paths;

import static io.thetagrid.kernels.paths.Parameter.finite;
import static io.thetagrid.kernels.paths.Parameter.notNegative;

/**
 * Geometric Brownian motion with jumps, sampled exactly: N of them in a step, Poisson of mean jumpIntensity·Δt, multiply the
 * spot by e^J, J normal [Merton 1976]. The drift makes up for the mean jump. Factors: diffusion, number of jumps, sum of
 * their sizes. One state, log(S/S₀).
 *
 * @param jumpIntensity jumps expected in a year
 * @param meanJump mean of J, the logarithm of what a jump multiplies the spot by
 * @param jumpVolatility standard deviation of J
 */
public record MertonJumpDiffusion(
        double rate,
        double dividendYield,
        double volatility,
        double jumpIntensity,
        double meanJump,
        double jumpVolatility)
        implements PathModel {

    public MertonJumpDiffusion {
        finite("rate", rate);
        finite("dividend yield", dividendYield);
        notNegative("volatility", volatility);
        notNegative("jump intensity", jumpIntensity);
        finite("mean jump", meanJump);
        notNegative("jump volatility", jumpVolatility);
    }

    @Override
    public int factors() {
        return 3;
    }

    @Override
    public int states() {
        return 1;
    }
}
