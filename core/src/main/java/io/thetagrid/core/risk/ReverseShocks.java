package io.thetagrid.core.risk;

import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.pricing.Smiles;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.StressShocks;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Turns sizes of a move along a direction into shocks of a book's underlyings, at once. */
final class ReverseShocks {
    private static final double THIRTY_DAYS = 30.0 / 365;

    /** As far as volatilities rise on their own. */
    private static final double HIGHEST_VOLATILITY = ScalarMath.log(1 + ReverseDirection.VOLATILITY_UP.reach());

    private final MarketDynamics dynamics;

    /** Log volatility for each unit of log spot. */
    private final SortedMap<String, Double> slopes = new TreeMap<>();

    ReverseShocks(MarketDynamics dynamics) {
        this.dynamics = dynamics;
        for (String symbol : dynamics.symbols()) {
            Smiles smiles = dynamics.priced().smiles().get(symbol);
            OptionalDouble volatility = smiles == null ? OptionalDouble.empty() : smiles.atTheMoney(THIRTY_DAYS);
            // A name without options has no volatility that matters.
            slopes.put(
                    symbol,
                    volatility.isPresent() ? dynamics.model().logVolatilityPerLogSpot(volatility.getAsDouble()) : 0);
        }
    }

    /** The index moves by {@code sizes}, every name by its beta times that; volatilities alike. */
    Shocks ofIndex(ReverseDirection direction, double[] sizes) {
        return shocks(direction, sizes.length, symbol -> sizes, true);
    }

    /** Every name moves by sizes of its own, whatever its beta. */
    Shocks ofNames(ReverseDirection direction, int scenarios, Function<String, double[]> sizes) {
        return shocks(direction, scenarios, sizes, false);
    }

    private Shocks shocks(
            ReverseDirection direction, int scenarios, Function<String, double[]> sizes, boolean betaWeighted) {
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        for (String symbol : dynamics.symbols()) {
            UnderlyingMarket market =
                    dynamics.priced().book().market().underlyings().get(symbol);
            double[] size = sizes.apply(symbol);
            double[] logSpot = new double[scenarios];
            double[] logVolatility = new double[scenarios];
            for (int i = 0; i < scenarios; i++) {
                logSpot[i] = StressShocks.logMove((betaWeighted ? market.beta() : 1) * direction.spotMove(size[i]));
                logVolatility[i] = direction == ReverseDirection.SPOT_DOWN_VOLATILITY_UP
                        ? following(symbol, logSpot[i])
                        : ScalarMath.log(1 + direction.volatilityMove(size[i]));
            }
            shocks.put(symbol, UnderlyingShocks.immediate(logSpot, logVolatility, new double[scenarios]));
        }
        return new Shocks(scenarios, 0, shocks);
    }

    /** Log volatility of a name whose log spot has moved. */
    private double following(String symbol, double logSpot) {
        return Math.min(slopes.get(symbol) * logSpot, HIGHEST_VOLATILITY);
    }

    /** Relative change of a name's volatility at a size of move of its own. */
    double volatilityMove(String symbol, ReverseDirection direction, double size) {
        return direction == ReverseDirection.SPOT_DOWN_VOLATILITY_UP
                ? ScalarMath.exp(following(symbol, StressShocks.logMove(direction.spotMove(size)))) - 1
                : direction.volatilityMove(size);
    }
}
