package io.thetagrid.core.pricing;

import io.thetagrid.kernels.math.ScalarMath;

/**
 * An option as the kernels see it, in their argument order. An adjusted contract is restated as a plain one on
 * {@code shares / multiplier} of the underlying with its cash taken off the strike, which has the same payoff.
 *
 * @param optionSign +1 call, −1 put
 * @param spot price of what one unit of the option is written on
 * @param strike per unit
 * @param timeToExpiry years, ACT/365F; 0 once expired
 * @param rate continuously compounded zero rate to expiry, per 1.00
 * @param dividendYield continuously compounded, borrow cost included, per 1.00
 * @param volatility base volatility, per 1.00
 * @param american whether it may be exercised early
 */
public record OptionTerms(
        double optionSign,
        double spot,
        double strike,
        double timeToExpiry,
        double rate,
        double dividendYield,
        double volatility,
        boolean american) {

    /** Value per share if exercised now. */
    public double exerciseValue() {
        return Math.max(optionSign * (spot - strike), 0);
    }

    /** Below this no volatility can price it: the discounted intrinsic value of the forward, if American exercise's too. */
    public double lowerBound() {
        double forwardValue = optionSign
                * (spot * ScalarMath.exp(-dividendYield * timeToExpiry)
                        - strike * ScalarMath.exp(-rate * timeToExpiry));
        return Math.max(forwardValue, american ? exerciseValue() : 0);
    }

    /**
     * Risk-neutral probability of ending in the money, N(sign·d₂) [Black and Scholes 1973, Merton 1973]; 0 or 1 where nothing
     * is left to chance.
     */
    public double probabilityInTheMoney() {
        double deviation = volatility * Math.sqrt(timeToExpiry);
        double logForward = (rate - dividendYield) * timeToExpiry - logMoneyness();
        if (deviation == 0) {
            return optionSign * logForward > 0 ? 1 : 0;
        }
        return ScalarMath.normalCdf(optionSign * (logForward / deviation - 0.5 * deviation));
    }

    /** log(strike / spot). */
    public double logMoneyness() {
        return ScalarMath.log(strike / spot);
    }

    public OptionTerms withVolatility(double other) {
        return new OptionTerms(optionSign, spot, strike, timeToExpiry, rate, dividendYield, other, american);
    }

    /** The option of another type and strike under the same terms. */
    public OptionTerms of(double sign, double otherStrike) {
        return new OptionTerms(sign, spot, otherStrike, timeToExpiry, rate, dividendYield, volatility, american);
    }

    /** These terms without early exercise. */
    public OptionTerms asEuropean() {
        return new OptionTerms(optionSign, spot, strike, timeToExpiry, rate, dividendYield, volatility, false);
    }
}
