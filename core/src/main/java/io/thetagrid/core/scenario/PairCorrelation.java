package io.thetagrid.core.scenario;

import java.util.OptionalDouble;

/**
 * Pearson correlation of two underlyings' daily log returns.
 *
 * @param quarter over the last 60 sessions that both closed on; empty where there are fewer, or one never moved
 * @param year over the last 252, likewise
 */
public record PairCorrelation(String first, String second, OptionalDouble quarter, OptionalDouble year) {}
