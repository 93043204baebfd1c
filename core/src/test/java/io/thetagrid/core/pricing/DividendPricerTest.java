package io.thetagrid.core.pricing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.testing.ReferenceBackend;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class DividendPricerTest {
    private static final OptionTerms EUROPEAN = new OptionTerms(1, 100, 100, 1, 0.05, 0, 0.25, false);
    private static final OptionTerms AMERICAN = new OptionTerms(1, 100, 90, 1, 0.05, 0, 0.25, true);
    private static final List<TimedDividend> NONE = List.of();
    private static final List<TimedDividend> QUARTERLY =
            List.of(new TimedDividend(0.2, 1), new TimedDividend(0.45, 1), new TimedDividend(0.7, 1));

    private static DividendPricer pricer(DividendModel model, int threads) {
        return new DividendPricer(Backends.pick("scalar"), Accuracy.FAST, threads, model);
    }

    @Test
    void rowsWithoutDividendsComeOutAsTheyDoWithoutThem() {
        List<OptionTerms> options = List.of(EUROPEAN, AMERICAN, EUROPEAN, AMERICAN);
        GreekTable mixed = pricer(DividendModel.SPOT, 1).greeks(options, List.of(NONE, NONE, QUARTERLY, QUARTERLY));
        GreekTable plain = new TablePricer(Backends.pick("scalar"), Accuracy.FAST, 1).greeks(options);
        for (GreekColumn column : GreekTable.ALL) {
            assertEquals(plain.get(column)[0], mixed.get(column)[0]);
            assertEquals(plain.get(column)[1], mixed.get(column)[1]);
        }
        assertTrue(mixed.get(GreekColumn.PRICE)[2] < mixed.get(GreekColumn.PRICE)[0] - 1);
        assertEquals(Status.OK, mixed.statuses()[3]);
    }

    /** In the escrowed model a European option is Black–Scholes on the reduced spot, and so are its Greeks. */
    @Test
    void escrowedEuropeanGreeksAreThoseOfTheReducedSpot() {
        GreekTable table = pricer(DividendModel.ESCROWED, 1).greeks(List.of(EUROPEAN), List.of(QUARTERLY));
        double reduced = 100 - Math.exp(-0.01) - Math.exp(-0.0225) - Math.exp(-0.035);
        double price = ReferenceBackend.european(1, reduced, 100, 1, 0.05, 0, 0.25);
        assertEquals(price, table.get(GreekColumn.PRICE)[0], 2e-3); // the fast preset's error
        double s = 0.01;
        double up = ReferenceBackend.european(1, reduced, 100, 1, 0.05, 0, 0.25 + s);
        double down = ReferenceBackend.european(1, reduced, 100, 1, 0.05, 0, 0.25 - s);
        assertEquals((up - 2 * price + down) / (s * s), table.get(GreekColumn.VOLGA)[0], 0.3);
        double deltaUp = delta(reduced, 0.25 + s);
        double deltaDown = delta(reduced, 0.25 - s);
        assertEquals((deltaUp - deltaDown) / (2 * s), table.get(GreekColumn.VANNA)[0], 5e-3);
    }

    private static double delta(double spot, double volatility) {
        double h = 0.01;
        return (ReferenceBackend.european(1, spot + h, 100, 1, 0.05, 0, volatility)
                        - ReferenceBackend.european(1, spot - h, 100, 1, 0.05, 0, volatility))
                / (2 * h);
    }

    @Test
    void impliedVolatilitiesComeBackWhateverTheThreads() {
        List<OptionTerms> options = List.of(EUROPEAN, AMERICAN, AMERICAN.withVolatility(0.5), EUROPEAN);
        List<List<TimedDividend>> dividends = List.of(QUARTERLY, QUARTERLY, NONE, NONE);
        double[] prices =
                pricer(DividendModel.SPOT, 1).greeks(options, dividends).get(GreekColumn.PRICE);
        VolatilityTable one = pricer(DividendModel.SPOT, 1).impliedVolatilities(options, dividends, prices);
        assertArrayEquals(new double[] {0.25, 0.25, 0.5, 0.25}, one.volatilities(), 1e-7);
        VolatilityTable three = pricer(DividendModel.SPOT, 3).impliedVolatilities(options, dividends, prices);
        assertArrayEquals(one.volatilities(), three.volatilities(), 0);
    }
}
