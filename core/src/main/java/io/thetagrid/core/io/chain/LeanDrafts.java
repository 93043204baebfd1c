package io.thetagrid.core.io.chain;

import io.thetagrid.core.market.OptionChain;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Chains of each kind of Lean's bars on their way; those of one moment become one, as those of several archives would. */
final class LeanDrafts {
    private final Map<LeanBars, ChainDrafts> drafts = new EnumMap<>(LeanBars.class);

    ChainDrafts of(LeanBars kind) {
        return drafts.computeIfAbsent(kind, _ -> new ChainDrafts());
    }

    List<OptionChain> chains() {
        return OptionChain.merged(
                drafts.values().stream().flatMap(kind -> kind.chains().stream()).toList());
    }
}
