package io.thetagrid.core.risk;

import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.core.scenario.StressScenario.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * The axes of a grid; every point of their product is one move of the market.
 *
 * @param spot what makes the spot moves: every name alike, or the index, which each name follows by its beta
 * @param spotMoves simple returns, per 1.00, at least −1
 * @param volatilityMoves relative changes of 30-day implied volatility, per 1.00, above −1
 * @param sessions NYSE sessions that pass; 0 for a move at once
 */
public record GridAxes(Spot spot, List<Double> spotMoves, List<Double> volatilityMoves, List<Integer> sessions) {

    public GridAxes {
        spotMoves = List.copyOf(spotMoves);
        volatilityMoves = List.copyOf(volatilityMoves);
        sessions = List.copyOf(sessions);
    }

    /** How many points the grid has. */
    public long points() {
        return (long) spotMoves.size() * volatilityMoves.size() * sessions.size();
    }

    /** The points at one time, spot moves outermost. */
    List<StressScenario> points(int sessionsPassed) {
        List<StressScenario> points = new ArrayList<>();
        for (double spotMove : spotMoves) {
            for (double volatilityMove : volatilityMoves) {
                points.add(StressScenario.point(spot, spotMove, volatilityMove, sessionsPassed));
            }
        }
        return points;
    }

    /** The spot moves alone, at once. */
    List<StressScenario> spots() {
        return spotMoves.stream()
                .map(move -> StressScenario.point(spot, move, 0, 0))
                .toList();
    }
}
