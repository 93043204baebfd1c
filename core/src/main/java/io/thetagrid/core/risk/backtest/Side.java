package io.thetagrid.core.risk.backtest;

/** Who is tested: the owner of one unit or who has sold one. */
public enum Side {
    LONG(1, 1),
    SHORT(-1, Double.POSITIVE_INFINITY);

    private final int sign;
    private final double mostLoss;

    Side(int sign, double mostLoss) {
        this.sign = sign;
        this.mostLoss = mostLoss;
    }

    /** P&amp;L per 1.00 of value, from a simple return. A price cannot fall below 0. */
    double pnl(double simpleReturn) {
        return sign * Math.max(simpleReturn, -1);
    }

    /** Most that can be lost, per 1.00 of value. */
    double mostLoss() {
        return mostLoss;
    }
}
