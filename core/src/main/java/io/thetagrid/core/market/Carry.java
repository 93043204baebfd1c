package io.thetagrid.core.market;

import io.thetagrid.kernels.math.ScalarMath;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What holding one share until later pays and costs (risk-engine.md, "Conventions"): the forward is
 *
 * <pre>F(T) = G(T) · (S − Σ D / G(t)),  G(t) = e^((r(t) − q − b(t)) t)</pre>
 *
 * over the cash dividends D that go ex after now and no later than T, at times t [Hull, Options, Futures, and Other
 * Derivatives, "Known income"; McDonald, Derivatives Markets, "Pricing prepaid forwards with dividends"].
 *
 * @param dividendYield continuously compounded, per 1.00 a year
 * @param borrow cost of borrowing the share by time, continuously compounded
 * @param cash dividends known as amounts, by ex-date
 */
public record Carry(double dividendYield, RateCurve borrow, List<CashDividend> cash) {

    public Carry {
        cash = cash.stream().sorted(Comparator.comparing(CashDividend::exDate)).toList();
    }

    /** The same for all times, without dividends in cash. */
    public static Carry flat(double dividendYield, double borrowCost) {
        return new Carry(dividendYield, RateCurve.flat(borrowCost), List.of());
    }

    /** Dividend yield and borrow cost until a time in years, cash dividends left out. */
    public double continuousYield(double years) {
        return dividendYield + borrow.rate(years);
    }

    /**
     * The price agreed now for the share at a time in years; not above 0 where dividends are worth more than the share.
     *
     * @param rates risk-free zero rates
     */
    public double forward(double years, double spot, RateCurve rates, Instant asOf) {
        return growth(years, rates) * (spot - worthOfDividends(years, rates, asOf));
    }

    /**
     * The yield, borrow cost included, at which the share's price grows to its {@link #forward}: what a kernel that knows
     * yields alone must be told.
     *
     * @throws IllegalArgumentException where dividends are worth as much as the share, so that it has no forward
     */
    public double yieldTo(double years, double spot, RateCurve rates, Instant asOf) {
        double worth = worthOfDividends(years, rates, asOf);
        if (worth == 0) {
            return continuousYield(years);
        }
        if (worth >= spot) {
            throw new IllegalArgumentException("dividends worth " + worth + " on a share at " + spot);
        }
        return continuousYield(years) - ScalarMath.log(1 - worth / spot) / years;
    }

    /** What the dividends that go ex after now and until a time are worth now. */
    private double worthOfDividends(double years, RateCurve rates, Instant asOf) {
        double worth = 0;
        for (CashDividend dividend : cash) {
            double time = ExpirationInstants.years(asOf, dividend.exInstant());
            if (time > 0 && time <= years) {
                worth += dividend.amount() / growth(time, rates);
            }
        }
        return worth;
    }

    private double growth(double years, RateCurve rates) {
        return ScalarMath.exp((rates.rate(years) - continuousYield(years)) * years);
    }
}
