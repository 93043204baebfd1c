package io.thetagrid.core.strategy.sizing;

/**
 * A bet that wins {@code averageWin} with probability {@code winProbability} and loses {@code averageLoss} otherwise
 * (R-SIZE.1; Kelly 1956 as IP, PP and MS write it).
 *
 * @param winProbability p, per 1.00
 * @param averageWin W, gain per unit staked
 * @param averageLoss L, loss per unit staked, positive
 */
public record Kelly(double winProbability, double averageWin, double averageLoss) {

    /**
     * f = p − (1 − p)·L/W, the documents' formula (D1). It is the fraction of wealth lost in a losing trade; the position
     * it implies is {@link #impliedPosition()}.
     */
    public double fraction() {
        return winProbability - (1 - winProbability) * averageLoss / averageWin;
    }

    /** Position whose loss is {@link #fraction()} of wealth: f/L, per unit of wealth (D1: why a cap is needed). */
    public double impliedPosition() {
        return fraction() / averageLoss;
    }

    /** Expected gain per unit staked: p·W − (1 − p)·L. */
    public double expectedReturn() {
        return winProbability * averageWin - (1 - winProbability) * averageLoss;
    }

    /** Standard deviation of the gain per unit staked: √(p(1 − p))·(W + L). */
    public double standardDeviation() {
        return Math.sqrt(winProbability * (1 - winProbability)) * (averageWin + averageLoss);
    }
}
