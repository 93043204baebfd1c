package io.thetagrid.core.risk;

import java.util.Optional;

/**
 * How likely a short option is to be assigned (strategy-rules R-ASSIGN.1).
 *
 * @param probability of ending in the money, per 1.00, risk-neutral at the option's own volatility; 1 where early exercise
 *     is due today
 * @param alert word of the highest alert the probability reaches; empty below all of them
 */
public record AssignmentRisk(String account, String symbol, double probability, Optional<String> alert) {}
