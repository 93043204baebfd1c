package io.thetagrid.core.fuzz;

/** What all fuzz tests share. */
final class Fuzzing {
    /** How long each runs when it fuzzes. */
    static final String TIME = "30s";

    private Fuzzing() {}

    /** DuckDB reads Parquet, outside of what can be instrumented: its own project fuzzes it. */
    static boolean isParquet(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'A' && bytes[2] == 'R' && bytes[3] == '1';
    }
}
