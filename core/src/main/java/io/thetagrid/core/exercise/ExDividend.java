package io.thetagrid.core.exercise;

import java.time.LocalDate;

/**
 * A cash dividend within an option's life, and where it makes exercise pay.
 *
 * @param time years from the snapshot to the last close before the ex-date, when a call must have been exercised to
 *     receive the dividend; 0 where that has passed
 * @param amount per unit of the option
 * @param criticalSpot of a call just before the share falls: spot, dividend included, from which on it is exercised at that
 *     close. Of a put just after, as it is never exercised just before: spot, without the dividend, down to which it is
 *     exercised then. Infinity and 0 where it is not exercised at any spot within five standard deviations
 */
public record ExDividend(LocalDate exDate, double time, double amount, double criticalSpot) {}
