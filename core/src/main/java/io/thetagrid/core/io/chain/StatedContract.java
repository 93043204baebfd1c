package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a vendor's row says of its contract beside the symbol. The two must agree: a row that contradicts itself is no
 * quote of anything.
 *
 * @param expiration null where the row has none, which it has noted
 * @param type null where the row has none, which it has noted
 */
record StatedContract(LocalDate expiration, OptionType type, double strike) {

    /**
     * The terms of the contract; empty where they are not known or the row contradicts its symbol, which is noted.
     *
     * @param at where the symbol stands
     * @param symbol empty where what stands there is none
     */
    Optional<ContractTerms> terms(JsonValue at, Optional<OsiSymbol> symbol) {
        if (symbol.isEmpty()) {
            at.reject("an option's symbol");
            return Optional.empty();
        }
        if (expiration == null || type == null || Double.isNaN(strike)) {
            return Optional.empty();
        }
        OsiSymbol stated = new OsiSymbol(symbol.get().root(), expiration, type, strike);
        if (!stated.equals(symbol.get())) {
            at.reject("the symbol of the " + type.name().toLowerCase(Locale.ROOT) + " with strike " + strike
                    + " and expiration " + expiration + ", as the row says");
            return Optional.empty();
        }
        Optional<ContractTerms> terms = ContractTerms.ofRoot(stated.root());
        if (terms.isEmpty()) {
            at.reject("a standard contract: what an adjusted contract delivers is not in its symbol");
        }
        return terms;
    }
}
