package io.thetagrid.core.risk;

import java.util.OptionalDouble;

/**
 * Shares an account holds after an assignment.
 *
 * @param shares held; &lt; 0 where calls demanded more than there was
 * @param averageCost per share: what the old ones cost, and the strike less the premium received for new ones; empty
 *     where the book does not say what was paid or received, or no share is held
 * @param value at today's spot, base currency
 */
public record AssignedHolding(Group group, double shares, OptionalDouble averageCost, double value) {}
