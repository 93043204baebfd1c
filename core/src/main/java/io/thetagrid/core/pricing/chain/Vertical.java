package io.thetagrid.core.pricing.chain;

/**
 * The bounds that two options of one type and expiration put on each other: a call loses value with its strike, a put gains,
 * and neither by more than the strikes differ. Prices are taken where they could be traded: sold at the bid, bought at the
 * ask.
 */
final class Vertical {

    private Vertical() {}

    /** What buying one and selling the other would earn for certain, per share; 0 or less where nothing. */
    static double profit(JudgedQuote lower, JudgedQuote higher) {
        boolean call = lower.terms().optionSign() > 0;
        JudgedQuote dear = call ? lower : higher;
        JudgedQuote cheap = call ? higher : lower;
        double width = higher.contract().strike() - lower.contract().strike();
        double inverted = cheap.quote().bid() - dear.quote().ask();
        double tooFar = dear.quote().bid() - cheap.quote().ask() - width;
        return Math.max(inverted, tooFar);
    }
}
