package io.thetagrid.core.io;

/**
 * What became of a file's rows: each was used, or rejected with a reason. Read and used are counted apart, so that a reader
 * that loses a row fails here instead of in somebody's money.
 */
public record RowCount(int read, int used, int rejected) {

    public RowCount {
        if (read != used + rejected) {
            throw new IllegalStateException(
                    read + " rows were read, but " + used + " used and " + rejected + " rejected");
        }
    }

    public RowCount plus(RowCount other) {
        return new RowCount(read + other.read, used + other.used, rejected + other.rejected);
    }
}
