package io.thetagrid.core.risk;

import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * P&amp;L of one named stress scenario by full revaluation.
 *
 * @param name fixed identifier, as the stress file spells it
 * @param description for a person
 * @param source of the move it copies
 * @param horizonDays NYSE sessions that pass; 0 for an instantaneous move
 * @param pnl base currency
 * @param pnlRatio pnl / portfolio value; empty where the value is not positive
 * @param pnlByGroup adds up to {@code pnl} in the groups' order
 */
public record StressResult(
        String name,
        String description,
        String source,
        int horizonDays,
        double pnl,
        OptionalDouble pnlRatio,
        SortedMap<Group, Double> pnlByGroup) {}
