package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.risk.LimitStatus;

/** What a limit can be set on. Money is in the base currency; ratios are per 1.00. */
public enum Measure {
    /** Largest VaR of the full-revaluation methods at the rule's confidence and horizon. */
    VALUE_AT_RISK("var", Unit.OF_VALUE),
    /** Largest expected shortfall of the full-revaluation methods at the rule's confidence and horizon. */
    EXPECTED_SHORTFALL("es", Unit.OF_VALUE),
    /** Absolute dollar delta (D7). */
    DOLLAR_DELTA("dollar-delta", Unit.OF_VALUE),
    /** Σ put delta · contracts of the short puts without their sign, scaled to 100 contracts (D8). */
    LADDER_DELTA("ladder-delta", "per 100 put contracts"),
    /** Absolute change of dollar delta per 1 % of spot (D7). */
    GAMMA("gamma", Unit.OF_VALUE),
    /** Absolute vega per volatility point (D7). */
    VEGA("vega", Unit.OF_VALUE),
    /** Theta per calendar day (D7) in money. */
    THETA_AMOUNT("theta-amount", "per day"),
    /** Theta per calendar day (D7). */
    THETA("theta", Unit.OF_VALUE + " per day"),
    /** What paying for every short put would take. */
    STRATEGY_ALLOCATION("strategy-allocation", Unit.OF_VALUE),
    /** The same by underlying and strike. */
    STRIKE("strike", Unit.OF_VALUE),
    /** The same by underlying and strike, as a share of all strikes. */
    STRIKE_OF_STRATEGY("strike-of-strategy", Unit.OF_STRATEGY),
    /** The same by expiration, as a share of all strikes. */
    EXPIRATION_OF_STRATEGY("expiration-of-strategy", Unit.OF_STRATEGY),
    /** Capital at risk of one position (D3): strike · m · n of a short put, spot · m · n of a short call. */
    POSITION("position", Unit.OF_VALUE),
    /** What paying for every short put would take, and the value of all that is held long. */
    LEVERAGE("leverage", Unit.OF_VALUE),
    /** Cash that secures no option. */
    FREE_CASH("free-cash", Unit.OF_VALUE),
    /** Market value of long calls against that of short puts. */
    HEDGE("hedge", "of the short puts' value"),
    /** Underlyings with open options. */
    UNDERLYINGS("underlyings", "underlyings"),
    /** Shares that short calls could demand and nothing covers. */
    UNCOVERED_CALLS("uncovered-calls", "shares"),
    /** Capital by GICS sector: strikes of short puts, value of long positions. */
    SECTOR("sector", Unit.OF_VALUE),
    /** Cash and positions kept with one broker. */
    BROKER("broker", Unit.OF_VALUE);

    /** Words that several measures share. */
    private static final class Unit {
        private static final String OF_VALUE = "of portfolio value";
        private static final String OF_STRATEGY = "of all strikes";
    }

    private final String label;
    private final String unit;

    Measure(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /** As profiles spell it. */
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** Whether it divides by portfolio value, and so is {@link LimitStatus#NOT_COMPUTABLE} where that is not positive. */
    public boolean perValue() {
        return unit.startsWith(Unit.OF_VALUE);
    }

    /** Whether it needs the rule's confidence and horizon. */
    public boolean needsConfidence() {
        return this == VALUE_AT_RISK || this == EXPECTED_SHORTFALL;
    }
}
