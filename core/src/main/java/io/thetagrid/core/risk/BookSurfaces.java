package io.thetagrid.core.risk;

import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.kernels.proxy.PnlSurface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A book's P&amp;L at one horizon as one function of (log spot, log volatility) for each underlying and account, whatever the number
 * of positions (risk-engine.md, "Aggregated revaluation"). What is no smooth function of the two is revalued in full, and
 * cheap: shares, options that settle on the way, and those about to expire.
 */
final class BookSurfaces {
    /** Years after the horizon within which an option's value bends too sharply around its strike. */
    private static final double STEEP = 2.0 / 365;

    /**
     * What an underlying's surface may cost and is to reach.
     *
     * @param tolerance of the book's error, of the P&amp;L's standard deviation
     * @param scenariosPerPoint at most one exact value for so many scenarios
     */
    private record Effort(double tolerance, int scenariosPerPoint) {
        private static final Effort EUROPEAN = new Effort(1e-6, 10);
        /** Gamma jumps where exercise begins: a closer surface would cost more than the scenarios it spares. */
        private static final Effort AMERICAN = new Effort(1e-2, 25);
    }

    /** An underlying's surface; its outputs are the groups at {@code places}. */
    private record Placed(PnlSurface surface, int[] places) {}

    private final Revaluation revaluation;
    private final double years;
    private final SortedMap<String, Placed> surfaces;

    private BookSurfaces(Revaluation revaluation, double years, SortedMap<String, Placed> surfaces) {
        this.revaluation = revaluation;
        this.years = years;
        this.surfaces = surfaces;
    }

    /**
     * Builds the surfaces of the underlyings that have smooth options.
     *
     * @param survey of the scenarios they are for
     * @param scenarios how many these are
     * @param standardDeviation of the book's P&amp;L under them, about
     */
    static BookSurfaces of(
            Revaluation revaluation, Survey survey, int scenarios, double standardDeviation, int threads) {
        double years = survey.sample().timeElapsed();
        List<String> symbols = new ArrayList<>();
        revaluation.timesToExpiry().forEach((symbol, times) -> {
            if (survey.areas().containsKey(symbol) && isSmooth(times.last(), years)) {
                symbols.add(symbol);
            }
        });
        List<Placed> built = Parallel.map(symbols, threads, symbol -> {
            Effort effort = revaluation.hasAmericanOptions(symbol) ? Effort.AMERICAN : Effort.EUROPEAN;
            double share = effort.tolerance() * standardDeviation / symbols.size();
            return build(revaluation, symbol, survey, share, scenarios / effort.scenariosPerPoint());
        });
        SortedMap<String, Placed> surfaces = new TreeMap<>();
        for (int i = 0; i < symbols.size(); i++) {
            surfaces.put(symbols.get(i), built.get(i));
        }
        return new BookSurfaces(revaluation, years, surfaces);
    }

    private static Placed build(Revaluation revaluation, String symbol, Survey survey, double tolerance, int budget) {
        double years = survey.sample().timeElapsed();
        int[] places = revaluation.placesOf(symbol);
        Revaluation.Part part = new Revaluation.Part() {
            @Override
            public boolean hasOptions(String underlying, double timeToExpiry) {
                return underlying.equals(symbol) && isSmooth(timeToExpiry, years);
            }

            @Override
            public boolean hasShares() {
                return false;
            }
        };
        UnderlyingShocks sample = survey.sample().byUnderlying().get(symbol);
        PnlSurface surface = PnlSurface.build(
                survey.areas().get(symbol),
                sample.logSpot(),
                sample.logVolatility(),
                tolerance,
                budget,
                (x, v) -> chosen(revaluation.pnl(only(symbol, x, v, years), part), places));
        return new Placed(surface, places);
    }

    private static boolean isSmooth(double timeToExpiry, double years) {
        return timeToExpiry - years > STEEP;
    }

    private static Shocks only(String symbol, double[] logSpot, double[] logVolatility, double years) {
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        shocks.put(symbol, new UnderlyingShocks(logSpot, logVolatility, new double[logSpot.length], new TreeMap<>()));
        return new Shocks(logSpot.length, years, shocks);
    }

    private static double[][] chosen(double[][] pnl, int[] places) {
        double[][] rows = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            rows[i] = pnl[places[i]];
        }
        return rows;
    }

    /** Exact values that all surfaces together were made of. */
    int points() {
        return surfaces.values().stream()
                .mapToInt(placed -> placed.surface().points())
                .sum();
    }

    /**
     * P&amp;L {@code [group][scenario]}, and what bounds the error of its sum over the groups.
     *
     * @param bounds by scenario; overwritten
     */
    double[][] pnl(Shocks shocks, double[] bounds) {
        double[][] pnl = revaluation.pnl(shocks, rest());
        Arrays.fill(bounds, 0);
        surfaces.forEach((symbol, placed) -> {
            UnderlyingShocks shock = shocks.byUnderlying().get(symbol);
            placed.surface().addTo(shock.logSpot(), shock.logVolatility(), chosen(pnl, placed.places()), bounds);
        });
        return pnl;
    }

    private Revaluation.Part rest() {
        return new Revaluation.Part() {
            @Override
            public boolean hasOptions(String underlying, double timeToExpiry) {
                return !surfaces.containsKey(underlying) || !isSmooth(timeToExpiry, years);
            }

            @Override
            public boolean hasShares() {
                return true;
            }
        };
    }
}
