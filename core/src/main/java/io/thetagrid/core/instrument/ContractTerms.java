package io.thetagrid.core.instrument;

import static io.thetagrid.core.instrument.ExerciseStyle.AMERICAN;
import static io.thetagrid.core.instrument.ExerciseStyle.EUROPEAN;
import static io.thetagrid.core.instrument.Settlement.CASH_CLOSE;
import static io.thetagrid.core.instrument.Settlement.CASH_OPEN;
import static io.thetagrid.core.instrument.Settlement.PHYSICAL;

import java.util.Map;
import java.util.Optional;

/**
 * What all contracts of one OSI root have in common.
 *
 * @param underlying whose price they depend on
 * @param multiplier currency per point of price and contract
 */
public record ContractTerms(String underlying, ExerciseStyle style, Settlement settlement, double multiplier) {
    private static final double STANDARD_MULTIPLIER = 100;

    /** US index options, by root [Cboe and Nasdaq product specifications]; all others are on shares and funds. */
    private static final Map<String, ContractTerms> INDICES = Map.ofEntries(
            index("SPX", "SPX", EUROPEAN, CASH_OPEN),
            index("SPXW", "SPX", EUROPEAN, CASH_CLOSE),
            // Third-Friday series settled on the close, listed under SPXW since May 2017.
            index("SPXPM", "SPX", EUROPEAN, CASH_CLOSE),
            index("XSP", "XSP", EUROPEAN, CASH_CLOSE),
            index("XSPAM", "XSP", EUROPEAN, CASH_OPEN),
            index("OEX", "OEX", AMERICAN, CASH_CLOSE),
            index("XEO", "OEX", EUROPEAN, CASH_CLOSE),
            index("NDX", "NDX", EUROPEAN, CASH_OPEN),
            index("NDXP", "NDX", EUROPEAN, CASH_CLOSE),
            index("XND", "XND", EUROPEAN, CASH_CLOSE),
            index("MNX", "MNX", EUROPEAN, CASH_OPEN),
            index("RUT", "RUT", EUROPEAN, CASH_OPEN),
            index("RUTW", "RUT", EUROPEAN, CASH_CLOSE),
            index("MRUT", "MRUT", EUROPEAN, CASH_CLOSE),
            index("DJX", "DJX", EUROPEAN, CASH_OPEN),
            index("VIX", "VIX", EUROPEAN, CASH_OPEN),
            index("VIXW", "VIX", EUROPEAN, CASH_OPEN));

    /**
     * The terms of a root: a known index, or American options on a hundred shares. Empty where the root ends in a digit:
     * such a contract was adjusted by a split or merger, and its deliverable stands in no symbol.
     */
    public static Optional<ContractTerms> ofRoot(String root) {
        ContractTerms index = INDICES.get(root);
        if (index != null) {
            return Optional.of(index);
        }
        char end = root.charAt(root.length() - 1);
        if (end >= '0' && end <= '9') {
            return Optional.empty();
        }
        return Optional.of(new ContractTerms(root, AMERICAN, PHYSICAL, STANDARD_MULTIPLIER));
    }

    /**
     * The contract that a symbol stands for: of a known index, on a hundred shares, or adjusted with a deliverable that is
     * known. Empty where a contract was adjusted and its deliverable is not known.
     */
    public static Optional<OptionContract> contractOf(OsiSymbol symbol) {
        Optional<ContractTerms> terms = ofRoot(symbol.root());
        if (terms.isPresent()) {
            return Optional.of(terms.get().contract(symbol));
        }
        return AdjustedContracts.of(symbol)
                .map(deliverable -> new ContractTerms(deliverable.symbol(), AMERICAN, PHYSICAL, STANDARD_MULTIPLIER)
                        .contract(symbol, deliverable));
    }

    /** These terms under another exercise style. */
    public ContractTerms withStyle(ExerciseStyle other) {
        return new ContractTerms(underlying, other, settlement, multiplier);
    }

    public OptionContract contract(OsiSymbol symbol) {
        Deliverable deliverable =
                settlement == PHYSICAL ? Deliverable.standard(underlying) : Deliverable.none(underlying);
        return contract(symbol, deliverable);
    }

    private OptionContract contract(OsiSymbol symbol, Deliverable deliverable) {
        return new OptionContract(
                symbol.root(),
                underlying,
                symbol.expiration(),
                symbol.type(),
                symbol.strike(),
                style,
                settlement,
                multiplier,
                deliverable);
    }

    private static Map.Entry<String, ContractTerms> index(
            String root, String underlying, ExerciseStyle style, Settlement settlement) {
        return Map.entry(root, new ContractTerms(underlying, style, settlement, STANDARD_MULTIPLIER));
    }
}
