package io.thetagrid.core.risk;

import java.util.OptionalDouble;

/**
 * The smallest move along one direction at which a loss is reached.
 *
 * @param scope {@link GridLadder#PORTFOLIO}: the index moves and each name follows by its beta, volatilities all alike; or an
 *     underlying's symbol: it moves alone
 * @param loss base currency
 * @param spotMove simple return of the index or of the underlying, per 1.00; empty where nothing within reach is enough
 * @param volatilityMove relative change of 30-day implied volatility, per 1.00; empty where nothing within reach is enough,
 *     and where each name has its own
 * @param pnl there; where nothing is enough, the lowest within reach
 */
public record ReverseStress(
        String scope,
        ReverseDirection direction,
        LossTarget target,
        double loss,
        OptionalDouble spotMove,
        OptionalDouble volatilityMove,
        double pnl) {

    /** Whether a move within reach is enough. */
    public boolean found() {
        return spotMove.isPresent();
    }
}
