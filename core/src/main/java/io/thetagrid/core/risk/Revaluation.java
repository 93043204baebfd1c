package io.thetagrid.core.risk;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.Settlement;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.pricing.SmileSlice;
import io.thetagrid.core.scenario.ScenarioModel;
import io.thetagrid.core.scenario.Shocks;
import io.thetagrid.core.scenario.Stickiness;
import io.thetagrid.core.scenario.UnderlyingShocks;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.math.ScalarMath;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Full revaluation of a book: every option repriced in every scenario, shares included (risk-engine.md, "P&amp;L of a
 * scenario"). What expires within the scenario's time settles on its date; shares it delivers are carried to the
 * horizon, cash earns nothing until then. Expired options have no P&amp;L. Safe to share between threads.
 */
public final class Revaluation implements AutoCloseable {

    /** Options of one underlying that expire together, and so see the same scenarios. */
    private record Bucket(String underlying, double timeToExpiry) implements Comparable<Bucket> {
        @Override
        public int compareTo(Bucket other) {
            int byUnderlying = underlying.compareTo(other.underlying);
            return byUnderlying != 0 ? byUnderlying : Double.compare(timeToExpiry, other.timeToExpiry);
        }
    }

    /** Some of a book's holdings. */
    interface Part {
        Part WHOLE = new Part() {
            @Override
            public boolean hasOptions(String underlying, double timeToExpiry) {
                return true;
            }

            @Override
            public boolean hasShares() {
                return true;
            }
        };

        /** Whether it holds an underlying's options of that time to expiry, in years. */
        boolean hasOptions(String underlying, double timeToExpiry);

        boolean hasShares();
    }

    private record Holding(PricedPosition position, OptionTerms terms, int bucket, int group) {}

    private record Shares(String underlying, double value, int group) {}

    private final List<Group> groups;
    private final int rows;
    private final List<Bucket> buckets;
    private final List<Holding> options = new ArrayList<>();
    private final List<Shares> shares = new ArrayList<>();
    private final Optional<PreparedBook> prepared;

    /**
     * Prepares the book's options on a backend.
     *
     * @param accuracy preset of the American kernel for base and scenario values alike, so that its error cancels
     */
    public Revaluation(PricedBook book, Backend backend, Accuracy accuracy, Stickiness stickiness) {
        List<Group> sums = book.positions().stream()
                .map(Revaluation::groupOf)
                .distinct()
                .sorted()
                .toList();
        int[] rowOf = book.positions().stream()
                .mapToInt(position -> sums.indexOf(groupOf(position)))
                .toArray();
        this(book, sums, rowOf, sums.size(), backend, accuracy, stickiness);
    }

    private Revaluation(
            PricedBook book,
            List<Group> groups,
            int[] rowOf,
            int rows,
            Backend backend,
            Accuracy accuracy,
            Stickiness stickiness) {
        this.groups = groups;
        this.rows = rows;
        SortedSet<Bucket> bucketSet = new TreeSet<>();
        for (PricedPosition position : book.positions()) {
            if (position.option().isPresent() && !position.expired()) {
                bucketSet.add(bucketOf(position));
            }
        }
        buckets = List.copyOf(bucketSet);
        for (int i = 0; i < rowOf.length; i++) {
            PricedPosition position = book.positions().get(i);
            if (position.option().isEmpty()) {
                String symbol = position.position().instrument().underlying();
                shares.add(new Shares(symbol, position.weight() * position.spot(), rowOf[i]));
            } else if (!position.expired()) {
                int bucket = buckets.indexOf(bucketOf(position));
                options.add(new Holding(position, position.option().get(), bucket, rowOf[i]));
            }
        }
        prepared = options.isEmpty() ? Optional.empty() : Optional.of(prepare(backend, accuracy, stickiness));
    }

    /** Prepares a book whose P&amp;L is kept position by position: row i is the book's i-th, and there are no groups. */
    static Revaluation byPosition(PricedBook book, Backend backend, Accuracy accuracy, Stickiness stickiness) {
        int positions = book.positions().size();
        int[] own = IntStream.range(0, positions).toArray();
        return new Revaluation(book, List.of(), own, positions, backend, accuracy, stickiness);
    }

    private static Group groupOf(PricedPosition position) {
        return new Group(
                position.position().instrument().underlying(),
                position.position().account());
    }

    private static Bucket bucketOf(PricedPosition position) {
        return new Bucket(
                position.position().instrument().underlying(),
                position.option().orElseThrow().timeToExpiry());
    }

    private PreparedBook prepare(Backend backend, Accuracy accuracy, Stickiness stickiness) {
        int n = options.size();
        int[] bucket = new int[n];
        int[] group = new int[n];
        boolean[] american = new boolean[n];
        try (Arena arena = Arena.ofConfined()) {
            Batch<ContractColumn> contracts = Batch.allocate(arena, ContractColumn.class, n);
            for (int i = 0; i < n; i++) {
                Holding holding = options.get(i);
                bucket[i] = holding.bucket();
                group[i] = holding.group();
                american[i] = holding.terms().american();
                fill(contracts, i, holding, stickiness);
            }
            return backend.prepare(contracts, new BookLayout(bucket, group, american, accuracy));
        }
    }

    private static void fill(Batch<ContractColumn> contracts, int row, Holding holding, Stickiness stickiness) {
        OptionTerms terms = holding.terms();
        SmileSlice smile = holding.position().smile().orElseThrow();
        double logMoneyness = terms.logMoneyness();
        boolean moves = stickiness == Stickiness.MONEYNESS;
        double slope = moves ? smile.slope() : 0;
        double curvature = moves ? smile.curvature() : 0;
        double m = Math.clamp(logMoneyness, smile.low(), smile.high());
        contracts.set(ContractColumn.OPTION_SIGN, row, terms.optionSign());
        contracts.set(ContractColumn.SPOT, row, terms.spot());
        contracts.set(ContractColumn.STRIKE, row, terms.strike());
        contracts.set(ContractColumn.TIME_TO_EXPIRY, row, terms.timeToExpiry());
        contracts.set(ContractColumn.RATE, row, terms.rate());
        contracts.set(ContractColumn.DIVIDEND_YIELD, row, terms.dividendYield());
        // The level makes the smile pass through the option's own volatility today.
        contracts.set(ContractColumn.SMILE_LEVEL, row, terms.volatility() - m * (slope + m * curvature));
        contracts.set(ContractColumn.SMILE_SLOPE, row, slope);
        contracts.set(ContractColumn.SMILE_CURVATURE, row, curvature);
        contracts.set(ContractColumn.LOG_MONEYNESS, row, logMoneyness);
        contracts.set(ContractColumn.LOG_MONEYNESS_LOW, row, smile.low());
        contracts.set(ContractColumn.LOG_MONEYNESS_HIGH, row, smile.high());
        contracts.set(ContractColumn.VOLATILITY_FLOOR, row, Math.min(smile.floor(), terms.volatility()));
        contracts.set(ContractColumn.WEIGHT, row, holding.position().weight());
    }

    /** The rows of {@link #pnl}, ascending. */
    public List<Group> groups() {
        return groups;
    }

    /** Options that have not expired. */
    int optionCount() {
        return options.size();
    }

    /** Where an underlying's groups stand among {@link #groups}. */
    int[] placesOf(String underlying) {
        return IntStream.range(0, groups.size())
                .filter(i -> groups.get(i).underlying().equals(underlying))
                .toArray();
    }

    /** For each underlying the times to expiry of its options. */
    SortedMap<String, SortedSet<Double>> timesToExpiry() {
        SortedMap<String, SortedSet<Double>> times = new TreeMap<>();
        for (Bucket bucket : buckets) {
            times.computeIfAbsent(bucket.underlying(), _ -> new TreeSet<>()).add(bucket.timeToExpiry());
        }
        return times;
    }

    /** Whether an underlying has options that may be exercised early. */
    boolean hasAmericanOptions(String underlying) {
        return options.stream()
                .anyMatch(holding -> holding.terms().american()
                        && buckets.get(holding.bucket()).underlying().equals(underlying));
    }

    /** P&amp;L {@code [group][scenario]}, or by position where they are kept apart, in the base currency. */
    public double[][] pnl(Shocks shocks) {
        return pnl(shocks, Part.WHOLE);
    }

    /** P&amp;L of a part, {@code [group][scenario]}. */
    double[][] pnl(Shocks shocks, Part part) {
        double[][] pnl = new double[rows][shocks.scenarios()];
        if (prepared.isPresent()) {
            repriceOptions(prepared.get(), shocks, part, pnl);
        }
        SortedMap<String, double[]> growth = new TreeMap<>();
        if (part.hasShares()) {
            shares.forEach(holding -> addShares(holding, shocks, growth, pnl[holding.group()]));
        }
        for (Holding holding : options) {
            Bucket bucket = buckets.get(holding.bucket());
            if (settles(bucket, shocks) && part.hasOptions(bucket.underlying(), bucket.timeToExpiry())) {
                carryDelivery(holding, shocks, growth, pnl[holding.group()]);
            }
        }
        return pnl;
    }

    private static void addShares(Shares holding, Shocks shocks, SortedMap<String, double[]> growth, double[] pnl) {
        if (shocks.byUnderlying().containsKey(holding.underlying())) {
            double[] ratio = growth(holding.underlying(), shocks, growth);
            for (int i = 0; i < pnl.length; i++) {
                pnl[i] += holding.value() * (ratio[i] - 1);
            }
        }
    }

    /** Spot then / spot now, computed once for each underlying. */
    private static double[] growth(String underlying, Shocks shocks, SortedMap<String, double[]> growth) {
        return growth.computeIfAbsent(
                underlying, symbol -> exp(shocks.byUnderlying().get(symbol).logSpot()));
    }

    private void repriceOptions(PreparedBook book, Shocks shocks, Part part, double[][] pnl) {
        int n = shocks.scenarios();
        try (Arena arena = Arena.ofConfined()) {
            Batch<ScenarioColumn> unchanged = Batch.allocate(arena, ScenarioColumn.class, n);
            unchanged.fill(ScenarioColumn.VOL_FACTOR, 1);
            List<Batch<ScenarioColumn>> scenarios = new ArrayList<>(buckets.size());
            for (Bucket bucket : buckets) {
                boolean moves = part.hasOptions(bucket.underlying(), bucket.timeToExpiry());
                scenarios.add(moves ? scenarios(arena, bucket, shocks) : unchanged);
            }
            Columns sums = Columns.allocate(arena, rows, n);
            book.reprice(scenarios, sums);
            for (int group = 0; group < pnl.length; group++) {
                pnl[group] = sums.toArray(group);
            }
        }
    }

    private static Batch<ScenarioColumn> scenarios(Arena arena, Bucket bucket, Shocks shocks) {
        Batch<ScenarioColumn> batch = Batch.allocate(arena, ScenarioColumn.class, shocks.scenarios());
        batch.fill(ScenarioColumn.VOL_FACTOR, 1);
        batch.fill(ScenarioColumn.TIME_ELAPSED, shocks.timeElapsed());
        UnderlyingShocks shock = shocks.byUnderlying().get(bucket.underlying());
        if (shock != null) {
            double scale = ScenarioModel.volatilityShockScale(bucket.timeToExpiry());
            double[] factor = new double[shocks.scenarios()];
            for (int i = 0; i < factor.length; i++) {
                factor[i] = ScalarMath.exp(scale * shock.logVolatility()[i]);
            }
            batch.copyFrom(
                    ScenarioColumn.LOG_SPOT, settles(bucket, shocks) ? settlement(bucket, shock) : shock.logSpot());
            batch.copyFrom(ScenarioColumn.VOL_FACTOR, factor);
            batch.copyFrom(ScenarioColumn.RATE_SHIFT, shock.rateShift());
        }
        return batch;
    }

    private static boolean settles(Bucket bucket, Shocks shocks) {
        return bucket.timeToExpiry() <= shocks.timeElapsed();
    }

    private static double[] settlement(Bucket bucket, UnderlyingShocks shock) {
        return shock.settlementLogSpot().getOrDefault(bucket.timeToExpiry(), shock.logSpot());
    }

    /** Adds what shares delivered at settlement gain or lose until the horizon. */
    private void carryDelivery(Holding holding, Shocks shocks, SortedMap<String, double[]> growth, double[] pnl) {
        Bucket bucket = buckets.get(holding.bucket());
        UnderlyingShocks shock = shocks.byUnderlying().get(bucket.underlying());
        boolean physical = holding.position().position().instrument() instanceof OptionContract contract
                && contract.settlement() == Settlement.PHYSICAL;
        if (shock == null || !physical) {
            return;
        }
        double[] settlement = shock.settlementLogSpot().get(bucket.timeToExpiry());
        if (settlement == null) {
            return;
        }
        OptionTerms terms = holding.terms();
        double[] ratio = growth(bucket.underlying(), shocks, growth);
        double delivered = holding.position().weight() * terms.optionSign();
        for (int i = 0; i < pnl.length; i++) {
            double then = terms.spot() * ScalarMath.exp(settlement[i]);
            if (terms.optionSign() * (then - terms.strike()) > 0) {
                pnl[i] += delivered * (terms.spot() * ratio[i] - then);
            }
        }
    }

    private static double[] exp(double[] logs) {
        double[] values = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            values[i] = ScalarMath.exp(logs[i]);
        }
        return values;
    }

    @Override
    public void close() {
        prepared.ifPresent(PreparedBook::close);
    }
}
