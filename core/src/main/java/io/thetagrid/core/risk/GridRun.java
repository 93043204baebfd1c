package io.thetagrid.core.risk;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.pricing.BookPricer;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.Parallel;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.scenario.Horizon;
import io.thetagrid.core.scenario.Horizons;
import io.thetagrid.core.scenario.MarketDynamics;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.core.scenario.StressScenario.Spot;
import io.thetagrid.core.scenario.StressShocks;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Spot × volatility × time ladders by full revaluation, under the same rules as stress scenarios (risk-engine.md, "Grids"):
 * time ends at the close of a session, what expires until then settles on its date on a straight line in log price.
 */
public final class GridRun {
    /** Points that are revalued together. */
    private static final int BLOCK = 256;

    private record Time(int sessions, Instant instant, Horizon horizon) {}

    /** Neighbouring points at one time. */
    private record Block(Time time, List<StressScenario> points) {}

    private final PricedBook book;
    private final GridAxes axes;
    private final StressShocks shocks;
    private final Revaluation revaluation;
    private final UnderlyingSums sums;

    private GridRun(PricedBook book, GridAxes axes, StressShocks shocks, Revaluation revaluation) {
        this.book = book;
        this.axes = axes;
        this.shocks = shocks;
        this.revaluation = revaluation;
        this.sums = new UnderlyingSums(revaluation.groups());
    }

    /**
     * Values a book and revalues it at every point.
     *
     * @param byUnderlying whether each underlying gets ladders of its own beside the portfolio's
     * @param threads that share the points
     * @throws io.thetagrid.core.io.BadInputException if a position cannot be priced
     */
    public static GridResult of(
            Book book, GridAxes axes, boolean byUnderlying, Backend backend, int threads, Accuracy accuracy) {
        OptionPricer pricer = new OptionPricer(backend, accuracy);
        PricedBook priced = BookPricer.price(book, pricer);
        ScenarioModel model = ScenarioModel.DEFAULT;
        StressShocks shocks = new StressShocks(MarketDynamics.of(priced, model));
        try (Revaluation revaluation = new Revaluation(priced, backend, accuracy, model.stickiness())) {
            List<GridLadder> ladders = new GridRun(priced, axes, shocks, revaluation).ladders(byUnderlying, threads);
            List<PortfolioGreeks> greeks = greeks(
                    new MovedBook(priced, pricer::greeks, model.stickiness()), shocks.of(axes.spots(), now()), threads);
            return new GridResult(axes, priced.value(), ladders, greeks, notes(axes, model));
        }
    }

    private static List<String> notes(GridAxes axes, ScenarioModel model) {
        return List.of(
                (axes.spot() == Spot.INDEX
                                ? "Spot moves are the index's, each name takes its beta times that."
                                : "Every name makes the spot move, whatever its beta.")
                        + " They are simple returns from today; no price falls below a ten-thousandth of itself.",
                "Volatility moves are relative, of 30 days: another maturity T takes min(√(30 days / T), 2) of their logarithm."
                        + " Volatilities stay with the "
                        + model.stickiness().name().toLowerCase(Locale.ROOT)
                        + ". Rates stay.",
                "Sessions end at their close; what expires until then settles on its date, on a straight line in log price.",
                "Greeks are partial: delta and gamma leave volatilities where they stand, P&L takes them along the smile.");
    }

    private static Horizon now() {
        return new Horizon(0, 0, new TreeMap<>());
    }

    private static List<PortfolioGreeks> greeks(MovedBook book, Shocks spots, int threads) {
        return Parallel.map(
                IntStream.range(0, spots.scenarios()).boxed().toList(),
                threads,
                scenario -> PortfolioGreeks.of(book.at(spots, scenario).positions()));
    }

    private List<GridLadder> ladders(boolean byUnderlying, int threads) {
        List<Time> times = axes.sessions().stream().map(this::time).toList();
        List<Block> blocks = new ArrayList<>();
        for (Time time : times) {
            List<StressScenario> points = axes.points(time.sessions());
            for (int first = 0; first < points.size(); first += BLOCK) {
                blocks.add(new Block(time, points.subList(first, Math.min(first + BLOCK, points.size()))));
            }
        }
        List<double[][]> pnl = Parallel.map(
                blocks,
                threads,
                block -> revaluation.pnl(shocks.of(block.points(), block.time().horizon())));
        List<String> scopes = new ArrayList<>(List.of(GridLadder.PORTFOLIO));
        if (byUnderlying) {
            scopes.addAll(sums.underlyings());
        }
        int blocksATime = blocks.size() / times.size();
        List<GridLadder> ladders = new ArrayList<>();
        for (String scope : scopes) {
            for (int t = 0; t < times.size(); t++) {
                List<double[][]> then = pnl.subList(t * blocksATime, (t + 1) * blocksATime);
                ladders.add(new GridLadder(
                        scope, times.get(t).sessions(), times.get(t).instant(), ladder(scope, then)));
            }
        }
        return ladders;
    }

    private Time time(int sessions) {
        Instant asOf = book.book().market().asOf();
        return sessions == 0
                ? new Time(0, asOf, now())
                : new Time(
                        sessions,
                        NyseCalendar.close(NyseCalendar.sessionAfter(asOf, sessions)),
                        Horizons.of(book, sessions));
    }

    private double[][] ladder(String scope, List<double[][]> blocks) {
        int columns = axes.volatilityMoves().size();
        double[][] ladder = new double[axes.spotMoves().size()][columns];
        for (int i = 0; i < ladder.length * columns; i++) {
            double[][] block = blocks.get(i / BLOCK);
            ladder[i / columns][i % columns] = scope.equals(GridLadder.PORTFOLIO)
                    ? sums.total(block, i % BLOCK)
                    : sums.of(scope, block, i % BLOCK);
        }
        return ladder;
    }
}
