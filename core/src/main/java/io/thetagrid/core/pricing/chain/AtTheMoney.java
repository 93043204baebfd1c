package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;

/** The volatility at the forward, from the nearest out-of-the-money quote on either side. */
final class AtTheMoney {
    private static final double DAYS_30 = 30.0 / 365;

    /** A single expiration stands for 30 days if it is no farther off than this. */
    private static final double A_WEEK = 7.0 / 365;

    /** At-the-money volatility of an expiration. */
    record Term(double time, double volatility) {
        /** Total variance to it. */
        private double variance() {
            return volatility * volatility * time;
        }
    }

    private final double forward;
    private double putStrike = Double.NEGATIVE_INFINITY;
    private double putVolatility = Double.NaN;
    private double callStrike = Double.POSITIVE_INFINITY;
    private double callVolatility = Double.NaN;

    AtTheMoney(double forward) {
        this.forward = forward;
    }

    void add(OptionContract contract, double volatility) {
        if (Double.isNaN(volatility)) {
            return;
        }
        double strike = contract.strike();
        if (contract.type() == OptionType.PUT && strike <= forward && strike > putStrike) {
            putStrike = strike;
            putVolatility = volatility;
        } else if (contract.type() == OptionType.CALL && strike >= forward && strike < callStrike) {
            callStrike = strike;
            callVolatility = volatility;
        }
    }

    /** Linear in log-strike between the two sides; NaN where one is missing. */
    double volatility() {
        if (Double.isNaN(putVolatility) || Double.isNaN(callVolatility)) {
            return Double.NaN;
        }
        if (putStrike == callStrike) {
            return 0.5 * (putVolatility + callVolatility);
        }
        double weight = ScalarMath.log(forward / putStrike) / ScalarMath.log(callStrike / putStrike);
        return putVolatility + weight * (callVolatility - putVolatility);
    }

    /** At 30 days: total variance linear in time between the expirations around; NaN where none lie near. */
    static double volatility30d(List<ExpiryAnalysis> expiries) {
        return volatility30dOf(expiries.stream()
                .map(expiry -> new Term(expiry.timeToExpiry(), expiry.atTheMoneyVolatility()))
                .toList());
    }

    /** The same of terms. */
    static double volatility30dOf(List<Term> terms) {
        Term before = null;
        Term after = null;
        for (Term term : terms) {
            if (Double.isNaN(term.volatility()) || !(term.time() > 0)) {
                continue;
            }
            if (term.time() <= DAYS_30 && (before == null || term.time() >= before.time())) {
                before = term;
            } else if (term.time() > DAYS_30 && (after == null || term.time() < after.time())) {
                after = term;
            }
        }
        if (before == null || after == null) {
            Term only = before == null ? after : before;
            boolean near = only != null && Math.abs(only.time() - DAYS_30) <= A_WEEK;
            return near ? only.volatility() : Double.NaN;
        }
        double weight = (DAYS_30 - before.time()) / (after.time() - before.time());
        double variance = before.variance() + weight * (after.variance() - before.variance());
        return Math.sqrt(variance / DAYS_30);
    }
}
