package io.thetagrid.core.io.price;

import io.thetagrid.core.market.Compounding;
import java.util.Map;

/**
 * What the rates of a FRED series are [the series' notes on fred.stlouisfed.org].
 *
 * @param years to maturity; overnight rates hold for all maturities where nothing longer is quoted
 * @param par whether they are par yields of the constant-maturity curve
 * @param compounding how the others are quoted
 */
record FredSeries(double years, boolean par, Compounding compounding) {
    private static final double OVERNIGHT = 1.0 / 365;
    private static final double WEEK = 7.0 / 365;
    private static final double MONTH = 1.0 / 12;

    static final Map<String, FredSeries> BY_ID = Map.ofEntries(
            overnight("PCREDIT8"),
            overnight("DPCREDIT"),
            overnight("FEDFUNDS"),
            overnight("DFF"),
            overnight("EFFR"),
            overnight("SOFR"),
            overnight("OBFR"),
            bill("DTB4WK", 4 * WEEK),
            bill("DTB3", 13 * WEEK),
            bill("DTB6", 26 * WEEK),
            bill("DTB1YR", 52 * WEEK),
            par("DGS1MO", MONTH),
            par("DGS3MO", 3 * MONTH),
            par("DGS6MO", 6 * MONTH),
            par("DGS1", 1),
            par("DGS2", 2),
            par("DGS3", 3),
            par("DGS5", 5),
            par("DGS7", 7),
            par("DGS10", 10),
            par("DGS20", 20),
            par("DGS30", 30));

    /** Overnight money, interest on 360 days as its market counts them. */
    private static Map.Entry<String, FredSeries> overnight(String id) {
        return Map.entry(id, new FredSeries(OVERNIGHT, false, Compounding.DAILY_360));
    }

    /** Secondary-market Treasury bills, on a discount basis. */
    private static Map.Entry<String, FredSeries> bill(String id, double years) {
        return Map.entry(id, new FredSeries(years, false, Compounding.DISCOUNT));
    }

    /** Constant-maturity Treasury yields, on an investment basis. */
    private static Map.Entry<String, FredSeries> par(String id, double years) {
        return Map.entry(id, new FredSeries(years, true, Compounding.SEMIANNUAL));
    }
}
