package io.thetagrid.core.strategy.audit;

/** A pure function from a claim's inputs, the rules and the market to what follows from them. */
@FunctionalInterface
interface Computation {
    Answer of(AuditCase given);
}
