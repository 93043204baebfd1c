package io.thetagrid.core.pricing;

/**
 * Something a report must say about how a position was priced.
 *
 * @param verdict a {@link io.thetagrid.core.market.QuoteVerdict} or another fixed word in the same style
 * @param detail for a person
 */
public record PositionVerdict(String account, String symbol, String verdict, String detail) {}
