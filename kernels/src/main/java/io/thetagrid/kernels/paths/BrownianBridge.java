package io.thetagrid.kernels.paths;

import io.thetagrid.kernels.backend.Columns;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * A Brownian walk built from its end inwards, each time halving the steps between two known points [Moskowitz–Caflisch 1996]:
 * its first normals, which take the best dimensions of a low-discrepancy sequence, settle most of the path.
 */
final class BrownianBridge {
    /** Steps from {@code left} to {@code right}, whose ends are known. */
    private record Gap(int left, int right) {}

    private final List<BridgePoint> points = new ArrayList<>();
    private final double[] inverseRoots;

    BrownianBridge(PathGrid grid) {
        int steps = grid.steps();
        inverseRoots = new double[steps];
        for (int step = 0; step < steps; step++) {
            inverseRoots[step] = 1 / Math.sqrt(grid.length(step));
        }
        points.add(new BridgePoint(0, 0, steps, 0, 0, Math.sqrt(time(grid, steps))));
        Queue<Gap> gaps = new ArrayDeque<>(List.of(new Gap(0, steps)));
        while (!gaps.isEmpty()) {
            Gap gap = gaps.remove();
            if (gap.right - gap.left > 1) {
                int middle = (gap.left + gap.right) >>> 1;
                points.add(between(grid, gap.left, middle, gap.right));
                gaps.add(new Gap(gap.left, middle));
                gaps.add(new Gap(middle, gap.right));
            }
        }
    }

    private static BridgePoint between(PathGrid grid, int left, int middle, int right) {
        double before = time(grid, middle) - time(grid, left);
        double after = time(grid, right) - time(grid, middle);
        double whole = time(grid, right) - time(grid, left);
        double deviation = Math.sqrt(before * after / whole);
        return new BridgePoint(left, right, middle, after / whole, before / whole, deviation);
    }

    private static double time(PathGrid grid, int point) {
        return point == 0 ? 0 : grid.times()[point - 1];
    }

    /**
     * Turns normals in the order of the bridge into those of the steps.
     *
     * @param normals one column a step, overwritten
     * @param walk scratch of one column more, the first all 0
     */
    void apply(PathKernel kernel, Columns normals, Columns walk) {
        for (int i = 0; i < points.size(); i++) {
            kernel.bridge(points.get(i), normals, i, walk);
        }
        for (int step = 0; step < inverseRoots.length; step++) {
            kernel.standardise(walk, step, inverseRoots[step], normals);
        }
    }
}
