package io.thetagrid.core.pricing.chain;

/**
 * How far the underlying is expected to move by an expiration, either way, per share.
 *
 * @param oneDeviation forward · σ · √T at the at-the-money volatility: about two moves in three are smaller
 * @param straddle call mid + put mid at the strike nearest the forward, what the market pays for the mean absolute move:
 *     about 0.8 of the former; NaN where the two are not quoted
 */
public record ExpectedMove(double oneDeviation, double straddle) {}
