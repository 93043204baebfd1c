package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What a chain's quotes are worth, and what leaving out the unusable ones changes.
 *
 * @param verdicts one for each verdict that some quote got
 * @param dropped how many quotes are not OK
 * @param openInterestShare share of the chain's open interest that they carry; NaN where the vendor gives none
 * @param volumeShare share of the day's volume
 * @param expiriesWithoutForward how many expirations are left without a forward of their own
 * @param volatility30dWithThem the 30-day volatility if every quote with an ask were taken at its mid; NaN where there is none
 */
public record QuoteQuality(
        List<Share> verdicts,
        int dropped,
        double openInterestShare,
        double volumeShare,
        int expiriesWithoutForward,
        double volatility30dWithThem) {

    public QuoteQuality {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * The quotes of one verdict.
     *
     * @param openInterestShare of the chain's; NaN where the vendor gives none
     * @param worst empty of OK
     */
    public record Share(
            QuoteVerdict verdict, int count, double openInterestShare, double volumeShare, Optional<Worst> worst) {}

    /**
     * The worst example of a verdict.
     *
     * @param amount how far it misses the rule, in the unit that {@code detail} names
     * @param detail for a person
     */
    public record Worst(OptionContract contract, OptionQuote quote, double amount, String detail) {}
}
