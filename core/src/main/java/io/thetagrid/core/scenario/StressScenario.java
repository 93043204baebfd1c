package io.thetagrid.core.scenario;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One named scenario of the stress library (risk-engine.md, "Stress library"). Moves are simple returns, per 1.00.
 *
 * @param name fixed identifier
 * @param spot what moves spots
 * @param move in the unit of {@code spot}
 * @param volatility relative change of 30-day implied volatility, per 1.00, &gt; −1
 * @param rate shift, per 1.00
 * @param borrow rise of the cost of borrowing shares, per 1.00 a year
 * @param closingSpread multiple of today's spread at which everything is closed; 0 where nothing is
 * @param sessions NYSE sessions that pass; 0 for a move at once
 * @param worstOnly whether only the underlying that hurts most is hit
 * @param overrides of single names and sectors, in the file's order
 * @param source the move it copies
 */
public record StressScenario(
        String name,
        String description,
        Spot spot,
        double move,
        double volatility,
        double rate,
        double borrow,
        double closingSpread,
        int sessions,
        boolean worstOnly,
        List<NameMove> overrides,
        String source) {
    /** What is left of a price at bankruptcy. */
    static final double BANKRUPT = 1e-4;

    public StressScenario {
        overrides = List.copyOf(overrides);
    }

    /** A point of a ladder: moves without a name of their own. */
    public static StressScenario point(Spot spot, double move, double volatility, int sessions) {
        return new StressScenario("", "", spot, move, volatility, 0, 0, 0, sessions, false, List.of(), "");
    }

    /** What moves the spots of a scenario. */
    public enum Spot {
        /** The index: each name moves by its beta times the move. */
        INDEX("index"),
        /** Every name makes the same move. */
        EVERY("move"),
        /** Every name moves by so many of its own daily standard deviations of log price. */
        SIGMAS("sigmas");

        private final String key;

        Spot(String key) {
            this.key = key;
        }

        /** As the file spells it. */
        public String key() {
            return key;
        }
    }

    /**
     * Another move for one name, or for those of one sector.
     *
     * @param symbol empty where a sector is meant
     * @param sector empty where a symbol is meant
     * @param move simple return, per 1.00
     * @param volatility relative change, per 1.00; empty for the scenario's
     */
    public record NameMove(String symbol, String sector, OptionalDouble move, OptionalDouble volatility) {}
}
