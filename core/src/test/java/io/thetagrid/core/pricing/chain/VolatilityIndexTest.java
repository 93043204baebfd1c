package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.pricing.chain.VolatilityIndex.Strike;
import io.thetagrid.core.pricing.chain.VolatilityIndex.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against Cboe's own example, and strips small enough to sum by hand. */
class VolatilityIndexTest {
    private static final double DAY = 1440;

    /**
     * The white paper of 2009: options of 9 and 37 days (12,960 and 53,280 minutes) at 0.38 %. It prints F₁ =
     * 920.50, K₀ = 920 for both, σ₁² = 0.4727679, σ₂² = 0.3668180 and VIX = 61.22.
     */
    @Test
    void reproducesTheWhitePaper() throws IOException {
        Path file = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options/whitepaper/SPX_2009-01_vix_example.csv");
        assumeTrue(Files.exists(file), "needs the white paper's quotes beside the project");
        Term near = VolatilityIndex.term(strikes(file, 9), 12_960, 0.0038);
        Term next = VolatilityIndex.term(strikes(file, 37), 53_280, 0.0038);
        assertEquals(920.50, near.forward(), 0.005);
        assertEquals(920, near.atTheMoney());
        assertEquals(920, next.atTheMoney());
        // The paper rounds T and each strike's contribution to seven digits.
        assertEquals(0.4727679, near.variance(), 2e-6);
        assertEquals(0.3668180, next.variance(), 2e-6);
        assertEquals(61.22, VolatilityIndex.index(near, next), 0.005);
    }

    /** The interpolation alone, from the paper's two printed variances. */
    @Test
    void interpolatesInMinutes() {
        Term near = new Term(12_960, 0, 0, 0, 0.4727679);
        Term next = new Term(53_280, 0, 0, 0, 0.3668180);
        assertEquals(61.22, VolatilityIndex.index(near, next), 0.005);
        assertEquals(50, VolatilityIndex.index(new Term(43_200, 0, 0, 0, 0.25), next), 1e-12);
    }

    /** Year, rate 0: σ² = 2·Σ ΔK/K²·Q − (F/K₀ − 1)², with F = 100 + (6 − 5) and K₀ = 100. */
    @Test
    void sumsAStripByHand() {
        List<Strike> strikes = List.of(
                strike(80, 22, 1), strike(90, 13, 2), strike(100, 6, 5), strike(110, 2, 11), strike(120, 1, 20));
        double sum = 10 / 6400.0 * 1 + 10 / 8100.0 * 2 + 10 / 10000.0 * 5.5 + 10 / 12100.0 * 2 + 10 / 14400.0 * 1;
        Term term = VolatilityIndex.term(strikes, 365 * DAY, 0);
        assertEquals(101, term.forward(), 1e-12);
        assertEquals(5, term.options());
        assertEquals(2 * sum - 0.01 * 0.01, term.variance(), 1e-15);
    }

    @Test
    void twoStrikesWithoutABidEndTheStripAndASingleOneIsLeftOut() {
        List<Strike> strikes = List.of(
                strike(50, 50, 0.5), // beyond two without a bid: not looked at
                new Strike(60, 40, 40, 0, 1),
                new Strike(70, 30, 30, 0, 1),
                strike(80, 22, 1),
                new Strike(90, 13, 13, 0, 4), // alone: left out
                strike(100, 6, 5),
                strike(110, 2, 11));
        Term term = VolatilityIndex.term(strikes, 365 * DAY, 0);
        double sum = 20 / 6400.0 * 1 + 15 / 10000.0 * 5.5 + 10 / 12100.0 * 2;
        assertEquals(3, term.options());
        assertEquals(2 * sum - 0.01 * 0.01, term.variance(), 1e-15);
    }

    @Test
    void withoutAPairOfBidsThereIsNoVariance() {
        assertNull(VolatilityIndex.term(List.of(), DAY, 0));
        assertNull(VolatilityIndex.term(List.of(new Strike(100, 1, 2, 0, 1)), DAY, 0));
    }

    private static Strike strike(double strike, double call, double put) {
        return new Strike(strike, call, call, put, put);
    }

    private static List<Strike> strikes(Path file, int days) throws IOException {
        List<Strike> strikes = new ArrayList<>();
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cells = line.strip().split(",", -1);
            if (Integer.parseInt(cells[1]) == days) {
                strikes.add(new Strike(
                        number(cells[2]), number(cells[3]), number(cells[4]), number(cells[5]), number(cells[6])));
            }
        }
        return strikes;
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
