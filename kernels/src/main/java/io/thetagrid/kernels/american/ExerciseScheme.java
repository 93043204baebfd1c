package io.thetagrid.kernels.american;

import io.thetagrid.kernels.backend.Accuracy;

/**
 * Nodes, weights and sweeps of one {@link Accuracy}. The boundary is first solved on a coarse grid; what that found, as a
 * ratio to the first guess, starts the fine one. Computed once per process.
 */
final class ExerciseScheme {
    /** Made when first asked for: the finest takes longer than a short command has. */
    private static final class Fast {
        static final ExerciseScheme SCHEME =
                new ExerciseScheme(Accuracy.FAST, new BoundaryGrid(5, 5), 3, new BoundaryGrid(8, 7), 2, 18, 1e-7);
    }

    private static final class Standard {
        static final ExerciseScheme SCHEME =
                new ExerciseScheme(Accuracy.STANDARD, new BoundaryGrid(5, 5), 3, new BoundaryGrid(10, 10), 4, 24, 1e-8);
    }

    private static final class High {
        static final ExerciseScheme SCHEME =
                new ExerciseScheme(Accuracy.HIGH, new BoundaryGrid(6, 6), 3, new BoundaryGrid(16, 16), 6, 40, 1e-11);
    }

    private static final class Converged {
        static final ExerciseScheme SCHEME = new ExerciseScheme(
                Accuracy.CONVERGED, new BoundaryGrid(10, 10), 5, new BoundaryGrid(48, 48), 16, 120, 1e-14);
    }

    final Accuracy accuracy;
    final BoundaryGrid coarse;
    /** Passes over the coarse nodes. */
    final int coarseSweeps;

    final BoundaryGrid fine;
    final int fineSweeps;
    /** From ratios at the coarse nodes to the fine ones: elements {@code i·coarse.nodes + j}. */
    final double[] refinement;

    /** A premium proven smaller than this part of the strike is left out. */
    final double negligiblePremium;

    final PremiumPoints premium;

    private ExerciseScheme(
            Accuracy accuracy,
            BoundaryGrid coarse,
            int coarseSweeps,
            BoundaryGrid fine,
            int fineSweeps,
            int premiumPoints,
            double negligiblePremium) {
        this.accuracy = accuracy;
        this.coarse = coarse;
        this.coarseSweeps = coarseSweeps;
        this.fine = fine;
        this.fineSweeps = fineSweeps;
        this.negligiblePremium = negligiblePremium;
        refinement = new double[fine.nodes * coarse.nodes];
        for (int i = 0; i < fine.nodes; i++) {
            coarse.extrapolate(fine.chebyshevPoint(i), refinement, i * coarse.nodes);
        }
        premium = PremiumPoints.smooth(fine, premiumPoints);
    }

    static ExerciseScheme of(Accuracy accuracy) {
        return switch (accuracy) {
            case FAST -> Fast.SCHEME;
            case STANDARD -> Standard.SCHEME;
            case HIGH -> High.SCHEME;
            case CONVERGED -> Converged.SCHEME;
        };
    }
}
