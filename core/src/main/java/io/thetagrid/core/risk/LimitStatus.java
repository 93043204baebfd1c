package io.thetagrid.core.risk;

/** What a limit check found. */
public enum LimitStatus {
    OK,
    /** At or beyond the rule's warning value, within its limit. */
    WARNING,
    BREACH,
    /** Beyond the limit, while the measure's confidence interval reaches the other side. */
    BREACH_WITHIN_SAMPLING_ERROR,
    /** Portfolio value not positive, or the measure is missing. Counts as a breach where the rule divides by value. */
    NOT_COMPUTABLE,
    /** No book could satisfy the rule as it stands (strategy-rules D19). Reported once, not a breach. */
    INFEASIBLE
}
