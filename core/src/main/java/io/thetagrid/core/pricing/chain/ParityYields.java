package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.Deliverable;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Dividend yields, borrow cost included, at which spot grows to the forwards that pairs of quotes imply. */
public final class ParityYields {
    /** In less time than a week a stale spot looks like any yield. */
    private static final double SHORTEST = 7.0 / 365;

    /** A yield further than this from the stated one points to a stale spot, not to dividends or borrow. */
    private static final double LARGEST_DIFFERENCE = 0.05;

    private ParityYields() {}

    /**
     * Yields by years to expiry; an expiration whose quotes tell nothing believable is missing.
     *
     * @param stated by years to expiry; continuously compounded, borrow cost included
     */
    public static SortedMap<Double, Double> of(
            UnderlyingMarket underlying, MarketSnapshot market, DoubleUnaryOperator stated) {
        SortedMap<Double, Map<OptionContract, OptionQuote>> byTime = new TreeMap<>();
        underlying.quotes().forEach((contract, quote) -> {
            if (!isAdjusted(contract)) {
                byTime.computeIfAbsent(ExpirationInstants.timeToExpiry(contract, market.asOf()), _ -> new HashMap<>())
                        .put(contract, quote);
            }
        });
        SortedMap<Double, Double> yields = new TreeMap<>();
        byTime.tailMap(SHORTEST).forEach((time, quotes) -> {
            double rate = market.rates().rate(time);
            double forward = ParityPairs.of(quotes).forward(ScalarMath.exp(-rate * time));
            double yield = rate - ScalarMath.log(forward / underlying.spot()) / time;
            if (Math.abs(yield - stated.applyAsDouble(time)) <= LARGEST_DIFFERENCE) {
                yields.put(time, yield);
            }
        });
        return yields;
    }

    private static boolean isAdjusted(OptionContract contract) {
        Deliverable deliverable = contract.deliverable();
        return contract.settlement() == Settlement.PHYSICAL
                && (deliverable.shares() != contract.multiplier() || deliverable.cash() != 0);
    }
}
