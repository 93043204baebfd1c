package io.thetagrid.core.risk;

import io.thetagrid.core.scenario.ScenarioSet;

/** Which scenarios are revalued in full. VaR and expected shortfall do not depend on it, only how long they take. */
public enum Exactness {
    /** All, or the tails alone where that spares much. */
    AUTO,
    /** All. */
    ALL,
    /** What VaR, expected shortfall, worst and best P&amp;L look at; the rest by surfaces, with a measured bound. */
    TAILS;

    /** Option values from which surfaces pay. */
    private static final long MANY_VALUES = 20_000_000;

    /** Scenarios below which the surfaces' own values are too large a share. */
    private static final int FEWEST_SCENARIOS = 5_000;

    /** Whether a set's tails alone are revalued in full. Overlapping windows are few, and all read. */
    boolean tailsOnly(ScenarioSet set, int options) {
        return switch (this) {
            case ALL -> false;
            case TAILS -> isLarge(set);
            case AUTO -> isLarge(set) && (long) options * set.scenarios() >= MANY_VALUES;
        };
    }

    private static boolean isLarge(ScenarioSet set) {
        return set.overlap() == 1 && set.scenarios() >= FEWEST_SCENARIOS;
    }
}
