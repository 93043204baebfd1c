package io.thetagrid.bench.engine;

import java.util.Arrays;

/** Work that takes one row after another and leaves its results in columns. */
final class RowLoop implements Task {
    /** Writes the results of one row into the columns. */
    @FunctionalInterface
    interface Body {
        void at(int row, double[][] columns);
    }

    private final int rows;
    private final Body body;
    private final double[][] columns;

    RowLoop(int rows, int columns, Body body) {
        this.rows = rows;
        this.body = body;
        this.columns = new double[columns][rows];
    }

    @Override
    public void run() {
        for (int row = 0; row < rows; row++) {
            body.at(row, columns);
        }
    }

    @Override
    public double[][] results() {
        return Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    }
}
