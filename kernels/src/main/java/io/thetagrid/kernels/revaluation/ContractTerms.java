package io.thetagrid.kernels.revaluation;

import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.sqrt;

/** What depends on a contract and on a scenario's time and rate alone. */
final class ContractTerms {
    private final double elapsed;
    private final double rateShift;

    final double sqrtTime;
    /** (r − q)·T − log(strike / base spot). */
    final double drift;
    /** Base spot · e^(−qT). */
    final double spotFactor;
    /** Strike · e^(−rT). */
    final double strikeValue;

    ContractTerms(RevaluedContract contract, double elapsed, double rateShift) {
        this.elapsed = elapsed;
        this.rateShift = rateShift;
        double time = atLeast(contract.timeToExpiry - elapsed, 0.0);
        double rateTime = (contract.rate + rateShift) * time;
        double yieldTime = contract.dividendYield * time;
        sqrtTime = sqrt(time);
        drift = rateTime - yieldTime - contract.logMoneyness;
        spotFactor = contract.spot * exp(-yieldTime);
        strikeValue = contract.strike * exp(-rateTime);
    }

    boolean areFor(double elapsed, double rateShift) {
        return this.elapsed == elapsed && this.rateShift == rateShift;
    }
}
