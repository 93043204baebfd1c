package io.thetagrid.core.risk;

import java.util.Optional;

/**
 * How likely a short option is to be assigned (strategy-rules R-ASSIGN.1).
 *
 * @param probability of being assigned early or at expiration, per 1.00, risk-neutral at the option's own volatility
 * @param early the part of it that comes before the expiration date
 * @param alert word of the highest alert the probability reaches; empty below all of them
 */
public record AssignmentRisk(String account, String symbol, double probability, double early, Optional<String> alert) {}
