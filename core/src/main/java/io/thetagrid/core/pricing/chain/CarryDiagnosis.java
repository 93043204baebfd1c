package io.thetagrid.core.pricing.chain;

/**
 * The growth of an underlying's forwards over the expirations of the next quarter, against the rate. What the rate exceeds it
 * by is dividends and borrow cost together, for a chain does not tell them apart; above {@value #HARD_TO_BORROW} a year it is
 * called borrow, since few shares pay as much in dividends.
 *
 * @param growth slope of ln forward over years; NaN where too few expirations tell
 * @param rate continuously compounded, median of those expirations; NaN where neither the user nor parity tells
 * @param dividendsAndBorrow rate less growth; without a rate, what 0 less growth is at least; NaN where nothing tells
 */
public record CarryDiagnosis(double growth, double rate, double dividendsAndBorrow, CarryVerdict verdict) {
    /** Per year. A stock index pays 1–2 %; general collateral lends for well under 1 %. */
    public static final double HARD_TO_BORROW = 0.05;

    static CarryDiagnosis of(double growth, double rate) {
        double cost = Double.isNaN(rate) ? (growth < 0 ? -growth : Double.NaN) : rate - growth;
        CarryVerdict verdict = Double.isNaN(cost)
                ? CarryVerdict.UNKNOWN
                : cost > HARD_TO_BORROW ? CarryVerdict.HARD_TO_BORROW : CarryVerdict.NORMAL;
        return new CarryDiagnosis(growth, rate, cost, verdict);
    }
}
