package io.thetagrid.core.instrument;

import java.time.LocalDate;

/**
 * A listed option.
 *
 * @param root OSI root, up to six characters: the underlying, or a root of its own (SPXW, USO1)
 * @param underlying whose price it depends on
 * @param expiration date in the exchange's calendar
 * @param strike per share
 * @param multiplier currency per point of price and contract, 100 unless the contract is adjusted
 */
public record OptionContract(
        String root,
        String underlying,
        LocalDate expiration,
        OptionType type,
        double strike,
        ExerciseStyle style,
        Settlement settlement,
        double multiplier,
        Deliverable deliverable)
        implements Instrument {

    /** The same contract under another exercise style. */
    public OptionContract withStyle(ExerciseStyle other) {
        return new OptionContract(
                root, underlying, expiration, type, strike, other, settlement, multiplier, deliverable);
    }

    @Override
    public String symbol() {
        return new OsiSymbol(root, expiration, type, strike).padded();
    }
}
