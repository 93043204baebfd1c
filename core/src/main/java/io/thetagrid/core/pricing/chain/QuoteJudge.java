package io.thetagrid.core.pricing.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.QuoteCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Judges a chain's quotes: each by itself ({@link QuoteCheck}), then against its neighbours. A quote that contradicts ({@link
 * Vertical}) two or more of its nearest two usable neighbours of the same type on either side, and more of them than any of
 * those contradicts, is the odd one out: STALE, for it belongs to another moment's price of the underlying.
 */
final class QuoteJudge {
    private static final int NEIGHBOURS = 2;
    private static final int LEAST_CONFLICTS = 2;

    /** Prices are decimals of a cent or more: less is rounding. */
    private static final double ROUNDING = 1e-9;

    private QuoteJudge() {}

    /** The quotes of all series, in the series' order. */
    static List<JudgedQuote> judge(List<Series> series, ForwardCurve curve, Instant asOf) {
        List<JudgedQuote> judged = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            int first = judged.size();
            Instant fresh = QuoteCheck.freshFrom(series.get(i).root(), asOf);
            OptionTerms any = curve.terms(i, 1, 1);
            for (Map.Entry<OptionContract, OptionQuote> entry :
                    series.get(i).quotes().entrySet()) {
                OptionContract contract = entry.getKey();
                OptionTerms terms = any.of(contract.type().sign(), contract.strike());
                QuoteVerdict verdict = QuoteCheck.judge(entry.getValue(), terms, fresh);
                judged.add(new JudgedQuote(contract, entry.getValue(), terms, verdict, i, 0));
            }
            for (OptionType type : OptionType.values()) {
                markStale(judged.subList(first, judged.size()), type);
            }
        }
        return judged;
    }

    /** Marks those of one type that their neighbours contradict. */
    private static void markStale(List<JudgedQuote> quotes, OptionType type) {
        int[] usable = new int[quotes.size()];
        int count = 0;
        for (int i = 0; i < usable.length; i++) {
            if (quotes.get(i).usable() && quotes.get(i).contract().type() == type) {
                usable[count++] = i;
            }
        }
        usable = Arrays.copyOf(usable, count);
        double[][] profits = new double[NEIGHBOURS][count];
        int[] conflicts = new int[count];
        for (int distance = 1; distance <= NEIGHBOURS; distance++) {
            for (int i = 0; i + distance < count; i++) {
                double profit = Vertical.profit(quotes.get(usable[i]), quotes.get(usable[i + distance]));
                if (profit > ROUNDING) {
                    profits[distance - 1][i] = profit;
                    conflicts[i]++;
                    conflicts[i + distance]++;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (conflicts[i] >= LEAST_CONFLICTS) {
                double size = oddOneOut(i, profits, conflicts);
                if (size > 0) {
                    quotes.set(usable[i], quotes.get(usable[i]).staleBy(size));
                }
            }
        }
    }

    /** The largest contradiction of a quote that contradicts more than any other in it; else 0. */
    private static double oddOneOut(int i, double[][] profits, int[] conflicts) {
        double largest = 0;
        for (int distance = 1; distance <= NEIGHBOURS; distance++) {
            for (int other : new int[] {i - distance, i + distance}) {
                int lower = Math.min(i, other);
                if (lower < 0 || other >= conflicts.length || profits[distance - 1][lower] == 0) {
                    continue;
                }
                if (conflicts[other] >= conflicts[i]) {
                    return 0;
                }
                largest = Math.max(largest, profits[distance - 1][lower]);
            }
        }
        return largest;
    }
}
