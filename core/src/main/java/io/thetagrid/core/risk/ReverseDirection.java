package io.thetagrid.core.risk;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where a reverse stress looks: along one line of moves, from none to a stated reach. Spots go down to bankruptcy and, as
 * volatilities, up to five times today's, beyond the worst that the stress library copies.
 */
public enum ReverseDirection {
    SPOT_DOWN("spot-down", -1, 0, 1),
    SPOT_UP("spot-up", 1, 0, 4),
    VOLATILITY_UP("vol-up", 0, 1, 4),
    VOLATILITY_DOWN("vol-down", 0, -1, 0.9),
    /** Volatilities rise by what the scenario model expects where the spot falls, at most as far as {@link #VOLATILITY_UP}. */
    SPOT_DOWN_VOLATILITY_UP("spot-down-vol-up", -1, 0, 1);

    private final String label;
    private final int spotSign;
    private final int volatilitySign;
    private final double reach;

    ReverseDirection(String label, int spotSign, int volatilitySign, double reach) {
        this.label = label;
        this.spotSign = spotSign;
        this.volatilitySign = volatilitySign;
        this.reach = reach;
    }

    /** As results spell it. */
    public String label() {
        return label;
    }

    /** Largest move looked at, without its sign, per 1.00. */
    public double reach() {
        return reach;
    }

    /**
     * Sizes of move to look at, outward from none to the reach.
     *
     * @param step between two of them, per 1.00: downward of today's level, upward of the level reached
     */
    double[] ladder(double step) {
        if (spotSign < 0 || volatilitySign < 0) {
            return IntStream.rangeClosed(1, (int) Math.round(reach / step))
                    .mapToDouble(i -> i * step)
                    .toArray();
        }
        DoubleStream within = DoubleStream.iterate(1 + step, level -> level < 1 + reach, level -> level * (1 + step))
                .map(level -> level - 1);
        return DoubleStream.concat(within, DoubleStream.of(reach)).toArray();
    }

    /** Simple return of the spot at a size of move. */
    public double spotMove(double size) {
        return spotSign * size;
    }

    /** Relative change of 30-day implied volatility at a size of move, but for what follows from the spot. */
    public double volatilityMove(double size) {
        return volatilitySign * size;
    }
}
