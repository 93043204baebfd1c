package io.thetagrid.core.risk;

import java.util.List;

/**
 * What the book must set aside, base currency.
 *
 * @param method fixed identifier: {@code cash-secured}
 * @param requirement sum over accounts
 * @param cash sum over accounts
 * @param excess cash less requirement
 * @param uncoveredCallShares shares that short calls could demand and that neither shares nor calls of the same account,
 *     living at least as long, provide: no bound on the loss
 * @param accounts ascending by name
 */
public record MarginResult(
        String method,
        double requirement,
        double cash,
        double excess,
        double uncoveredCallShares,
        List<AccountMargin> accounts) {

    public MarginResult {
        accounts = List.copyOf(accounts);
    }
}
