package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailSearchTest {
    private static final int N = 5_000;
    private static final int RANK = 4_700;
    private static final double LEVEL = 20;

    private final double[] exact = new double[N];
    private final double[] approximate = new double[N];
    private final double[] bounds = new double[N];

    /** P&amp;L with a heavy tail; every tenth value is known ten times worse, and none better than its bound says. */
    private void fill(long seed, double honesty) {
        Random random = new Random(seed);
        for (int i = 0; i < N; i++) {
            exact[i] = 100 * random.nextGaussian() / Math.sqrt(0.05 + random.nextDouble());
            bounds[i] = i % 10 == 0 ? 5 : 0.5;
            approximate[i] = exact[i] + honesty * bounds[i] * (2 * random.nextDouble() - 1);
        }
    }

    /** Searches to the end; the distribution that is left. */
    private double[] search(TailSearch search) {
        double[] known = approximate.clone();
        BitSet open = search.open(RANK, LEVEL);
        while (!open.isEmpty()) {
            search.found(open, exact);
            open.stream().forEach(i -> known[i] = exact[i]);
            open = search.open(RANK, LEVEL);
        }
        return known;
    }

    private static double[] losses(double[] pnl) {
        return Arrays.stream(pnl).map(value -> 0 - value).sorted().toArray();
    }

    private static long reaching(double[] losses) {
        return Arrays.stream(losses).filter(loss -> loss >= LEVEL).count();
    }

    @Test
    void lossesFromTheRankOnAndTheBestAreExactAndLittleElseIsAskedFor() {
        for (int seed = 0; seed < 20; seed++) {
            fill(seed, 1);
            TailSearch search = new TailSearch(approximate, bounds);
            double[] found = losses(search(search));
            double[] expected = losses(exact);
            for (int rank = RANK; rank <= N; rank++) {
                assertEquals(expected[rank - 1], found[rank - 1], "rank " + rank);
            }
            assertEquals(expected[0], found[0]);
            assertEquals(reaching(expected), reaching(found));
            assertTrue(search.exactCount() < 1.5 * (N - RANK), search.exactCount() + " of " + N);
            assertEquals(5, search.largestBound());
            assertTrue(search.largestError() <= 5);
        }
    }

    /** Errors of up to three times their bounds: what is found of them widens all, and the search goes on. */
    @Test
    void boundsThatFailAreWidenedUntilTheyHold() {
        for (int seed = 0; seed < 20; seed++) {
            fill(seed, 3);
            TailSearch search = new TailSearch(approximate, bounds);
            double[] found = losses(search(search));
            double[] expected = losses(exact);
            for (int rank = RANK; rank <= N; rank++) {
                assertEquals(expected[rank - 1], found[rank - 1], "seed " + seed + ", rank " + rank);
            }
            assertTrue(search.largestError() > 5 && search.largestBound() > search.largestError());
        }
    }

    @Test
    void exactValuesAskForTheTailAlone() {
        fill(1, 0);
        Arrays.fill(bounds, 0);
        TailSearch search = new TailSearch(approximate, bounds);
        search(search);
        assertEquals(N - RANK + 2, search.exactCount()); // the ranks from RANK to N, and the best
    }
}
