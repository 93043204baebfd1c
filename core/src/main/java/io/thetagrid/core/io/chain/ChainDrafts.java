package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chains on their way, one for each underlying and instant; the first spot that a chain's rows give holds. */
final class ChainDrafts {
    private record Moment(String underlying, Instant asOf) {}

    private static final class Draft {
        private double spot = Double.NaN;
        private final Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>();
    }

    private final Map<Moment, Draft> drafts = new LinkedHashMap<>();

    /** Adds quotes; none of them, and false, where one of the contracts is there already. */
    boolean add(List<QuotedRow> quotes) {
        for (QuotedRow quoted : quotes) {
            if (draft(quoted).quotes.containsKey(quoted.contract())) {
                return false;
            }
        }
        for (QuotedRow quoted : quotes) {
            Draft draft = draft(quoted);
            draft.quotes.put(quoted.contract(), quoted.quote());
            if (Double.isNaN(draft.spot)) {
                draft.spot = quoted.spot();
            }
        }
        return true;
    }

    private Draft draft(QuotedRow quoted) {
        return drafts.computeIfAbsent(new Moment(quoted.contract().underlying(), quoted.asOf()), _ -> new Draft());
    }

    List<OptionChain> chains() {
        List<OptionChain> chains = new ArrayList<>();
        drafts.forEach((moment, draft) ->
                chains.add(new OptionChain(moment.underlying(), moment.asOf(), draft.spot, draft.quotes)));
        return chains;
    }
}
