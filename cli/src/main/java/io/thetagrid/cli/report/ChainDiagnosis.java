package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.core.pricing.chain.CarryDiagnosis;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.SpotVerdict;
import java.util.ArrayList;
import java.util.List;

/** What a chain says of its underlying, in sentences. */
final class ChainDiagnosis {

    private ChainDiagnosis() {}

    static List<String> sentences(ChainAnalysis chain, Style style) {
        List<String> sentences = new ArrayList<>();
        sentences.add(spot(chain, style));
        carry(chain.carry(), style, sentences);
        sentences.add("30-day volatility at the forward " + percent(chain.volatility30d(), 1) + ", volatility index "
                + (chain.index().reason().isEmpty()
                        ? fixed(chain.index().value(), 2)
                        : "none: " + chain.index().reason()));
        long unsettled = chain.expiries().stream()
                .filter(expiry -> !expiry.evidence().settled())
                .count();
        if (unsettled > 0) {
            sentences.add(style.warning("early exercise is not fully taken out of the forwards of " + unsettled
                    + (unsettled == 1 ? " expiration" : " expirations")));
        }
        return sentences;
    }

    private static String spot(ChainAnalysis chain, Style style) {
        String both = "spot " + fixed(chain.chain().spot(), 2) + " as quoted, " + fixed(chain.spotImplied(), 2)
                + " as the options imply";
        if (chain.spotVerdict() != SpotVerdict.STALE) {
            return both;
        }
        String side = chain.spotError() > 0 ? "low" : "high";
        return both
                + style.warning(": the quoted one is stale, " + percent(Math.abs(chain.spotError()), 2) + " too " + side
                        + ", and the implied one is used");
    }

    private static void carry(CarryDiagnosis carry, Style style, List<String> sentences) {
        String cost = percent(carry.dividendsAndBorrow(), 2) + " a year";
        switch (carry.verdict()) {
            case NORMAL ->
                sentences.add("the forwards grow by " + percent(carry.growth(), 2) + " a year: dividends and borrow of "
                        + cost);
            case HARD_TO_BORROW ->
                sentences.add(style.warning("the forwards grow by " + percent(carry.growth(), 2)
                        + " a year: dividends and borrow of " + (Double.isNaN(carry.rate()) ? "at least " : "") + cost
                        + ", so unless it pays that much the share is hard to borrow"));
            case UNKNOWN -> {}
        }
    }
}
