package io.thetagrid.core.pricing;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.chain.ParityYields;
import java.util.SortedMap;

/**
 * Restates the contracts on one underlying in the kernels' terms, as of a snapshot (risk-engine.md, "Conventions"). The yield
 * is what put–call parity implies for the expiration where quotes tell, else what the stated dividends and borrow cost come to
 * until then ({@link io.thetagrid.core.market.Carry}).
 */
public final class KernelTerms {
    private final UnderlyingMarket underlying;
    private final MarketSnapshot market;
    private final SortedMap<Double, Double> parityYields;

    public KernelTerms(UnderlyingMarket underlying, MarketSnapshot market) {
        this.underlying = underlying;
        this.market = market;
        this.parityYields = ParityYields.of(underlying, market, this::statedYield);
    }

    private double statedYield(double time) {
        return underlying.carry().yieldTo(time, underlying.spot(), market.rates(), market.asOf());
    }

    /** Terms of a contract; its volatility is 0 until somebody knows it. */
    public OptionTerms of(OptionContract contract) {
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
                parityYields.containsKey(time) ? parityYields.get(time) : statedYield(time),
                0,
                contract.style() == ExerciseStyle.AMERICAN);
    }
}
