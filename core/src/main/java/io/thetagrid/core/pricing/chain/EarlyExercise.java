package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.UnitGreeks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What early exercise is worth in the American options nearest the money, so that put–call parity can be asked of their
 * European values. At the volatility at which the American price is the quote, the European price is the quote less the
 * premium of early exercise. That volatility is found along with the forward: each round takes one Newton step towards it
 * under the forward of the round before, and since the premium hardly depends on it, a few rounds settle both.
 */
final class EarlyExercise {
    /** Pairs of each expiration that are looked at: odd, and all next to the money. */
    private static final int PAIRS = 3;

    /** In less than two days early exercise is worth less than a hundredth of a per cent of the strike. */
    private static final double SHORTEST = 2.0 / 365;

    private static final double LOWEST_VOLATILITY = 0.01;

    private static final int CALL = 0;
    private static final int PUT = 1;

    /** Terms of an expiration's options under the present forward. */
    interface Terms {
        OptionTerms of(int series, double optionSign, double strike);
    }

    /** A call and a put of one strike, with their volatilities and premiums of early exercise. */
    private static final class Pair {
        final double strike;
        final double[] prices;
        final double[] volatilities = new double[2];
        final double[] premiums = new double[2];

        Pair(double strike, double call, double put) {
            this.strike = strike;
            this.prices = new double[] {call, put};
        }

        double europeanDifference() {
            return prices[CALL] - premiums[CALL] - prices[PUT] + premiums[PUT];
        }
    }

    private final OptionPricer pricer;
    private final List<List<Pair>> pairs = new ArrayList<>();
    /** By expiration, whether all its pairs had to be left out. */
    private final boolean[] lost;

    EarlyExercise(List<Series> series, Terms terms, OptionPricer pricer) {
        this.pricer = pricer;
        this.lost = new boolean[series.size()];
        for (Series one : series) {
            List<Pair> near = new ArrayList<>();
            if (one.style() == ExerciseStyle.AMERICAN && one.timeToExpiry() >= SHORTEST) {
                ParityPairs all = one.pairs();
                for (int i = 0; i < Math.min(all.count(), PAIRS); i++) {
                    near.add(new Pair(all.strikes()[i], all.calls()[i], all.puts()[i]));
                }
            }
            pairs.add(near);
        }
        startFromEuropeanVolatilities(terms);
    }

    /** Whether no pair of any expiration can be exercised early. */
    boolean isNone() {
        return pairs.stream().allMatch(List::isEmpty);
    }

    /** Whether an expiration has American pairs, but none whose prices some volatility gives. */
    boolean isLost(int series) {
        return lost[series];
    }

    /** How many pairs of an expiration are looked at. */
    int count(int series) {
        return pairs.get(series).size();
    }

    /** The forward that the European values of an expiration's pairs give. */
    double forward(int series, double discountFactor) {
        List<Pair> near = pairs.get(series);
        double[] forwards = new double[near.size()];
        for (int i = 0; i < forwards.length; i++) {
            forwards[i] = near.get(i).strike + near.get(i).europeanDifference() / discountFactor;
        }
        return Lines.median(forwards);
    }

    /** One round under the present forwards. */
    void refine(Terms terms) {
        List<OptionTerms> american = legs(terms);
        double[] prices = pricer.prices(american);
        List<UnitGreeks> european = pricer.greeks(europeans(american));
        int leg = 0;
        for (List<Pair> near : pairs) {
            for (Pair pair : near) {
                for (int side = CALL; side <= PUT; side++, leg++) {
                    UnitGreeks value = european.get(leg);
                    double premium = prices[leg] - value.price();
                    double volatility = pair.volatilities[side];
                    double step = (pair.prices[side] - prices[leg]) / value.vega();
                    pair.premiums[side] = premium > 0 ? premium : 0;
                    if (Math.abs(step) < Double.POSITIVE_INFINITY) {
                        double moved = Math.clamp(volatility + step, 0.5 * volatility, 2 * volatility);
                        pair.volatilities[side] = Math.max(moved, LOWEST_VOLATILITY);
                    }
                }
            }
        }
    }

    /** Pairs one of whose prices no volatility gives, even without early exercise, are left out. */
    private void startFromEuropeanVolatilities(Terms terms) {
        List<OptionTerms> legs = europeans(legs(terms));
        double[] prices = pairs.stream()
                .flatMap(List::stream)
                .flatMapToDouble(pair -> Arrays.stream(pair.prices))
                .toArray();
        double[] volatilities = pricer.impliedVolatilities(legs, prices);
        int leg = 0;
        for (int i = 0; i < lost.length; i++) {
            List<Pair> near = pairs.get(i);
            boolean any = !near.isEmpty();
            for (Pair pair : near) {
                for (int side = CALL; side <= PUT; side++) {
                    pair.volatilities[side] = volatilities[leg++];
                }
            }
            near.removeIf(pair -> Double.isNaN(pair.volatilities[CALL] + pair.volatilities[PUT]));
            lost[i] = any && near.isEmpty();
        }
    }

    private List<OptionTerms> legs(Terms terms) {
        List<OptionTerms> legs = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            for (Pair pair : pairs.get(i)) {
                legs.add(terms.of(i, 1, pair.strike).withVolatility(pair.volatilities[CALL]));
                legs.add(terms.of(i, -1, pair.strike).withVolatility(pair.volatilities[PUT]));
            }
        }
        return legs;
    }

    private static List<OptionTerms> europeans(List<OptionTerms> options) {
        return options.stream().map(OptionTerms::asEuropean).toList();
    }
}
