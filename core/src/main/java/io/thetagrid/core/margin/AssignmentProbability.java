package io.thetagrid.core.margin;

import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.kernels.math.ScalarMath;

/**
 * How likely an option is to end in the money (strategy-rules R-ASSIGN.1, D4): N(sign·d₂), the Black–Scholes–Merton
 * probability under the risk-neutral measure at the option's own volatility. Early exercise is not in it, except where it
 * is due today: an American option worth no more than its exercise value.
 */
public final class AssignmentProbability {
    private AssignmentProbability() {}

    /** Per 1.00; 0 or 1 where nothing is left to chance. */
    public static double of(PricedPosition position) {
        OptionTerms terms = position.option().orElseThrow();
        double exercise = terms.exerciseValue();
        if (terms.american() && exercise > 0 && position.greeks().price() <= exercise) {
            return 1;
        }
        return inTheMoney(terms);
    }

    /** P(in the money at expiration), per 1.00; 0 or 1 where nothing is left to chance. */
    public static double inTheMoney(OptionTerms terms) {
        double spread = terms.volatility() * Math.sqrt(terms.timeToExpiry());
        double logForward = (terms.rate() - terms.dividendYield()) * terms.timeToExpiry() - terms.logMoneyness();
        if (spread == 0) {
            return terms.optionSign() * logForward > 0 ? 1 : 0;
        }
        double d2 = logForward / spread - 0.5 * spread;
        return ScalarMath.normalCdf(terms.optionSign() * d2);
    }
}
