package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.ledger.Asset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What brokers' symbols stand for. */
final class Assets {
    private static final Pattern TICKER = Pattern.compile("[A-Z]{1,6}([./ -][A-Z]{1,2})?");
    private static final Pattern DIGITS = Pattern.compile("\\d+$");

    private Assets() {}

    /** An option; known by name only where it was adjusted and nobody knows what it delivers. */
    static Asset option(OsiSymbol symbol) {
        return ContractTerms.contractOf(symbol)
                .map(Asset::of)
                .orElseGet(() -> Asset.unpriced(
                        symbol.padded(), DIGITS.matcher(symbol.root()).replaceFirst("")));
    }

    /** Shares; known by name only where the symbol is no ticker. */
    static Asset shares(String symbol) {
        return TICKER.matcher(symbol).matches()
                ? Asset.of(new Equity(symbol.replace(' ', '.')))
                : Asset.unpriced(symbol, symbol);
    }

    static Optional<OptionContract> contract(Asset asset) {
        return asset.instrument().filter(OptionContract.class::isInstance).map(OptionContract.class::cast);
    }

    /** Shares that change hands for so many contracts: a contract's fraction of a share is paid in cash. */
    static BigDecimal delivered(OptionContract option, BigDecimal contracts) {
        return BigDecimal.valueOf(option.deliverable().shares())
                .setScale(0, RoundingMode.DOWN)
                .multiply(contracts.abs());
    }
}
