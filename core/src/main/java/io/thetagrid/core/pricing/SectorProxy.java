package io.thetagrid.core.pricing;

import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.UnderlyingMarket;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volatility for options on an underlying none of whose own can be used: the median at-the-money volatility, at the option's
 * time, of the other underlyings of its sector whose options are quoted. It knows nothing of the underlying itself, so
 * whatever rests on it is labelled.
 */
final class SectorProxy {
    /** As {@link SmileFit} bounds its own slices. */
    private static final double FLOOR_SHARE = 0.5;

    private final OptionPricer pricer;
    private final MarketSnapshot market;

    SectorProxy(OptionPricer pricer, MarketSnapshot market) {
        this.pricer = pricer;
        this.market = market;
    }

    /** A flat smile for a time in years; empty where the sector is unknown or has no quotes. */
    Optional<SmileSlice> slice(String symbol, double timeToExpiry) {
        String sector = market.underlyings().get(symbol).sector();
        if (sector.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, KernelTerms> peers = new TreeMap<>();
        for (UnderlyingMarket peer : market.underlyings().values()) {
            if (peer.sector().equals(sector) && !peer.symbol().equals(symbol)) {
                peers.put(peer.symbol(), new KernelTerms(peer, market));
            }
        }
        double[] volatilities = new SmileBuilder(pricer, market, peers)
                .build().values().stream()
                        .mapToDouble(smiles -> smiles.atTheMoney(timeToExpiry).orElseThrow())
                        .sorted()
                        .toArray();
        int count = volatilities.length;
        if (count == 0) {
            return Optional.empty();
        }
        double level = 0.5 * (volatilities[(count - 1) / 2] + volatilities[count / 2]);
        return Optional.of(new SmileSlice(level, 0, 0, 0, 0, FLOOR_SHARE * level, 0));
    }
}
