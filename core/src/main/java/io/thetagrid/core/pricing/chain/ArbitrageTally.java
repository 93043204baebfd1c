package io.thetagrid.core.pricing.chain;

import java.util.Optional;

/** Counts what a test for arbitrage finds and keeps the worst. */
final class ArbitrageTally {
    private final Arbitrage.Kind kind;
    private int tested;
    private int found;
    private Arbitrage.Place worst;

    ArbitrageTally(Arbitrage.Kind kind) {
        this.kind = kind;
    }

    /** Notes one test; anything above {@code tolerance} counts. */
    void test(double size, double tolerance, Series series, double strike) {
        tested++;
        if (size > tolerance) {
            found++;
            if (worst == null || size > worst.size()) {
                worst = new Arbitrage.Place(series.root(), series.expiration(), strike, size);
            }
        }
    }

    Arbitrage result() {
        return new Arbitrage(kind, tested, found, Optional.ofNullable(worst));
    }
}
