package io.thetagrid.kernels.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published approximations and coarse schemes: an exact price lies within what each is known to miss. */
class AmericanApproximationsTest {

    /**
     * Barone-Adesi and Whaley's quadratic approximation (1987) errs to either side, at most 0.1 % of the strike at up to
     * half a year; printed to four digits.
     */
    @Test
    void baroneAdesiWhaley() {
        for (Row row : SharedReference.rows("american_barone_adesi_whaley.csv")) {
            AmericanOption option = AmericanOption.of(row, "option_type", row.number("years"));
            assertEquals(row.number("expected"), option.price(Accuracy.HIGH), 1e-3 * option.strike(), row::toString);
        }
    }

    /**
     * Bjerksund and Stensland (1993) value a flat exercise boundary, a strategy open to every holder: never above the
     * exact price. At low volatility it is close; the contract with σ√T = 10 falls back on the European value there.
     */
    @Test
    void bjerksundStenslandIsALowerBound() {
        for (Row row : SharedReference.rows("american_bjerksund_stensland.csv")) {
            AmericanOption option = AmericanOption.of(row, "option_type", row.number("years"));
            double price = option.price(Accuracy.HIGH);
            assertTrue(price >= row.number("expected") - 5e-5, row::toString);
            double missed = option.volatility() < 1 ? 1e-3 * option.strike() : option.strike() - row.number("expected");
            assertTrue(price <= row.number("expected") + missed, row::toString);
        }
    }

    /** Both approximations over a grid, printed to cents: half a cent of rounding beside their own 0.06. */
    @Test
    void approximationsOverAGrid() {
        for (Row row : SharedReference.rows("american_approximations_tff.csv")) {
            AmericanOption option = AmericanOption.of(row, "option_type", row.number("years"));
            double above = option.price(Accuracy.HIGH) - row.number("expected");
            double belowLimit = row.text("method").startsWith("bjerksund") ? 0 : 0.035;
            assertTrue(above >= -0.005 - belowLimit && above <= 0.005 + 0.06, () -> above + " above " + row);
        }
    }

    /**
     * Greeks of the flat-boundary approximation (2002, two steps): 0.2 % below in price, so a few per cent off in
     * derivatives. Homogeneity gives the strike's derivative, V = S·Δ + K·V_K, and Black and Scholes' equation theta.
     */
    @Test
    void bjerksundStenslandGreeks() {
        Map<String, Double> published = new HashMap<>();
        AmericanOption option = null;
        for (Row row : SharedReference.rows("american_bjerksund_stensland_greeks.csv")) {
            published.put(row.text("quantity"), row.number("expected"));
            option = AmericanOption.of(row, "option_type", row.number("years"));
        }
        AmericanOption.Value value = option.value(Accuracy.HIGH);
        double spot = option.spot();
        double convexity = 0.5 * option.volatility() * option.volatility() * spot * spot * value.gamma();
        double carry = (option.rate() - option.dividendYield()) * spot * value.delta();
        assertWithin(published.get("npv"), value.price(), 0.003);
        assertWithin(
                published.get("strike_sensitivity"), (value.price() - spot * value.delta()) / option.strike(), 0.01);
        assertWithin(published.get("theta"), option.rate() * value.price() - carry - convexity, 0.02);
        double step = 1e-4;
        double slope = (option.withDividendYield(option.dividendYield() + step).price(Accuracy.HIGH)
                        - option.withDividendYield(option.dividendYield() - step)
                                .price(Accuracy.HIGH))
                / (2 * step);
        assertWithin(published.get("div_rho"), slope, 0.05);
    }

    /** Coarse schemes of Andersen, Lake and Offengenden: within the error that the source states for each. */
    @Test
    void coarseSchemesOfThePaper() {
        for (Row row : SharedReference.rows("american_andersen_lake_premium.csv")) {
            AmericanOption option = AmericanOption.of(row, "option_type", row.number("years"));
            double premium = option.price(Accuracy.HIGH) - option.european();
            // HIGH adds its own 1e-5 at most; the one scheme at spot 95 has fixed-point error of that order itself.
            assertEquals(
                    row.number("expected_early_exercise_premium"),
                    premium,
                    row.number("tol_for_that_scheme") + 1e-5,
                    row::toString);
        }
    }

    /**
     * The QD+ boundary [Li 2010] errs by up to 0.3 %. Ours is judged by smooth pasting against a tree: half a per cent
     * below it the tree exercises, a per cent above it holds, for the value of the parabola that leaves the intrinsic line
     * with the curvature of the equation there, ½σ²B²·Γ = r·K − q·B.
     */
    @Test
    void boundary() {
        for (Row row : SharedReference.rows("american_qdplus_boundary.csv")) {
            AmericanOption option = AmericanOption.of(row, "option_type", row.number("tau"));
            double boundary = boundary(option);
            assertEquals(row.number("expected_exercise_boundary"), boundary, 3e-3 * boundary, row::toString);
            AmericanOption below = option.withSpot(0.995 * boundary);
            assertEquals(below.intrinsic(), LeisenReimerTree.american(below, 2001));
            AmericanOption above = option.withSpot(1.01 * boundary);
            double held = LeisenReimerTree.extrapolated(above, 2001) - above.intrinsic();
            double curvature = 2
                    * (option.rate() * option.strike() - option.dividendYield() * boundary)
                    / (option.volatility() * option.volatility());
            // The next term of the parabola is a few per cent of it at 1 %; the tree adds 1e-3.
            assertEquals(0.5 * 0.01 * 0.01 * curvature, held, 0.1 * held + 1e-3, row::toString);
        }
    }

    private static double boundary(AmericanOption option) {
        double exercised = 0.3 * option.strike();
        double held = option.strike();
        for (int i = 0; i < 50; i++) {
            AmericanOption middle = option.withSpot((exercised + held) / 2);
            if (middle.price(Accuracy.HIGH) <= middle.intrinsic()) {
                exercised = middle.spot();
            } else {
                held = middle.spot();
            }
        }
        return exercised;
    }

    private static void assertWithin(double expected, double actual, double part) {
        assertEquals(expected, actual, part * Math.abs(expected));
    }
}
