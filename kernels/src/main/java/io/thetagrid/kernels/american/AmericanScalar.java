package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import java.lang.foreign.Arena;
import java.util.Set;

/**
 * American price and Greeks [Andersen, Lake and Offengenden 2016, "High performance American option pricing"], one row at
 * a time; {@link AmericanSimd} follows the same lines over vectors.
 *
 * <p>Calls are priced as puts with spot and strike, rate and yield exchanged. A put is the European put plus the early
 * exercise premium, an integral over the boundary ({@link PremiumScalar}), which a fixed point finds
 * ({@link BoundaryScalar}). Delta and gamma differentiate the premium's integral, vega and rho the boundary's equation with it
 * ({@link SensitivityScalar}); theta follows from the Black–Scholes equation.
 *
 * <p>Error of the price per 100 of spot, root mean square and largest, against 250 random contracts (a day to two years,
 * volatility 8 % to 440 %) of a peer's converged prices: FAST 1.1e-5 and 8e-5, STANDARD 9.5e-7 and 6e-6, HIGH 6e-8 and
 * 5e-7, CONVERGED 8e-9 and 5e-8, which is what the peer's are good to. Over contracts of all kinds the errors of every
 * column stand in {@code bench/results}; they grow tenfold and more where σ√T exceeds 6.
 */
public final class AmericanScalar {
    private final ExerciseScheme scheme;
    private final BoundaryScalar boundary;
    private final PremiumScalar premium;
    private final SensitivityScalar sensitivity;

    AmericanScalar(ExerciseScheme scheme) {
        this.scheme = scheme;
        boundary = new BoundaryScalar(scheme);
        premium = new PremiumScalar(scheme);
        sensitivity = new SensitivityScalar(scheme);
    }

    /** How a put's boundary is had. */
    @FunctionalInterface
    private interface BoundarySource {
        void find(Puts puts, int at);
    }

    /** Prices every row. */
    public static void price(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanScalar kernel = new AmericanScalar(ExerciseScheme.of(accuracy));
        kernel.price(options, kernel.boundary::solve, wanted, values);
    }

    /** Prices rows that all have the boundaries' time, rate and yield; without vega, rho and boundary. */
    public static void price(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values) {
        AmericanScalar kernel = new AmericanScalar(boundaries.scheme());
        kernel.price(options, (puts, at) -> kernel.boundary.set(boundaries.at(puts.volatility[at])), Set.of(), values);
    }

    private void price(
            Batch<OptionColumn> options,
            BoundarySource source,
            Set<AmericanColumn> wanted,
            Batch<AmericanColumn> values) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> european = Batch.allocate(arena, GreekColumn.class, options.rows());
            EuropeanScalar.price(options, european);
            AmericanRows rows = new AmericanRows(options, european, scheme, wanted, values);
            Puts puts = new Puts();
            for (int row = 0; row < options.rows(); row++) {
                rows.admit(row, puts);
                if (puts.isFull()) {
                    price(puts, source, rows);
                }
            }
            price(puts, source, rows);
        }
    }

    private void price(Puts puts, BoundarySource source, AmericanRows rows) {
        PutTermsScalar.derive(puts);
        rows.settle(puts);
        for (int at = 0; at < puts.count(); at++) {
            source.find(puts, at);
            addPremium(puts, at, rows);
        }
        rows.finish(puts);
        puts.clear();
    }

    /** Adds the premium of a put whose boundary is known. */
    void addPremium(Puts puts, int at, double[] logBoundary, AmericanRows rows) {
        boundary.set(puts, at, logBoundary);
        addPremium(puts, at, rows);
    }

    private void addPremium(Puts puts, int at, AmericanRows rows) {
        premium.integrate(puts, at, boundary);
        if (rows.sensitivitiesWanted()) {
            sensitivity.differentiate(puts, at, boundary, premium);
        }
    }
}
