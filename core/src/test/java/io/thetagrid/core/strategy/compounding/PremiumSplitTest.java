package io.thetagrid.core.strategy.compounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.strategy.compounding.PremiumSplit.Month;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PremiumSplitTest {

    /** R-COMP.2: the IP and AC tables' first months. */
    @Test
    void reproducesTheTablesColumns() {
        Month institutional =
                PremiumSplit.of(Profiles.of("institutional")).orElseThrow().month(11592);
        assertEquals(2318.40, institutional.callBudget(), 0);
        assertEquals(9273.60, institutional.putBudget(), 0);
        Month accumulation = PremiumSplit.of(Profiles.of("accumulation"))
                .orElseThrow()
                .table(List.of(1023.0))
                .getFirst();
        assertEquals(306.90, accumulation.callBudget(), 0);
        assertEquals(4716.10, accumulation.putCapital(), 0);
    }

    /** In whole cents, so that equality is exact. */
    @Property
    void noCentIsLostOrMade(
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long cents,
            @ForAll @DoubleRange(min = 0, max = 1) double calls) {
        Month month = new PremiumSplit(1 - calls, calls, 0).month(cents / 100.0);
        assertEquals(cents, Math.round(month.callBudget() * 100) + Math.round(month.putBudget() * 100));
    }

    /** x = 0.8·y·x + 4,000 settles at 4,000 / (1 − 0.8·y). */
    @Test
    void theModelsRecursionSettles() {
        PremiumSplit split = new PremiumSplit(0.8, 0.2, 4000);
        double capital = 4000;
        for (int month = 0; month < 200; month++) {
            capital = 0.8 * 0.5 * capital + 4000;
        }
        // 0.4^200 is nothing: what is left is rounding.
        assertEquals(capital, split.settledCapital(0.5), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, split.settledCapital(1.25), 0);
    }
}
