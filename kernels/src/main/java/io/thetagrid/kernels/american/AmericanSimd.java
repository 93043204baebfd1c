package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.VectorMath.LANES;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Set;

/**
 * {@link AmericanScalar} over vectors, the same lines and the same bits: lanes are puts. Rows that need a premium are
 * gathered in blocks, so that a batch of mixed rows wastes no lane.
 */
public final class AmericanSimd {
    /** Most vectors of puts solved side by side. */
    private static final int VECTORS = 4;

    private final ExerciseScheme scheme;
    /** Of the vectors side by side. */
    private final BoundarySimd[] boundaries;

    private final PremiumSimd premium;
    private final SensitivitySimd sensitivity;
    /** Made with the first put that needs it. */
    private AmericanScalar scalar;

    private AmericanSimd(ExerciseScheme scheme, int rows) {
        this.scheme = scheme;
        boundaries = new BoundarySimd[Math.clamp((rows + LANES - 1L) / LANES, 1, VECTORS)];
        Arrays.setAll(boundaries, _ -> new BoundarySimd(scheme));
        premium = new PremiumSimd(scheme);
        sensitivity = new SensitivitySimd(scheme);
    }

    /** How the boundaries of vectors of puts are had. */
    @FunctionalInterface
    private interface BoundarySource {
        void find(int vectors, Puts puts, int at);
    }

    /** Prices every row; see {@link AmericanScalar}. */
    public static void price(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(ExerciseScheme.of(accuracy), options.rows());
        kernel.price(
                options,
                (vectors, puts, at) -> BoundarySimd.solve(kernel.boundaries, vectors, puts, at),
                wanted,
                values);
    }

    /** Prices rows that all have the boundaries' time, rate and yield; without vega, rho and boundary. */
    public static void price(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(boundaries.scheme(), options.rows());
        kernel.price(
                options,
                (vectors, puts, at) -> {
                    for (int lane = 0; lane < vectors * LANES; lane++) {
                        double[] logs = boundaries.at(puts.volatility[at + lane]);
                        kernel.boundaries[lane / LANES].set(lane % LANES, logs);
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
        for (int at = 0; at < puts.count(); at += boundaries.length * LANES) {
            int vectors = Math.min(boundaries.length, (puts.count() - at + LANES - 1) / LANES);
            source.find(vectors, puts, at);
            for (int v = 0; v < vectors; v++) {
                finish(boundaries[v], puts, at + v * LANES, rows);
            }
        }
        rows.finish(puts);
        puts.clear();
    }

    /** What depends on a vector's boundaries. */
    private void finish(BoundarySimd boundary, Puts puts, int at, AmericanRows rows) {
        premium.integrate(puts, at, boundary);
        if (rows.sensitivitiesWanted()) {
            sensitivity.differentiate(puts, at, boundary, premium);
        }
        for (int lane = 0; lane < LANES && at + lane < puts.count(); lane++) {
            if (puts.kink(at + lane) > 0.0) {
                addPremiumAlone(boundary, puts, at + lane, lane, rows);
            }
        }
    }

    /** A premium with a kink, by the scalar text. */
    private void addPremiumAlone(BoundarySimd boundary, Puts puts, int at, int lane, AmericanRows rows) {
        if (scalar == null) {
            scalar = new AmericanScalar(scheme);
        }
        scalar.addPremium(puts, at, boundary.logs(lane), rows);
    }
}
