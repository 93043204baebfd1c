package io.thetagrid.core.exercise;

import java.time.LocalDate;

/**
 * A cash dividend within an option's life, and where it makes exercise pay.
 *
 * @param time years from the snapshot to the last close before the ex-date, when a call must have been exercised to
 *     receive the dividend; 0 where that has passed
 * @param amount per unit of the option
 * @param criticalSpot spot, dividend included, from which on a call is exercised at that close; spot, without the
 *     dividend, down from which a put is exercised right after it. Infinity and 0 where neither ever is
 */
public record ExDividend(LocalDate exDate, double time, double amount, double criticalSpot) {}
