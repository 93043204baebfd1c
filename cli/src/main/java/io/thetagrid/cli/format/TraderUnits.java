package io.thetagrid.cli.format;

/** From the kernels' units (per 1.00, per year) to those people trade by. */
public final class TraderUnits {
    private static final double VOL_POINTS = 100;
    private static final double DAYS = 365;
    private static final double PERCENTS = 100;

    private TraderUnits() {}

    /** Change per 0.01 of volatility. */
    public static double vegaPerVolPoint(double vega) {
        return vega / VOL_POINTS;
    }

    /** Change per calendar day. */
    public static double thetaPerDay(double theta) {
        return theta / DAYS;
    }

    /** Change per 0.01 of rate. */
    public static double rhoPerPercent(double rho) {
        return rho / PERCENTS;
    }
}
