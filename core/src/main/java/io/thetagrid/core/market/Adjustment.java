package io.thetagrid.core.market;

import java.util.Arrays;
import java.util.List;

/** What a history's closes are adjusted for. Returns mean the same only where this is the same. */
public enum Adjustment {
    /** The source does not say. */
    UNSTATED("unstated"),
    /** As traded: on the ex-date of a split the price jumps without anybody gaining or losing. */
    NONE("none"),
    /** Splits only: on ex-dividend dates the price falls by the dividend. */
    SPLITS("splits"),
    /** Splits and dividends: returns are those of an owner who reinvests. */
    TOTAL_RETURN("total_return"),
    /** The level of an index, which has no splits and pays no dividends. */
    INDEX("index");

    private final String label;

    Adjustment(String label) {
        this.label = label;
    }

    /** As files and books spell it. */
    public String label() {
        return label;
    }

    /** Those under which returns from one session to the next make sense. */
    public static List<Adjustment> usable() {
        return List.of(SPLITS, TOTAL_RETURN, INDEX);
    }

    /** Those that a table may state. */
    public static List<Adjustment> stated() {
        return Arrays.stream(values()).filter(each -> each != UNSTATED).toList();
    }
}
