package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.QuoteCheck;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Judges a chain's quotes and finds what they imply (risk-engine.md, "Volatility surface"): forwards by put–call parity,
 * implied volatilities of the mids, Greeks, and the at-the-money volatility of 30 days.
 */
public final class ChainAnalyst {
    /** Quotes and their underlying's print are seldom from the same second; an index moves this much in some minutes. */
    private static final double SPOT_TOLERANCE = 0.002;

    private static final UnitGreeks NO_GREEKS =
            new UnitGreeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** A quote with the terms its option is priced on. */
    private record Judged(
            OptionContract contract, OptionQuote quote, OptionTerms terms, QuoteVerdict verdict, int series) {}

    private final OptionChain chain;
    private final OptionPricer pricer;
    private final List<Series> series;
    private final ForwardCurve curve;
    private final SpotVerdict spotVerdict;

    private ChainAnalyst(OptionChain chain, OptionalDouble rate, OptionPricer pricer) {
        this.chain = chain;
        this.pricer = pricer;
        this.series = Series.of(chain);
        this.curve = new ForwardCurve(series, chain.spot(), rate);
        this.spotVerdict = verdict(chain.spot(), curve.spotImplied());
    }

    /**
     * Analyses a chain.
     *
     * @param rate continuously compounded, for all expirations; empty where the quotes are to tell
     */
    public static ChainAnalysis analyse(OptionChain chain, OptionalDouble rate, OptionPricer pricer) {
        return new ChainAnalyst(chain, rate, pricer).analysis();
    }

    private ChainAnalysis analysis() {
        List<Judged> judged = judge();
        double[] volatilities = impliedVolatilities(judged);
        List<UnitGreeks> greeks = greeks(judged, volatilities);
        List<ExpiryAnalysis> expiries = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            expiries.add(expiry(i, judged, volatilities));
        }
        List<QuoteAnalysis> quotes = new ArrayList<>();
        for (int i = 0; i < volatilities.length; i++) {
            Judged quote = judged.get(i);
            quotes.add(new QuoteAnalysis(
                    quote.contract(),
                    quote.quote(),
                    quote.verdict(),
                    expiries.get(quote.series()),
                    volatilities[i],
                    greeks.get(i)));
        }
        return new ChainAnalysis(
                chain, curve.spotImplied(), spotVerdict, AtTheMoney.volatility30d(expiries), expiries, quotes);
    }

    private static SpotVerdict verdict(double quoted, double implied) {
        if (Double.isNaN(quoted) || Double.isNaN(implied)) {
            return SpotVerdict.UNKNOWN;
        }
        return Math.abs(implied / quoted - 1) <= SPOT_TOLERANCE ? SpotVerdict.OK : SpotVerdict.STALE;
    }

    private List<Judged> judge() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            for (Map.Entry<OptionContract, OptionQuote> entry :
                    series.get(i).quotes().entrySet()) {
                OptionTerms terms = terms(i, entry.getKey());
                judged.add(new Judged(
                        entry.getKey(), entry.getValue(), terms, QuoteCheck.judge(entry.getValue(), terms), i));
            }
        }
        return judged;
    }

    /** Terms under which spot grows to the forward; the forward itself stands for a spot that cannot be bought. */
    private OptionTerms terms(int i, OptionContract contract) {
        double spot = spot(i);
        return new OptionTerms(
                contract.type().sign(),
                spot,
                contract.strike(),
                series.get(i).timeToExpiry(),
                curve.rate(i),
                dividendYield(i, spot),
                0,
                contract.style() == ExerciseStyle.AMERICAN);
    }

    private double spot(int i) {
        if (chain.underlying().equals("VIX")) {
            return curve.forward(i);
        }
        return switch (spotVerdict) {
            case OK -> chain.spot();
            case STALE -> curve.spotImplied();
            case UNKNOWN -> Double.isNaN(chain.spot()) ? curve.forward(i) : chain.spot();
        };
    }

    private double dividendYield(int i, double spot) {
        double time = series.get(i).timeToExpiry();
        return time > 0 ? curve.rate(i) - ScalarMath.log(curve.forward(i) / spot) / time : 0;
    }

    private double[] impliedVolatilities(List<Judged> judged) {
        int[] usable = usable(judged);
        List<OptionTerms> terms = new ArrayList<>();
        double[] mids = new double[usable.length];
        for (int i = 0; i < usable.length; i++) {
            terms.add(judged.get(usable[i]).terms());
            mids[i] = judged.get(usable[i]).quote().mid();
        }
        double[] implied = pricer.impliedVolatilities(terms, mids);
        double[] volatilities = new double[judged.size()];
        Arrays.fill(volatilities, Double.NaN);
        for (int i = 0; i < usable.length; i++) {
            volatilities[usable[i]] = implied[i];
        }
        return volatilities;
    }

    private static int[] usable(List<Judged> judged) {
        return IntStream.range(0, judged.size())
                .filter(i -> judged.get(i).verdict() == QuoteVerdict.OK)
                .toArray();
    }

    private List<UnitGreeks> greeks(List<Judged> judged, double[] volatilities) {
        List<OptionTerms> terms = new ArrayList<>();
        for (int i = 0; i < volatilities.length; i++) {
            if (!Double.isNaN(volatilities[i])) {
                terms.add(judged.get(i).terms().withVolatility(volatilities[i]));
            }
        }
        List<UnitGreeks> found = pricer.greeks(terms);
        List<UnitGreeks> greeks = new ArrayList<>();
        int next = 0;
        for (double volatility : volatilities) {
            greeks.add(Double.isNaN(volatility) ? NO_GREEKS : found.get(next++));
        }
        return greeks;
    }

    private ExpiryAnalysis expiry(int i, List<Judged> judged, double[] volatilities) {
        Series own = series.get(i);
        AtTheMoney atTheMoney = new AtTheMoney(curve.forward(i));
        int used = 0;
        for (int j = 0; j < volatilities.length; j++) {
            Judged quote = judged.get(j);
            if (quote.series() == i && quote.verdict() == QuoteVerdict.OK) {
                used++;
                atTheMoney.add(quote.contract(), volatilities[j]);
            }
        }
        return new ExpiryAnalysis(
                own.root(),
                own.expiration(),
                own.expirationInstant(),
                own.timeToExpiry(),
                curve.forward(i),
                curve.rate(i),
                curve.source(i),
                dividendYield(i, spot(i)),
                atTheMoney.volatility(),
                own.quotes().size(),
                used);
    }
}
