package io.thetagrid.core.pricing;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.market.UnderlyingMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fits the smiles a book needs: for every expiration held, the usable out-of-the-money quotes, and the marks of the book's own
 * options where there are too few of those; for an expiration without any quote, those before and after. An underlying without options held gets the first expiration that is at least a
 * week away, for its at-the-money volatility.
 */
final class SmileBuilder {
    private static final double A_WEEK = 7.0 / 365;
    private static final int ENOUGH_QUOTES = 5;

    private record Quoted(OptionTerms terms, double price) {}

    private final OptionPricer pricer;
    private final MarketSnapshot market;
    private final SortedMap<String, KernelTerms> terms;
    private final SortedMap<String, SortedMap<Double, List<SmileFit.Point>>> own = new TreeMap<>();

    /** @param terms of the underlyings that smiles are wanted for */
    SmileBuilder(OptionPricer pricer, MarketSnapshot market, SortedMap<String, KernelTerms> terms) {
        this.pricer = pricer;
        this.market = market;
        this.terms = terms;
    }

    /** Asks for the smile of an option held; {@code volatility} is that of its own mark, NaN where it determines none. */
    void hold(String underlying, OptionTerms option, double volatility) {
        List<SmileFit.Point> points = own.computeIfAbsent(underlying, _ -> new TreeMap<>())
                .computeIfAbsent(option.timeToExpiry(), _ -> new ArrayList<>());
        if (!Double.isNaN(volatility)) {
            points.add(new SmileFit.Point(option.logMoneyness(), volatility));
        }
    }

    /** Smiles of every underlying that has any. */
    SortedMap<String, Smiles> build() {
        SortedMap<String, Smiles> smiles = new TreeMap<>();
        for (String symbol : terms.keySet()) {
            UnderlyingMarket underlying = market.underlyings().get(symbol);
            SortedMap<Double, List<SmileFit.Point>> held = own.getOrDefault(symbol, new TreeMap<>());
            SortedMap<Double, List<SmileFit.Point>> quoted = quoted(underlying, held.keySet());
            SortedMap<Double, SmileSlice> slices = new TreeMap<>();
            NavigableSet<Double> times = new TreeSet<>(held.keySet());
            times.addAll(quoted.keySet());
            for (double time : times) {
                List<SmileFit.Point> points = new ArrayList<>(quoted.getOrDefault(time, List.of()));
                if (points.size() < ENOUGH_QUOTES) {
                    points.addAll(held.getOrDefault(time, List.of()));
                }
                if (!points.isEmpty()) {
                    slices.put(time, SmileFit.fit(points, time));
                }
            }
            if (!slices.isEmpty()) {
                smiles.put(symbol, new Smiles(slices));
            }
        }
        return smiles;
    }

    /** Implied volatilities of the usable out-of-the-money quotes by years to expiry. */
    private SortedMap<Double, List<SmileFit.Point>> quoted(UnderlyingMarket underlying, Set<Double> held) {
        List<Quoted> usable = new ArrayList<>();
        for (Map.Entry<OptionContract, OptionQuote> entry : canonical(underlying.quotes())) {
            OptionTerms option = terms.get(underlying.symbol()).of(entry.getKey());
            boolean outOfTheMoney = option.exerciseValue() == 0 && option.strike() > 0;
            if (outOfTheMoney && QuoteCheck.judge(entry.getValue(), option, fresh(entry.getKey())) == QuoteVerdict.OK) {
                usable.add(new Quoted(option, entry.getValue().mid()));
            }
        }
        NavigableSet<Double> wanted = new TreeSet<>(held);
        if (wanted.isEmpty()) {
            usable.stream()
                    .mapToDouble(quoted -> quoted.terms().timeToExpiry())
                    .filter(time -> time >= A_WEEK)
                    .min()
                    .ifPresent(wanted::add);
        }
        wanted.addAll(around(held, usable));
        usable.removeIf(quoted -> !wanted.contains(quoted.terms().timeToExpiry()));
        double[] volatilities = pricer.impliedVolatilities(
                usable.stream().map(Quoted::terms).toList(),
                usable.stream().mapToDouble(Quoted::price).toArray());
        SortedMap<Double, List<SmileFit.Point>> points = new TreeMap<>();
        for (int i = 0; i < volatilities.length; i++) {
            OptionTerms option = usable.get(i).terms();
            if (!Double.isNaN(volatilities[i])) {
                points.computeIfAbsent(option.timeToExpiry(), _ -> new ArrayList<>())
                        .add(new SmileFit.Point(option.logMoneyness(), volatilities[i]));
            }
        }
        return points;
    }

    /** The quoted expirations next to those that are held but not quoted. */
    private static Set<Double> around(Set<Double> held, List<Quoted> usable) {
        NavigableSet<Double> times = new TreeSet<>();
        usable.forEach(quoted -> times.add(quoted.terms().timeToExpiry()));
        Set<Double> around = new TreeSet<>();
        for (double time : held) {
            if (!times.contains(time)) {
                Optional.ofNullable(times.lower(time)).ifPresent(around::add);
                Optional.ofNullable(times.higher(time)).ifPresent(around::add);
            }
        }
        return around;
    }

    private Instant fresh(OptionContract contract) {
        return QuoteCheck.freshFrom(contract.root(), market.asOf());
    }

    /** Quotes in an order of their own, so that sums over them have the same bits in every run. */
    private static List<Map.Entry<OptionContract, OptionQuote>> canonical(Map<OptionContract, OptionQuote> quotes) {
        List<Map.Entry<OptionContract, OptionQuote>> entries = new ArrayList<>(quotes.entrySet());
        entries.sort(Comparator.comparing(
                Map.Entry::getKey,
                Comparator.comparing(OptionContract::expiration)
                        .thenComparing(OptionContract::root)
                        .thenComparing(OptionContract::type)
                        .thenComparingDouble(OptionContract::strike)));
        return entries;
    }
}
