package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.DividendModel;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Prices against an independent fine grid, over a random set that spans the domain. */
class DividendAccuracyTest {
    private static final int OPTIONS = 12;
    /** Per 100 of spot; the fine grid itself is good to about 1e-4. */
    private static final double STANDARD = 1e-3;

    private static final double HIGH = 4e-4;

    @ParameterizedTest
    @EnumSource
    void agreesWithTheFineGrid(DividendModel model) {
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < OPTIONS; i++) {
            for (boolean american : new boolean[] {false, true}) {
                DividendOption option = DividendOption.random(random, model, american);
                double expected = FineGrid.price(option, 801, 400);
                assertEquals(expected, option.price(Accuracy.STANDARD), STANDARD, option::toString);
                assertEquals(expected, option.price(Accuracy.HIGH), HIGH, option::toString);
            }
        }
    }
}
