package io.thetagrid.core.risk;

/**
 * What one short option in the money brings if it is assigned now.
 *
 * @param contracts assigned, &gt; 0
 * @param shares received (put) &gt; 0 or delivered (call) &lt; 0
 * @param cash received &gt; 0 or paid &lt; 0, base currency
 */
public record AssignedPosition(String account, String symbol, double contracts, double shares, double cash) {}
