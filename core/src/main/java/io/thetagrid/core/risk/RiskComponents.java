package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.ScenarioSet;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Which parts of a book its VaR and expected shortfall come from, for every method that has scenarios. */
final class RiskComponents {
    private final PricedBook book;
    private final Backend backend;
    private final Accuracy accuracy;
    private final Stickiness stickiness;
    private final int threads;

    /** Binds a book to what revalues it. */
    RiskComponents(PricedBook book, Backend backend, Accuracy accuracy, Stickiness stickiness, int threads) {
        this.book = book;
        this.backend = backend;
        this.accuracy = accuracy;
        this.stickiness = stickiness;
        this.threads = threads;
    }

    /**
     * Components by dimension, set, confidence and bucket.
     *
     * @param dimensions in the order wanted
     * @param sets empty ones have no components
     * @param pnl of the book in each set
     */
    List<RiskComponent> of(Collection<Dimension> dimensions, List<ScenarioSet> sets, List<ScenarioPnl> pnl) {
        List<ScenarioSet> measured = new ArrayList<>();
        List<double[]> totals = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (sets.get(i).scenarios() > 0) {
                measured.add(sets.get(i));
                totals.add(pnl.get(i).total());
            }
        }
        List<Double> confidences = book.book().risk().confidence();
        List<Partition> partitions = dimensions.stream()
                .map(dimension -> Partition.of(dimension, book))
                .toList();
        List<TailComponents.Parts> parts = parts(measured, totals, confidences);
        IncrementalRisk.Rest[][][] rests = new IncrementalRisk(
                        partitions, measured, totals, confidences, IncrementalRisk.MOST_BYTES, threads)
                .run(this::revaluation);
        List<RiskComponent> components = new ArrayList<>();
        for (int p = 0; p < partitions.size(); p++) {
            for (int s = 0; s < measured.size(); s++) {
                LossDistribution losses = new LossDistribution(totals.get(s));
                for (int c = 0; c < confidences.size(); c++) {
                    Partition partition = partitions.get(p);
                    double[] valueAtRisk = partition.sums(parts.get(s).valueAtRisk()[c]);
                    double[] expectedShortfall = partition.sums(parts.get(s).expectedShortfall()[c]);
                    for (int b = 0; b < valueAtRisk.length; b++) {
                        OptionalDouble quantity = partition.quantities().get(b);
                        IncrementalRisk.Rest rest = rests[p][b][s];
                        components.add(new RiskComponent(
                                partition.dimension(),
                                partition.buckets().get(b).label(),
                                measured.get(s).method(),
                                confidences.get(c),
                                measured.get(s).horizon().sessions(),
                                valueAtRisk[b],
                                expectedShortfall[b],
                                perUnit(valueAtRisk[b], quantity),
                                perUnit(expectedShortfall[b], quantity),
                                losses.valueAtRisk(confidences.get(c)) - rest.valueAtRisk()[c],
                                losses.expectedShortfall(confidences.get(c)) - rest.expectedShortfall()[c]));
                    }
                }
            }
        }
        return components;
    }

    private List<TailComponents.Parts> parts(List<ScenarioSet> sets, List<double[]> totals, List<Double> confidences) {
        int positions = book.positions().size();
        try (PositionPnl revalued = revaluation(IntStream.range(0, positions).toArray())) {
            TailComponents tails = new TailComponents(positions, revalued, threads);
            return IntStream.range(0, sets.size())
                    .mapToObj(i -> tails.of(sets.get(i), totals.get(i), confidences))
                    .toList();
        }
    }

    private PositionPnl revaluation(int[] positions) {
        return new PositionPnl(book, positions, backend, accuracy, stickiness);
    }

    private static OptionalDouble perUnit(double component, OptionalDouble quantity) {
        return quantity.isPresent() && quantity.getAsDouble() != 0
                ? OptionalDouble.of(component / quantity.getAsDouble())
                : OptionalDouble.empty();
    }
}
