package io.thetagrid.core.market;

import java.time.LocalDate;

/**
 * A split of shares, or with a ratio below 1 a reverse split.
 *
 * @param exDate first session in which the new shares trade
 * @param ratio new shares for each old one: 7 for Apple's of June 2014, 0.1 for one of ten into one
 */
public record Split(LocalDate exDate, double ratio) {}
