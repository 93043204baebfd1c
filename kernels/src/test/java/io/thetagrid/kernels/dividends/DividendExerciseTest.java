package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When exercise is best: calls just before an ex-date, puts after it; and what that is worth. */
class DividendExerciseTest {
    /** The presets' errors, per 100 of spot. */
    private static final double STANDARD = 1e-3;

    private static final double HIGH = 2e-4;

    private static DividendOption call(double strike, double time, double volatility, double exDate, double amount) {
        return DividendOption.of(1, 100, strike, time, 0.06, 0, volatility)
                .with(new double[] {exDate}, new double[] {amount})
                .asAmerican();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 0.5, 0.3, 0.25, 4",
        "90, 1, 0.2, 0.75, 3",
        "110, 1, 0.5, 0.9, 5",
        "60, 0.3, 0.4, 0.02, 1",
        "100, 2, 0.15, 1.9, 8"
    })
    void aCallIsExercisedJustBeforeItsOnlyDividend(
            double strike, double time, double volatility, double exDate, double amount) {
        for (DividendModel model : new DividendModel[] {DividendModel.SPOT, DividendModel.ESCROWED}) {
            DividendOption option =
                    call(strike, time, volatility, exDate, amount).with(model);
            OneDividend exact = new OneDividend(option);
            DividendOption.Value value = option.value(Accuracy.HIGH);
            assertEquals(exact.price(), value.price(), HIGH, option::toString);
            assertEquals(exact.price(), option.price(Accuracy.STANDARD), STANDARD, option::toString);
            // A tenth of the distance of two nodes, where value and exercise cross at a small angle.
            double spacing = exact.criticalSpot() * volatility * Math.sqrt(time) / 50;
            assertEquals(exact.criticalSpot(), value.criticalSpots()[0], spacing, option::toString);
        }
    }

    /** Haug, The Complete Guide to Option Pricing Formulas, "American calls on stocks with known dividends". */
    @Test
    void rollGeskeWhaley() {
        DividendOption option = DividendOption.of(1, 80, 82, 1 / 3.0, 0.06, 0, 0.3)
                .with(new double[] {0.25}, new double[] {4})
                .with(DividendModel.ESCROWED)
                .asAmerican();
        assertEquals(4.3860, option.price(Accuracy.HIGH), 2e-4);
    }

    @Test
    void aSmallDividendDoesNotMakeACallWorthExercising() {
        // Holding on to the strike for the half year to expiry earns more than the dividend.
        DividendOption option = call(100, 1, 0.2, 0.5, 1);
        DividendOption.Value value = option.value(Accuracy.STANDARD);
        assertEquals(option.asEuropean().price(Accuracy.STANDARD), value.price(), 1e-6);
        assertTrue(Double.isNaN(value.criticalSpots()[0]));
        assertFalse(value.exercise());
    }

    @Test
    void exerciseIsBestNowWhereTheSpotIsBeyondTheCriticalOne() {
        DividendOption put = DividendOption.of(-1, 60, 100, 1, 0.08, 0, 0.2)
                .with(new double[] {0.8}, new double[] {1})
                .asAmerican();
        DividendOption.Value value = put.value(Accuracy.STANDARD);
        assertTrue(value.exercise());
        assertEquals(40, value.price());
        assertEquals(-1, value.delta());
        assertEquals(0, value.gamma());
        assertEquals(0, value.vega());
        // The exercise premium vanishes at the critical spot, and only from there on.
        double critical = put.withSpot(80).value(Accuracy.HIGH).criticalSpot();
        assertTrue(put.withSpot(0.99 * critical).value(Accuracy.HIGH).exercise());
        assertFalse(put.withSpot(1.01 * critical).value(Accuracy.HIGH).exercise());
    }

    @Test
    void aPutWaitsForADividendThatIsNear() {
        DividendOption put = DividendOption.of(-1, 60, 100, 1, 0.08, 0, 0.2)
                .with(new double[] {0.02}, new double[] {3})
                .asAmerican();
        DividendOption.Value value = put.value(Accuracy.STANDARD);
        assertFalse(value.exercise());
        assertTrue(value.price() > 42.5, () -> "worth " + value.price());
        assertTrue(Double.isNaN(value.criticalSpots()[0]));
    }
}
