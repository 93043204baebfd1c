package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.pricing.Workload;
import java.util.List;
import java.util.OptionalDouble;

/** Analyses many chains on several threads; each chain's result depends on nothing but the chain. */
public final class ChainBatch {

    private ChainBatch() {}

    /** About how many European option values the analysis is worth, to choose a backend by. */
    public static long values(List<OptionChain> chains) {
        long quotes = chains.stream().mapToLong(chain -> chain.quotes().size()).sum();
        long american = chains.stream()
                .flatMap(chain -> chain.quotes().keySet().stream())
                .filter(contract -> contract.style() == ExerciseStyle.AMERICAN)
                .count();
        Workload workload = new Workload(quotes - american, american);
        return workload.impliedVolatilities() + workload.greeks();
    }

    /** The analyses in the chains' order. */
    public static List<ChainAnalysis> analyse(
            List<OptionChain> chains, OptionalDouble rate, OptionPricer pricer, int threads) {
        return Parallel.map(chains, threads, chain -> ChainAnalyst.analyse(chain, rate, pricer));
    }
}
