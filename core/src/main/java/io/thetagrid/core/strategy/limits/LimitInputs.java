package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.MarginResult;
import io.thetagrid.core.risk.PortfolioGreeks;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.List;

/** What limits are checked against: the measures of one run. */
public record LimitInputs(
        PricedBook book,
        PortfolioGreeks greeks,
        List<ValueAtRisk> var,
        List<ExpectedShortfall> es,
        MarginResult margin) {

    public LimitInputs {
        var = List.copyOf(var);
        es = List.copyOf(es);
    }
}
