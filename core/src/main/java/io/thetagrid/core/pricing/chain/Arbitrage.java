package io.thetagrid.core.pricing.chain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What one test for arbitrage found in a chain.
 *
 * @param tested how many places were looked at
 * @param found in how many of them something is to be had beyond what bid and ask leave open
 * @param worst the largest
 */
public record Arbitrage(Kind kind, int tested, int found, Optional<Place> worst) {

    /** The tests [Gatheral and Jacquier 2014; Carr and Madan 2005]. */
    public enum Kind {
        /** A call dearer, or a put cheaper, than one of a lower strike, or by more than the strikes differ; in money. */
        VERTICAL,
        /** A price above the straight line between its neighbours in strike: prices are convex; in money. */
        BUTTERFLY,
        /** Less total variance at the same log-forward-moneyness at a later expiration; in volatility. */
        CALENDAR,
        /** A fitted slice whose implied density is negative within the quoted range: Durrleman's function below 0. */
        FIT
    }

    /**
     * Where an arbitrage lies.
     *
     * @param strike the middle one of a butterfly, the higher one of a vertical
     * @param size per share, traded across bid and ask; for calendars volatility per 1.00; for fits Durrleman's function
     */
    public record Place(String root, LocalDate expiration, double strike, double size) {}
}
