package io.thetagrid.core.strategy.assignment;

import io.thetagrid.core.pricing.OptionTerms;

/** Where the probability that a short option is assigned comes from (R-ASSIGN.1). */
public enum AssignmentModel {
    /** P(in the money at expiration) under Black–Scholes–Merton's risk-neutral measure: N(±d₂). */
    ENGINE {
        @Override
        public double probability(OptionTerms option) {
            return option.probabilityInTheMoney();
        }
    },
    /**
     * AC's rule for puts, which calls a put with strike &le; spot "in the money" (D4: inverted). It exists so that the
     * document's figures can be reproduced and compared; it is never the default.
     */
    AC_HEURISTIC {
        @Override
        public double probability(OptionTerms option) {
            double spot = option.spot();
            double strike = option.strike();
            if (strike <= spot) {
                return Math.min(1, 0.85 + (spot - strike) / spot * 0.15);
            }
            double days = option.timeToExpiry() * 365;
            return Math.max(0.05, 0.05 + spot / strike * 0.8 * Math.max(0.1, days / 30));
        }
    };

    /** Probability per 1.00. */
    public abstract double probability(OptionTerms option);
}
