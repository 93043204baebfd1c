package io.thetagrid.core.exercise;

import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.DividendPricer;
import io.thetagrid.core.pricing.ExerciseValue;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.TimedDividend;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.kernels.american.ExerciseBoundary;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.math.ScalarMath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Exercise by the boundary of continuous rate and yield, cut by ex-dates.
 *
 * <p>A call is exercised at the last close before an ex-date where S − K ≥ C(S − D), with C the call without the dividend
 * [Roll 1977; Geske 1979; Whaley 1981]; without a continuous yield at no other time [Merton 1973]. A put is never exercised
 * at that close: right after the ex-date it is worth K − (S − D) at least, more than K − S. Nor is it before, where the
 * interest on its strike until then is less than the dividend.
 *
 * <p>After the last ex-date C and the boundary are the American kernel's; with ex-dates ahead they are those of the kernel
 * for cash dividends, {@link DividendModel#SPOT}, to its preset's accuracy. Critical spots many strikes away, where
 * the dividend is little beside that share of the spot, are known only roughly.
 */
final class BoundaryPolicy implements ExercisePolicy {
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-10;
    /** Critical spots of so many strikes count as infinite. */
    private static final double FARTHEST = 1000;

    private final OptionTerms terms;
    private final OptionPricer pricer;
    private final DividendPricer dividendPricer;
    /** The one without dividends to come. */
    private final ExerciseBoundary boundary;

    private final List<ExDividend> exDividends;

    private BoundaryPolicy(OptionTerms terms, List<ExDividend> payments, OptionPricer pricer) {
        this.terms = terms;
        this.pricer = pricer;
        this.dividendPricer = new DividendPricer(pricer.backend(), pricer.accuracy(), 1, DividendModel.SPOT);
        this.boundary = ExerciseBoundary.of(
                pricer.accuracy(),
                terms.optionSign(),
                terms.strike(),
                terms.timeToExpiry(),
                terms.rate(),
                terms.dividendYield(),
                terms.volatility());
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
            return new BoundaryPolicy(priced, payments, pricer);
        }
        // What quotes say beyond the stated dividends and borrow cost goes on top of the continuous part.
        double time = priced.timeToExpiry();
        double stated = carry.yieldTo(time, underlying.spot(), market.rates(), asOf);
        double rest = carry.continuousYield(time) + (priced.dividendYield() - stated);
        OptionTerms terms = new OptionTerms(
                priced.optionSign(),
                priced.spot(),
                priced.strike(),
                time,
                priced.rate(),
                rest,
                priced.volatility(),
                priced.american());
        return new BoundaryPolicy(terms, payments, pricer);
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
        double critical =
                passed < exDividends.size() ? criticalSpotAhead(time, passed) : boundary.criticalSpot(left(time));
        if (Double.isNaN(critical)) { // out of reach; or two boundaries, of which none is known
            return terms.optionSign() < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return critical;
    }

    /** That with an ex-date ahead; NaN where there is none within reach. */
    private double criticalSpotAhead(double time, int passed) {
        // Interest and yield alone exclude what lies before their limit: a grid around it sees the boundary.
        double limit = boundary.criticalSpot(0);
        boolean never = !(limit > 0 && limit < Double.POSITIVE_INFINITY);
        ExDividend next = exDividends.get(passed);
        double wait = next.time() - time;
        if (never || (terms.optionSign() < 0 && waitsFor(next, wait))) {
            return Double.NaN;
        }
        if (wait <= 0) {
            return Math.max(limit, next.criticalSpot());
        }
        return dividendPricer
                .exercise(at(time, limit), dividendsAfter(time, passed))
                .criticalSpot();
    }

    /** Whether a put's dividend is worth more than the interest until then, on the strike and on a share that costs some. */
    private boolean waitsFor(ExDividend next, double wait) {
        double growth = terms.rate() - Math.min(terms.dividendYield(), 0);
        return terms.strike() * (ScalarMath.exp(growth * wait) - 1) <= next.amount();
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
        double spot = strike;
        for (int i = 0; i < ITERATIONS && spot < FARTHEST * strike; i++) {
            ExerciseValue held = held(dividend, spot);
            double missing = held.price() - (spot - strike);
            if (missing <= TOLERANCE * spot) {
                return spot;
            }
            double slope = 1 - held.delta();
            spot += slope > 0 ? missing / slope : Double.POSITIVE_INFINITY;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The option once a dividend has passed, and with it what else goes ex that day. */
    private ExerciseValue held(int dividend, double spot) {
        double time = exDividends.get(dividend).time();
        double exSpot = spot;
        for (ExDividend payment : exDividends.subList(dividend, exDividends.size())) {
            exSpot -= payment.time() <= time ? payment.amount() : 0;
        }
        OptionTerms option = at(time, Math.max(exSpot, 0));
        List<TimedDividend> later = dividendsAfter(time, dividend + 1);
        if (!later.isEmpty()) {
            return dividendPricer.exercise(option, later);
        }
        UnitGreeks greeks = pricer.greeksWithoutRho(List.of(option)).getFirst();
        return new ExerciseValue(greeks.price(), greeks.delta(), boundary.criticalSpot(left(time)));
    }

    /** The option at a later time. */
    private OptionTerms at(double time, double spot) {
        return new OptionTerms(
                terms.optionSign(),
                spot,
                terms.strike(),
                left(time),
                terms.rate(),
                terms.dividendYield(),
                terms.volatility(),
                true);
    }

    private double left(double time) {
        return terms.timeToExpiry() - time;
    }

    /** What goes ex after a time, in years from it. */
    private List<TimedDividend> dividendsAfter(double time, int passed) {
        return exDividends.subList(passed, exDividends.size()).stream()
                .filter(payment -> payment.time() > time)
                .map(payment -> new TimedDividend(payment.time() - time, payment.amount()))
                .toList();
    }
}
