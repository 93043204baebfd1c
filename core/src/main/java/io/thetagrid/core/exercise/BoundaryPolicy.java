package io.thetagrid.core.exercise;

import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.kernels.american.ExerciseBoundary;
import io.thetagrid.kernels.math.ScalarMath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Exercise by the boundary of continuous rate and yield, cut by ex-dates.
 *
 * <p>Exact after the last ex-date and, for calls, at it: a call is exercised at the last close before an ex-date where
 * S − K ≥ C(S − D), with C the call without the dividend [Roll 1977; Geske 1979; Whaley 1981]; without a continuous yield
 * at no other time [Merton 1973]. A put is not exercised where the interest on its strike until the next ex-date is less
 * than the dividend: waiting until the share has fallen by it earns more.
 *
 * <p>An approximation before the last ex-date. At earlier ex-dates C is the best of calls that are exercised at one later
 * ex-date or at expiration, fixed beforehand [Black 1975, "Fact and fantasy in the use of options"], so the critical spot is
 * some per cent too low. Between them a call's boundary leaves the dividends to come out, and a put's takes them as the
 * yield the option is priced with.
 */
final class BoundaryPolicy implements ExercisePolicy {
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-10;
    /** Critical spots of so many strikes count as infinite. */
    private static final double FARTHEST = 1000;

    private final OptionTerms terms;
    private final OptionPricer pricer;
    private final ExerciseBoundary boundary;
    /** The same with dividends to come as a yield. */
    private final ExerciseBoundary spreadBoundary;

    private final List<ExDividend> exDividends;

    private BoundaryPolicy(OptionTerms priced, OptionTerms terms, List<ExDividend> payments, OptionPricer pricer) {
        this.terms = terms;
        this.pricer = pricer;
        this.boundary = boundary(terms);
        this.spreadBoundary = payments.isEmpty() ? boundary : boundary(priced);
        this.exDividends = new ArrayList<>(payments);
        for (int i = 0; i < payments.size(); i++) {
            ExDividend payment = payments.get(i);
            double critical = terms.optionSign() > 0 ? criticalSpotBefore(i) : criticalSpot(payment.time(), i + 1);
            exDividends.set(i, new ExDividend(payment.exDate(), payment.time(), payment.amount(), critical));
        }
    }

    /** The policy for an option on an underlying, as the book prices it. */
    static ExercisePolicy of(
            OptionTerms priced, UnderlyingMarket underlying, MarketSnapshot market, OptionPricer pricer) {
        Carry carry = underlying.carry();
        Instant asOf = market.asOf();
        double perUnit = priced.spot() / underlying.spot();
        List<ExDividend> payments = new ArrayList<>();
        for (CashDividend dividend : carry.cash()) {
            double exTime = ExpirationInstants.years(asOf, dividend.exInstant());
            if (exTime > 0 && exTime <= priced.timeToExpiry()) {
                Instant lastClose = NyseCalendar.close(NyseCalendar.previous(dividend.exDate()));
                double time = Math.max(ExpirationInstants.years(asOf, lastClose), 0);
                payments.add(new ExDividend(dividend.exDate(), time, dividend.amount() * perUnit, Double.NaN));
            }
        }
        if (payments.isEmpty()) {
            return new BoundaryPolicy(priced, priced, payments, pricer);
        }
        // What quotes say beyond the stated dividends and borrow cost goes on top of the continuous part.
        double time = priced.timeToExpiry();
        double stated = carry.yieldTo(time, underlying.spot(), market.rates(), asOf);
        double rest = carry.continuousYield(time) + (priced.dividendYield() - stated);
        return new BoundaryPolicy(priced, withYield(priced, rest), payments, pricer);
    }

    private static OptionTerms withYield(OptionTerms terms, double dividendYield) {
        return new OptionTerms(
                terms.optionSign(),
                terms.spot(),
                terms.strike(),
                terms.timeToExpiry(),
                terms.rate(),
                dividendYield,
                terms.volatility(),
                terms.american());
    }

    private ExerciseBoundary boundary(OptionTerms option) {
        return ExerciseBoundary.of(
                pricer.accuracy(),
                option.optionSign(),
                option.strike(),
                option.timeToExpiry(),
                option.rate(),
                option.dividendYield(),
                option.volatility());
    }

    @Override
    public OptionTerms terms() {
        return terms;
    }

    @Override
    public List<ExDividend> exDividends() {
        return Collections.unmodifiableList(exDividends);
    }

    @Override
    public double criticalSpot(double time, int passed) {
        boolean put = terms.optionSign() < 0;
        double left = terms.timeToExpiry() - time;
        double critical;
        if (put && passed < exDividends.size()) {
            ExDividend next = exDividends.get(passed);
            double interest = terms.strike() * (ScalarMath.exp(terms.rate() * (next.time() - time)) - 1);
            critical = interest <= next.amount() ? 0 : spreadBoundary.criticalSpot(left);
        } else {
            critical = boundary.criticalSpot(left);
        }
        if (Double.isNaN(critical)) { // two boundaries, of which none is known
            return put ? 0 : Double.POSITIVE_INFINITY;
        }
        return critical;
    }

    @Override
    public double valueAfter(int dividend, double spot) {
        return held(dividend, spot).price();
    }

    /**
     * Where S − K = C(S − D). The difference rises with S and bends down, so Newton's steps from below never pass the root;
     * where there is none they run away.
     */
    private double criticalSpotBefore(int dividend) {
        double strike = terms.strike();
        double paid = exDividends.get(dividend).amount() + worthOfLater(dividend, exDividends.size());
        double spot = Math.max(strike, paid * (1 + TOLERANCE));
        for (int i = 0; i < ITERATIONS && spot < FARTHEST * strike; i++) {
            UnitGreeks held = held(dividend, spot);
            double missing = held.price() - (spot - strike);
            if (missing <= TOLERANCE * spot) {
                return spot;
            }
            double slope = 1 - held.delta();
            spot += slope > 0 ? missing / slope : Double.POSITIVE_INFINITY;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The option once a dividend has passed, exercised at the best of the later dates. */
    private UnitGreeks held(int dividend, double spot) {
        List<OptionTerms> until = new ArrayList<>();
        for (int next = dividend + 1; next <= exDividends.size(); next++) {
            until.add(until(next, dividend, spot));
        }
        return pricer.greeksWithoutRho(until).stream()
                .max(Comparator.comparingDouble(UnitGreeks::price))
                .orElseThrow();
    }

    /** The option from one ex-date until a later one, or expiration; the dividends in between taken as a yield. */
    private OptionTerms until(int next, int dividend, double spot) {
        ExDividend passed = exDividends.get(dividend);
        double end = next < exDividends.size() ? exDividends.get(next).time() : terms.timeToExpiry();
        double left = end - passed.time();
        double exSpot = Math.max(spot - passed.amount(), 0);
        double worth = worthOfLater(dividend, next);
        double spread = worth == 0 ? 0 : -ScalarMath.log(Math.max(1 - worth / exSpot, Double.MIN_NORMAL)) / left;
        return new OptionTerms(
                terms.optionSign(),
                exSpot,
                terms.strike(),
                left,
                terms.rate(),
                terms.dividendYield() + spread,
                terms.volatility(),
                true);
    }

    /** What the dividends after one and before another are worth when the first is paid. */
    private double worthOfLater(int dividend, int next) {
        double from = exDividends.get(dividend).time();
        double worth = 0;
        for (ExDividend later : exDividends.subList(dividend + 1, next)) {
            double growth = (terms.rate() - terms.dividendYield()) * (later.time() - from);
            worth += later.amount() * ScalarMath.exp(-growth);
        }
        return worth;
    }
}
