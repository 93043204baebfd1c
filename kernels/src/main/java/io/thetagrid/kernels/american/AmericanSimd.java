package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.VectorMath.LANES;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Set;

/**
 * {@link AmericanScalar} over vectors, the same lines and the same bits: lanes are puts. Rows that need a premium are
 * gathered in blocks, so that a batch of mixed rows wastes no lane.
 */
public final class AmericanSimd {
    private final ExerciseScheme scheme;
    private final BoundarySimd boundary;
    private final PremiumSimd premium;
    private final SensitivitySimd sensitivity;
    /** Made with the first put that needs it. */
    private AmericanScalar scalar;

    private AmericanSimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        boundary = new BoundarySimd(scheme);
        premium = new PremiumSimd(scheme);
        sensitivity = new SensitivitySimd(scheme);
    }

    /** How the boundaries of a vector of puts are had. */
    @FunctionalInterface
    private interface BoundarySource {
        void find(Puts puts, int at);
    }

    /** Prices every row; see {@link AmericanScalar}. */
    public static void price(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(ExerciseScheme.of(accuracy));
        kernel.price(options, kernel.boundary::solve, wanted, values);
    }

    /** Prices rows that all have the boundaries' time, rate and yield; without vega, rho and boundary. */
    public static void price(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(boundaries.scheme());
        kernel.price(
                options,
                (puts, at) -> {
                    for (int lane = 0; lane < LANES; lane++) {
                        kernel.boundary.set(lane, boundaries.at(puts.volatility[at + lane]));
                    }
                },
                Set.of(),
                values);
    }

    private void price(
            Batch<OptionColumn> options,
            BoundarySource source,
            Set<AmericanColumn> wanted,
            Batch<AmericanColumn> values) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> european = Batch.allocate(arena, GreekColumn.class, options.rows());
            FewEuropean.price(options, european);
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
        PutTermsSimd.derive(puts);
        rows.settle(puts);
        puts.pad(LANES);
        for (int at = 0; at < puts.count(); at += LANES) {
            source.find(puts, at);
            premium.integrate(puts, at, boundary);
            if (rows.sensitivitiesWanted()) {
                sensitivity.differentiate(puts, at, boundary, premium);
            }
            for (int lane = 0; lane < LANES && at + lane < puts.count(); lane++) {
                if (puts.kink(at + lane) > 0.0) {
                    addPremiumAlone(puts, at + lane, lane, rows);
                }
            }
        }
        rows.finish(puts);
        puts.clear();
    }

    /** A premium with a kink, by the scalar text. */
    private void addPremiumAlone(Puts puts, int at, int lane, AmericanRows rows) {
        if (scalar == null) {
            scalar = new AmericanScalar(scheme);
        }
        scalar.addPremium(puts, at, boundary.logs(lane), rows);
    }
}
