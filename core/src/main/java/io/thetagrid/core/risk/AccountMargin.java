package io.thetagrid.core.risk;

/**
 * Cash-secured requirement of one account, base currency.
 *
 * @param requirement cash that would pay for every short put's assignment, and for shares that short calls lack
 * @param cash in the account
 * @param excess cash less requirement; negative where obligations are not covered
 */
public record AccountMargin(String account, double requirement, double cash, double excess) {}
