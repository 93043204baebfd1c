package io.thetagrid.core.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialRanksTest {

    /** P(Bin(252, 0.99) = 252) = 0.99^252 = 7.9 %: no observation is surely above the quantile. */
    @Test
    void aYearSaysNothingAboveNinetyNinePercent() {
        assertEquals(OptionalInt.empty(), BinomialRanks.of(252, 0.99).high());
        assertTrue(BinomialRanks.of(252, 0.99).low().isPresent());
    }

    /** Both tails against exact binomial sums in high precision. */
    @ParameterizedTest
    @CsvSource({"252, 0.95", "1000, 0.975", "10000, 0.99", "10000, 0.95", "20, 0.5"})
    void ranksLeaveAtMostTwoAndAHalfPercentOutsideAndNoRankLess(int n, String probability) {
        BinomialRanks ranks = BinomialRanks.of(n, Double.parseDouble(probability));
        int low = ranks.low().orElseThrow();
        int high = ranks.high().orElseThrow();
        BigDecimal p = new BigDecimal(probability);
        assertTrue(below(n, p, low).doubleValue() <= 0.025);
        assertTrue(below(n, p, low + 1).doubleValue() > 0.025);
        assertTrue(1 - below(n, p, high).doubleValue() <= 0.025);
        assertTrue(1 - below(n, p, high - 1).doubleValue() > 0.025);
    }

    /** P(Bin(n, p) &lt; rank). */
    private static BigDecimal below(int n, BigDecimal p, int rank) {
        MathContext digits = new MathContext(40);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal q = BigDecimal.ONE.subtract(p);
        BigDecimal term = q.pow(n, digits);
        for (int k = 0; k < rank; k++) {
            sum = sum.add(term, digits);
            term = term.multiply(BigDecimal.valueOf(n - k), digits)
                    .multiply(p, digits)
                    .divide(BigDecimal.valueOf(k + 1).multiply(q, digits), digits);
        }
        return sum;
    }
}
