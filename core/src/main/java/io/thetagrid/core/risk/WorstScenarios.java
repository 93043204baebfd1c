package io.thetagrid.core.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which scenarios lose most. */
final class WorstScenarios {

    private WorstScenarios() {}

    /**
     * The numbers of the {@code count} scenarios with the least P&amp;L, the worst first; of equal ones the earlier first.
     *
     * @param pnl by scenario, at least {@code count}
     */
    static int[] of(double[] pnl, int count) {
        if (count == 0) {
            return new int[0];
        }
        double[] ascending = pnl.clone();
        Arrays.sort(ascending);
        double bound = ascending[count - 1];
        return IntStream.range(0, pnl.length)
                .filter(i -> pnl[i] <= bound)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pnl[i]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .limit(count)
                .toArray();
    }
}
