package io.thetagrid.core.scenario;

import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.core.scenario.StressScenario.NameMove;
import io.thetagrid.kernels.math.ScalarMath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns named scenarios into shocks of a book's underlyings. */
public final class StressShocks {
    private static final double SESSIONS_A_YEAR = 252;

    private final MarketDynamics dynamics;

    public StressShocks(MarketDynamics dynamics) {
        this.dynamics = dynamics;
    }

    /** Shocks of scenarios over one horizon, one after the other; spots get there on a straight line in log price. */
    public Shocks of(List<StressScenario> scenarios, Horizon horizon) {
        List<Dynamics> daily = scenarios.stream().anyMatch(s -> s.spot() == StressScenario.Spot.SIGMAS)
                ? dynamics.over(1 / SESSIONS_A_YEAR)
                : List.of();
        int n = scenarios.size();
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        for (int u = 0; u < dynamics.symbols().size(); u++) {
            String symbol = dynamics.symbols().get(u);
            UnderlyingMarket market =
                    dynamics.priced().book().market().underlyings().get(symbol);
            double[] logSpot = new double[n];
            double[] logVolatility = new double[n];
            double[] rate = new double[n];
            for (int s = 0; s < n; s++) {
                StressScenario scenario = scenarios.get(s);
                double sigma = daily.isEmpty() ? 0 : daily.get(u).volatility() / Math.sqrt(SESSIONS_A_YEAR);
                logSpot[s] = logSpot(scenario, market, sigma);
                logVolatility[s] = ScalarMath.log(1 + volatility(scenario, market));
                rate[s] = scenario.rate();
            }
            shocks.put(symbol, new UnderlyingShocks(logSpot, logVolatility, rate, path(logSpot, horizon, symbol)));
        }
        return new Shocks(n, horizon.years(), shocks);
    }

    private static SortedMap<Double, double[]> path(double[] logSpot, Horizon horizon, String symbol) {
        SortedMap<Double, double[]> settlements = new TreeMap<>();
        for (Map.Entry<Double, Integer> settlement : horizon.settlements(symbol).entrySet()) {
            double way = (double) settlement.getValue() / horizon.sessions();
            double[] then = new double[logSpot.length];
            for (int s = 0; s < then.length; s++) {
                then[s] = way * logSpot[s];
            }
            settlements.put(settlement.getKey(), then);
        }
        return settlements;
    }

    private static double logSpot(StressScenario scenario, UnderlyingMarket market, double sigma) {
        OptionalDouble other = override(scenario, market, true);
        if (other.isEmpty() && scenario.spot() == StressScenario.Spot.SIGMAS) {
            return scenario.move() * sigma;
        }
        double move = other.orElse(
                scenario.spot() == StressScenario.Spot.INDEX ? market.beta() * scenario.move() : scenario.move());
        return logMove(move);
    }

    /** Log of a simple return, which stops at bankruptcy. */
    public static double logMove(double move) {
        return ScalarMath.log(Math.max(1 + move, StressScenario.BANKRUPT));
    }

    private static double volatility(StressScenario scenario, UnderlyingMarket market) {
        return override(scenario, market, false).orElse(scenario.volatility());
    }

    /** What the symbol's override says, else its sector's. */
    private static OptionalDouble override(StressScenario scenario, UnderlyingMarket market, boolean spot) {
        Optional<NameMove> symbol = scenario.overrides().stream()
                .filter(other -> other.symbol().equals(market.symbol()))
                .findFirst();
        Optional<NameMove> sector = scenario.overrides().stream()
                .filter(other -> !other.sector().isEmpty() && other.sector().equals(market.sector()))
                .findFirst();
        OptionalDouble bySymbol = value(symbol, spot);
        return bySymbol.isPresent() ? bySymbol : value(sector, spot);
    }

    private static OptionalDouble value(Optional<NameMove> override, boolean spot) {
        return override.map(other -> spot ? other.move() : other.volatility()).orElse(OptionalDouble.empty());
    }
}
