package io.thetagrid.kernels.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.Columns;
import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class BrownianBridgeTest {
    private static final PathGrid[] GRIDS = {
        PathGrid.of(0.3), PathGrid.of(0.1, 2.0), PathGrid.of(0.01, 0.02, 0.5, 0.7, 3.0), PathGrid.uniform(1, 64)
    };

    /** Normals into normals: the transform of unit vectors is an orthogonal matrix. */
    @Test
    void itIsOrthogonal() {
        for (PathGrid grid : GRIDS) {
            double[][] matrix = matrix(grid);
            for (int i = 0; i < grid.steps(); i++) {
                for (int j = 0; j < grid.steps(); j++) {
                    double product = 0;
                    for (int k = 0; k < grid.steps(); k++) {
                        product += matrix[i][k] * matrix[j][k];
                    }
                    assertEquals(i == j ? 1 : 0, product, 1e-13, "some hundred roundings of numbers up to 1");
                }
            }
        }
    }

    /** W(T) = √T·Z₁, and half the variance of the middle is settled with it. */
    @Test
    void theFirstNormalSettlesTheEnd() {
        for (PathGrid grid : GRIDS) {
            double[][] matrix = matrix(grid);
            for (int column = 0; column < grid.steps(); column++) {
                double end = 0;
                for (int step = 0; step < grid.steps(); step++) {
                    end += matrix[step][column] * Math.sqrt(grid.length(step));
                }
                double expected = column == 0 ? Math.sqrt(grid.times()[grid.steps() - 1]) : 0;
                assertEquals(expected, end, 1e-14, "some roundings of numbers up to 2");
            }
        }
    }

    /** By step, then by normal in the order of the bridge. */
    private static double[][] matrix(PathGrid grid) {
        int steps = grid.steps();
        double[][] matrix = new double[steps][];
        try (Arena arena = Arena.ofConfined()) {
            Columns normals = Columns.allocate(arena, steps, steps);
            for (int row = 0; row < steps; row++) {
                normals.set(row, row, 1);
            }
            new BrownianBridge(grid).apply(new PathScalar(), normals, Columns.allocate(arena, steps + 1, steps));
            for (int step = 0; step < steps; step++) {
                matrix[step] = normals.toArray(step);
            }
        }
        return matrix;
    }
}
