package io.thetagrid.core.store;

import java.time.Instant;
import java.util.List;

/** Writes snapshots into a store from a process of its own, some that only it writes and one that all write. */
final class WritingProgram {
    static final int OWN = 5;
    static final int QUOTES = 100;
    static final Instant SHARED = Instant.parse("2025-09-30T20:00:00Z");

    private WritingProgram() {}

    /**
     * Writes it.
     *
     * @param args the store's path, and the number of this program among its like
     */
    public static void main(String[] args) {
        int number = Integer.parseInt(args[1]);
        for (int i = 0; i < OWN; i++) {
            Instant own = SHARED.plusSeconds(10L * (number + 1) + i);
            try (Store store = Store.open(StoreAddress.of(args[0]))) {
                store.save(List.of(
                        Snapshots.random("SPX", own, QUOTES, 0.2, "file " + number + " " + i),
                        Snapshots.random("SPX", SHARED, QUOTES, 0.2, "shared")));
            }
        }
    }
}
