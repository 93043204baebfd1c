package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionTerms;

/**
 * A quote with the terms its option is priced on.
 *
 * @param series number of its series
 * @param conflict by how much its neighbours contradict it, per share; 0 where they do not, or the quote fails by itself
 */
record JudgedQuote(
        OptionContract contract,
        OptionQuote quote,
        OptionTerms terms,
        QuoteVerdict verdict,
        int series,
        double conflict) {

    boolean usable() {
        return verdict == QuoteVerdict.OK;
    }

    boolean outOfTheMoney(double forward) {
        return contract.type() == OptionType.CALL ? contract.strike() >= forward : contract.strike() < forward;
    }

    JudgedQuote staleBy(double amount) {
        return new JudgedQuote(contract, quote, terms, QuoteVerdict.STALE, series, amount);
    }
}
