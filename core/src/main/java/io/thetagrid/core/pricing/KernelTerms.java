package io.thetagrid.core.pricing;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.UnderlyingMarket;

/** Restates listed contracts in the kernels' terms, as of a snapshot (risk-engine.md, "Conventions"). */
public final class KernelTerms {
    private KernelTerms() {}

    /** Terms of a contract on a quoted underlying; its volatility is 0 until somebody knows it. */
    public static OptionTerms of(OptionContract contract, UnderlyingMarket underlying, MarketSnapshot market) {
        double time = ExpirationInstants.timeToExpiry(contract, market.asOf());
        boolean delivers = contract.settlement() == Settlement.PHYSICAL;
        double sharesPerUnit = delivers ? contract.deliverable().shares() / contract.multiplier() : 1;
        double cashPerUnit = delivers ? contract.deliverable().cash() / contract.multiplier() : 0;
        return new OptionTerms(
                contract.type().sign(),
                underlying.spot() * sharesPerUnit,
                contract.strike() - cashPerUnit,
                time,
                market.rates().rate(time),
                underlying.dividendYield() + underlying.borrowCost(),
                0,
                contract.style() == ExerciseStyle.AMERICAN);
    }
}
