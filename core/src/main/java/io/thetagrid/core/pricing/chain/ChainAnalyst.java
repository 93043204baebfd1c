package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.pricing.surface.FittedSlice;
import io.thetagrid.core.pricing.surface.SliceFitter;
import io.thetagrid.core.pricing.surface.SlicePoint;
import io.thetagrid.core.pricing.surface.VolatilitySurface;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Judges a chain's quotes and finds what they imply (risk-engine.md, "Volatility surface"): forwards by put–call parity,
 * implied volatilities of the mids, Greeks, the surface, its arbitrage, and the volatility of 30 days. The work grows
 * linearly with the quotes; chains may be analysed side by side.
 */
public final class ChainAnalyst {
    private static final UnitGreeks NO_GREEKS =
            new UnitGreeks(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private final OptionChain chain;
    private final OptionPricer pricer;
    private final List<Series> series;
    private final ForwardCurve curve;
    private final List<JudgedQuote> judged;
    /** Where each series' quotes begin, and one past the last one's end. */
    private final int[] starts;

    private final double[] volatilities;
    private final UnitGreeks[] greeks;

    private ChainAnalyst(OptionChain chain, OptionalDouble rate, OptionPricer pricer) {
        this.chain = chain;
        this.pricer = pricer;
        this.series = Series.of(chain);
        this.curve = new ForwardCurve(series, chain, rate, pricer);
        this.judged = QuoteJudge.judge(series, curve, chain.asOf());
        this.starts = new int[series.size() + 1];
        for (int i = 0; i < series.size(); i++) {
            starts[i + 1] = starts[i] + series.get(i).quotes().size();
        }
        int[] usable = IntStream.range(0, judged.size())
                .filter(i -> judged.get(i).usable())
                .toArray();
        this.volatilities = impliedVolatilities(usable);
        this.greeks = greeks();
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
        FittedSlice[] slices = new FittedSlice[series.size()];
        List<ExpiryAnalysis> expiries = new ArrayList<>();
        for (int i = 0; i < slices.length; i++) {
            slices[i] = slice(i);
            expiries.add(expiry(i, slices[i]));
        }
        List<QuoteAnalysis> quotes = new ArrayList<>(judged.size());
        for (int i = 0; i < volatilities.length; i++) {
            JudgedQuote quote = judged.get(i);
            quotes.add(new QuoteAnalysis(
                    quote.contract(),
                    quote.quote(),
                    quote.verdict(),
                    expiries.get(quote.series()),
                    volatilities[i],
                    greeks[i]));
        }
        return new ChainAnalysis(
                chain,
                curve.spotImplied(),
                curve.spotVerdict(),
                curve.carry(),
                AtTheMoney.volatility30d(expiries),
                ChainIndex.of(series, curve),
                VolatilitySurface.of(
                        Arrays.stream(slices).filter(Objects::nonNull).toList()),
                ArbitrageCheck.of(series, judged, slices),
                QualityCheck.of(judged, expiries, series, chain.asOf(), volatility30dOfAll(expiries)),
                expiries,
                quotes);
    }

    /** By quote; NaN for those not asked for. */
    private double[] impliedVolatilities(int[] wanted) {
        List<OptionTerms> terms = new ArrayList<>(wanted.length);
        double[] mids = new double[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            terms.add(judged.get(wanted[i]).terms());
            mids[i] = judged.get(wanted[i]).quote().mid();
        }
        double[] implied = pricer.impliedVolatilities(terms, mids);
        double[] byQuote = new double[judged.size()];
        Arrays.fill(byQuote, Double.NaN);
        for (int i = 0; i < wanted.length; i++) {
            byQuote[wanted[i]] = implied[i];
        }
        return byQuote;
    }

    private UnitGreeks[] greeks() {
        List<OptionTerms> terms = new ArrayList<>();
        for (int i = 0; i < volatilities.length; i++) {
            if (!Double.isNaN(volatilities[i])) {
                terms.add(judged.get(i).terms().withVolatility(volatilities[i]));
            }
        }
        List<UnitGreeks> found = pricer.greeksWithoutRho(terms);
        UnitGreeks[] byQuote = new UnitGreeks[volatilities.length];
        int next = 0;
        for (int i = 0; i < byQuote.length; i++) {
            byQuote[i] = Double.isNaN(volatilities[i]) ? NO_GREEKS : found.get(next++);
        }
        return byQuote;
    }

    private FittedSlice slice(int i) {
        double forward = curve.forward(i);
        List<SlicePoint> points = new ArrayList<>();
        for (int j = starts[i]; j < starts[i + 1]; j++) {
            JudgedQuote quote = judged.get(j);
            double vega = greeks[j].vega();
            if (quote.outOfTheMoney(forward) && vega > 0) {
                double halfSpread = 0.5 * (quote.quote().ask() - quote.quote().bid()) / vega;
                double k = ScalarMath.logRatio(quote.contract().strike(), forward);
                points.add(new SlicePoint(k, volatilities[j], halfSpread));
            }
        }
        return points.isEmpty()
                ? null
                : SliceFitter.fit(points, forward, series.get(i).timeToExpiry());
    }

    private ExpiryAnalysis expiry(int i, FittedSlice slice) {
        Series own = series.get(i);
        int used = 0;
        for (int j = starts[i]; j < starts[i + 1]; j++) {
            used += judged.get(j).usable() ? 1 : 0;
        }
        double forward = curve.forward(i);
        double atTheMoney = atTheMoney(i, volatilities);
        return new ExpiryAnalysis(
                own.root(),
                own.expiration(),
                own.expirationInstant(),
                own.timeToExpiry(),
                forward,
                curve.evidence(i),
                curve.rate(i),
                curve.source(i),
                curve.statedDividendYield(i),
                atTheMoney,
                new ExpectedMove(
                        forward * atTheMoney * Math.sqrt(own.timeToExpiry()),
                        own.pairs().straddle(forward)),
                Optional.ofNullable(slice),
                own.quotes().size(),
                used);
    }

    private double atTheMoney(int i, double[] byQuote) {
        AtTheMoney atTheMoney = new AtTheMoney(curve.forward(i));
        for (int j = starts[i]; j < starts[i + 1]; j++) {
            atTheMoney.add(judged.get(j).contract(), byQuote[j]);
        }
        return atTheMoney.volatility();
    }

    /** The 30-day volatility that the mids of all quotes with an ask would give, whatever their verdicts. */
    private double volatility30dOfAll(List<ExpiryAnalysis> expiries) {
        double[] all = volatilities.clone();
        double[] extra = impliedVolatilities(unusableNextToTheMoney());
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isNaN(extra[i]) ? all[i] : extra[i];
        }
        List<AtTheMoney.Term> terms = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            terms.add(new AtTheMoney.Term(expiries.get(i).timeToExpiry(), atTheMoney(i, all)));
        }
        return AtTheMoney.volatility30dOf(terms);
    }

    /** The out-of-the-money quotes next to each forward, of those that are not OK but could be taken for prices. */
    private int[] unusableNextToTheMoney() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            int below = -1;
            int above = -1;
            for (int j = starts[i]; j < starts[i + 1]; j++) {
                JudgedQuote quote = judged.get(j);
                boolean priced = quote.quote().bid() >= 0 && quote.quote().ask() > 0;
                if (!priced
                        || !quote.outOfTheMoney(curve.forward(i))
                        || !(quote.terms().timeToExpiry() > 0)) {
                    continue;
                }
                if (quote.terms().optionSign() < 0) {
                    below = j;
                } else if (above < 0) {
                    above = j;
                }
            }
            for (int j : new int[] {below, above}) {
                if (j >= 0 && !judged.get(j).usable()) {
                    found.add(j);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
