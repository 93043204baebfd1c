package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.pricing.QuoteCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls and puts of one expiration by strike. Put–call parity, {@code call − put = D·(F − strike)}, gives the forward F and
 * the discount factor D of European options; near the money it gives the forward of American ones nearly as well, because
 * there neither side's early exercise is worth much ({@link EarlyExercise} takes out what it is).
 *
 * @param strikes nearest to the forward first
 * @param calls mids
 * @param puts mids
 */
record ParityPairs(double[] strikes, double[] calls, double[] puts) {
    /** Forwards are the median over so many pairs: odd, and all within a few strikes of the money. */
    private static final int FORWARD_PAIRS = 7;

    /** The slope is taken over the most pairs that cost little: its median is of this number squared, halved. */
    private static final int SLOPE_PAIRS = 80;

    private static final int LEAST_SLOPE_PAIRS = 5;

    private record Pair(double strike, double call, double put) {}

    /** Pairs both of whose sides are quoted, neither so widely that its mid says little. */
    static ParityPairs of(Map<OptionContract, OptionQuote> quotes) {
        SortedMap<Double, OptionQuote> calls = new TreeMap<>();
        SortedMap<Double, OptionQuote> puts = new TreeMap<>();
        quotes.forEach((contract, quote) -> {
            if (QuoteCheck.isTwoSided(quote)) {
                (contract.type() == OptionType.CALL ? calls : puts).put(contract.strike(), quote);
            }
        });
        List<Pair> pairs = new ArrayList<>();
        calls.forEach((strike, call) -> {
            OptionQuote put = puts.get(strike);
            if (put != null) {
                pairs.add(new Pair(strike, call.mid(), put.mid()));
            }
        });
        pairs.sort(Comparator.comparingDouble(pair -> Math.abs(pair.call() - pair.put())));
        return new ParityPairs(
                pairs.stream().mapToDouble(Pair::strike).toArray(),
                pairs.stream().mapToDouble(Pair::call).toArray(),
                pairs.stream().mapToDouble(Pair::put).toArray());
    }

    int count() {
        return strikes.length;
    }

    /** How many of them the forward rests on. */
    int forwardPairs() {
        return Math.min(strikes.length, FORWARD_PAIRS);
    }

    /** The discount factor; NaN where there are too few pairs. */
    double discountFactor() {
        int count = Math.min(strikes.length, SLOPE_PAIRS);
        if (count < LEAST_SLOPE_PAIRS) {
            return Double.NaN;
        }
        return -Lines.theilSen(Arrays.copyOf(strikes, count), differences(count))
                .slope();
    }

    /** The forward under a discount factor; NaN where there is no pair. */
    double forward(double discountFactor) {
        double[] differences = differences(forwardPairs());
        for (int i = 0; i < differences.length; i++) {
            differences[i] = strikes[i] + differences[i] / discountFactor;
        }
        return Lines.median(differences);
    }

    /** Call and put together at the strike nearest a forward; NaN where there is no pair. */
    double straddle(double forward) {
        double straddle = Double.NaN;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < strikes.length; i++) {
            double distance = Math.abs(strikes[i] - forward);
            if (distance < nearest) {
                nearest = distance;
                straddle = calls[i] + puts[i];
            }
        }
        return straddle;
    }

    /** Call less put of the first pairs. */
    private double[] differences(int count) {
        double[] differences = new double[count];
        for (int i = 0; i < count; i++) {
            differences[i] = calls[i] - puts[i];
        }
        return differences;
    }
}
