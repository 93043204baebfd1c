package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.VectorMath.LANES;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@link AmericanScalar} over vectors, the same lines and the same bits: lanes are puts. Rows that need a premium are
 * gathered in blocks, so that a batch of mixed rows wastes no lane.
 */
public final class AmericanSimd {
    private final ExerciseScheme scheme;
    /** Vectors of puts whose boundaries are found together. */
    private static final int TOGETHER = Integer.getInteger("tg", 4);

    private final List<BoundarySimd> boundaries;
    private final PremiumSimd premium;
    private final SensitivitySimd sensitivity;
    /** Made with the first put that needs it. */
    private AmericanScalar scalar;

    private AmericanSimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        boundaries =
                Stream.generate(() -> new BoundarySimd(scheme)).limit(TOGETHER).toList();
        premium = new PremiumSimd(scheme);
        sensitivity = new SensitivitySimd(scheme);
    }

    /** How the boundaries of some vectors of puts are had. */
    @FunctionalInterface
    private interface BoundarySource {
        void find(List<BoundarySimd> vectors, Puts puts, int at);
    }

    /** Prices every row; see {@link AmericanScalar}. */
    public static void price(
            Batch<OptionColumn> options, Accuracy accuracy, Set<AmericanColumn> wanted, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(ExerciseScheme.of(accuracy));
        kernel.price(options, BoundarySimd::solve, wanted, values);
    }

    /** Prices rows that all have the boundaries' time, rate and yield; without vega, rho and boundary. */
    public static void price(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(boundaries.scheme());
        kernel.price(
                options,
                (vectors, puts, at) -> {
                    for (int i = 0; i < vectors.size() * LANES; i++) {
                        vectors.get(i / LANES).set(i % LANES, boundaries.at(puts.volatility[at + i]));
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
        for (int from = 0; from < puts.count(); from += TOGETHER * LANES) {
            int vectors = Math.min(TOGETHER, (puts.count() - from + LANES - 1) / LANES);
            List<BoundarySimd> taken = boundaries.subList(0, vectors);
            source.find(taken, puts, from);
            for (int v = 0; v < vectors; v++) {
                addPremium(puts, from + v * LANES, taken.get(v), rows);
            }
        }
        rows.finish(puts);
        puts.clear();
    }

    private void addPremium(Puts puts, int at, BoundarySimd boundary, AmericanRows rows) {
        premium.integrate(puts, at, boundary);
        if (rows.sensitivitiesWanted()) {
            sensitivity.differentiate(puts, at, boundary, premium);
        }
        for (int lane = 0; lane < LANES && at + lane < puts.count(); lane++) {
            if (puts.kink(at + lane) > 0.0) {
                addPremiumAlone(puts, at + lane, boundary.logs(lane), rows);
            }
        }
    }

    /** A premium with a kink, by the scalar text. */
    private void addPremiumAlone(Puts puts, int at, double[] logBoundary, AmericanRows rows) {
        if (scalar == null) {
            scalar = new AmericanScalar(scheme);
        }
        scalar.addPremium(puts, at, logBoundary, rows);
    }
}
