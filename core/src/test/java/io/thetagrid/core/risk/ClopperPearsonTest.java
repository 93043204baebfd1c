package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.exercise.Probability;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {

    /** Closed forms: with no hit the upper bound is 1 − 0.025^(1/n), with hits alone the lower is 0.025^(1/n). */
    @ParameterizedTest
    @CsvSource({"1", "10", "252", "10000", "1000000"})
    void atTheEdgesBoundsHaveAClosedForm(int n) {
        double tail = Math.pow(0.025, 1.0 / n);
        Probability none = ClopperPearson.share(0, n, 1);
        assertEquals(0, none.value());
        assertEquals(0, none.low());
        assertEquals(1 - tail, none.high(), 1e-13);
        Probability all = ClopperPearson.share(n, n, 1);
        assertEquals(1, all.value());
        assertEquals(tail, all.low(), 1e-13);
        assertEquals(1, all.high());
    }

    /** Under the bounds, as many hits or more, or as many or fewer, have 2.5 %, by exact sums in high precision. */
    @ParameterizedTest
    @CsvSource({"1, 10", "5, 20", "10, 100", "3, 10000", "500, 1000", "997, 1000"})
    void hitsAreAsRareAsTwoAndAHalfPercentUnderTheBounds(int hits, int n) {
        Probability share = ClopperPearson.share(hits, n, 1);
        assertEquals((double) hits / n, share.value());
        assertEquals(0.025, 1 - below(n, share.low(), hits), 1e-11);
        assertEquals(0.025, below(n, share.high(), hits + 1), 1e-11);
    }

    @Test
    void overlappingWindowsAreFewer() {
        // 13 of 248 windows of five sessions: at least 2 and at most 3 of 49.
        Probability overlapping = ClopperPearson.share(13, 248, 5);
        assertEquals(13 / 248.0, overlapping.value());
        assertEquals(ClopperPearson.share(2, 49, 1).low(), overlapping.low());
        assertEquals(ClopperPearson.share(3, 49, 1).high(), overlapping.high());
        Probability few = ClopperPearson.share(3, 3, 21);
        assertEquals(1, few.value());
        assertTrue(few.low() <= 1 && few.high() == 1);
    }

    /** P(Bin(n, p) &lt; k). */
    private static double below(int n, double probability, int k) {
        MathContext digits = new MathContext(40);
        BigDecimal p = new BigDecimal(probability);
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal term = q.pow(n, digits);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < k; i++) {
            sum = sum.add(term, digits);
            term = term.multiply(BigDecimal.valueOf(n - i), digits)
                    .multiply(p, digits)
                    .divide(BigDecimal.valueOf(i + 1).multiply(q, digits), digits);
        }
        return sum.doubleValue();
    }
}
