package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.pricing.OptionTerms;

/**
 * The market where a claim needs one: one underlying, one volatility, options of one expiration.
 *
 * @param spot per share
 * @param volatility per 1.00
 * @param rate continuously compounded, per 1.00
 * @param days calendar days to expiration
 */
public record AuditMarket(double spot, double volatility, double rate, double days) {
    private static final double DAYS_PER_YEAR = 365;

    /** AC's spot, MS's volatility and rate, AC's days: the market that the documents describe. */
    public static final AuditMarket DEFAULT = new AuditMarket(2.40, 4.2517, 0.05, 27);

    /** Years to expiration, ACT/365F. */
    public double years() {
        return days / DAYS_PER_YEAR;
    }

    public AuditMarket withSpot(double other) {
        return new AuditMarket(other, volatility, rate, days);
    }

    public AuditMarket withVolatility(double other) {
        return new AuditMarket(spot, other, rate, days);
    }

    public AuditMarket withDays(double other) {
        return new AuditMarket(spot, volatility, rate, other);
    }

    /** A European put without dividends. */
    public OptionTerms put(double strike) {
        return option(-1, strike);
    }

    /** A European call without dividends. */
    public OptionTerms call(double strike) {
        return option(1, strike);
    }

    private OptionTerms option(double sign, double strike) {
        return new OptionTerms(sign, spot, strike, years(), rate, 0, volatility, false);
    }
}
