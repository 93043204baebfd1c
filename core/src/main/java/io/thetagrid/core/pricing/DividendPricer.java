package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.Status;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Prices lists of options some of which have cash dividends; the others go through {@link TablePricer} and come out as they do
 * without it. Each row's result depends on nothing but the row.
 *
 * @param model what dividends do to the spot
 */
public record DividendPricer(Backend backend, Accuracy accuracy, int threads, DividendModel model) {
    private static final int BLOCK = 1024;

    /** Relative step of the differences of delta and vega in volatility: the grid's own error must not show in them. */
    private static final double VOLATILITY_STEP = 0.05;

    /** Smallest such step, for options that have no volatility. */
    private static final double SMALLEST_STEP = 1e-3;

    /**
     * Price and all Greeks. Of options with dividends, vanna and volga are central differences of the kernel's delta and vega.
     *
     * @param dividends one list for each option; an empty one where there are none
     */
    public GreekTable greeks(List<OptionTerms> options, List<List<TimedDividend>> dividends) {
        int[] plain = rows(options, dividends, false);
        GreekTable table = GreekTable.allocate(options.size(), GreekTable.ALL);
        GreekTable without = plainPricer().greeks(pick(options, plain));
        for (int i = 0; i < plain.length; i++) {
            int row = plain[i];
            int from = i;
            table.columns().forEach((column, values) -> values[row] = without.get(column)[from]);
            table.statuses()[row] = without.statuses()[i];
        }
        inBlocks(options, dividends, rows -> greeks(options, dividends, rows, table));
        return table;
    }

    /** What one American option is worth now, and where it is exercised; NaN where the kernel cannot say. */
    public ExerciseValue exercise(OptionTerms option, List<TimedDividend> dividends) {
        try (Arena arena = Arena.ofConfined()) {
            DividendSchedule schedule = schedule(List.of(dividends), new int[] {0});
            Batch<DividendColumn> values = values(arena, List.of(option), schedule, false);
            return new ExerciseValue(
                    values.get(DividendColumn.PRICE, 0),
                    values.get(DividendColumn.DELTA, 0),
                    values.get(DividendColumn.CRITICAL_SPOT, 0));
        }
    }

    /** Volatility at which each option is worth its price. */
    public VolatilityTable impliedVolatilities(
            List<OptionTerms> options, List<List<TimedDividend>> dividends, double[] prices) {
        int[] plain = rows(options, dividends, false);
        VolatilityTable table = new VolatilityTable(new double[options.size()], new Status[options.size()]);
        double[] plainPrices =
                IntStream.of(plain).mapToDouble(row -> prices[row]).toArray();
        VolatilityTable without = plainPricer().impliedVolatilities(pick(options, plain), plainPrices);
        for (int i = 0; i < plain.length; i++) {
            table.volatilities()[plain[i]] = without.volatilities()[i];
            table.statuses()[plain[i]] = without.statuses()[i];
        }
        inBlocks(options, dividends, rows -> impliedVolatilities(options, dividends, prices, rows, table));
        return table;
    }

    private TablePricer plainPricer() {
        return new TablePricer(backend, accuracy, threads);
    }

    private void greeks(List<OptionTerms> options, List<List<TimedDividend>> dividends, int[] rows, GreekTable table) {
        try (Arena arena = Arena.ofConfined()) {
            List<OptionTerms> here = pick(options, rows);
            DividendSchedule schedule = schedule(dividends, rows);
            Batch<DividendColumn> values = values(arena, here, schedule, true);
            Batch<DividendColumn> up = values(arena, moved(here, 1), schedule, true);
            Batch<DividendColumn> down = values(arena, moved(here, -1), schedule, true);
            for (int i = 0; i < rows.length; i++) {
                double width = higher(here.get(i)) - lower(here.get(i));
                put(table, GreekColumn.PRICE, rows[i], values.get(DividendColumn.PRICE, i));
                put(table, GreekColumn.DELTA, rows[i], values.get(DividendColumn.DELTA, i));
                put(table, GreekColumn.GAMMA, rows[i], values.get(DividendColumn.GAMMA, i));
                put(table, GreekColumn.VEGA, rows[i], values.get(DividendColumn.VEGA, i));
                put(table, GreekColumn.THETA, rows[i], values.get(DividendColumn.THETA, i));
                put(table, GreekColumn.RHO, rows[i], values.get(DividendColumn.RHO, i));
                put(table, GreekColumn.VANNA, rows[i], change(up, down, DividendColumn.DELTA, i) / width);
                put(table, GreekColumn.VOLGA, rows[i], change(up, down, DividendColumn.VEGA, i) / width);
                table.statuses()[rows[i]] = values.status(DividendColumn.STATUS, i);
            }
        }
    }

    private static double change(Batch<DividendColumn> up, Batch<DividendColumn> down, DividendColumn column, int row) {
        return up.get(column, row) - down.get(column, row);
    }

    private static void put(GreekTable table, GreekColumn column, int row, double value) {
        table.get(column)[row] = value;
    }

    private static List<OptionTerms> moved(List<OptionTerms> options, int direction) {
        return options.stream()
                .map(option -> option.withVolatility(direction > 0 ? higher(option) : lower(option)))
                .toList();
    }

    private static double higher(OptionTerms option) {
        return option.volatility() + Math.max(VOLATILITY_STEP * option.volatility(), SMALLEST_STEP);
    }

    private static double lower(OptionTerms option) {
        return Math.max(option.volatility() - Math.max(VOLATILITY_STEP * option.volatility(), SMALLEST_STEP), 0);
    }

    /** Values of options that are all American or all European. */
    private Batch<DividendColumn> values(
            Arena arena, List<OptionTerms> options, DividendSchedule schedule, boolean sensitivities) {
        int[] all = IntStream.range(0, options.size()).toArray();
        Batch<OptionColumn> batch = TablePricer.batch(arena, options, all);
        Batch<DividendColumn> values = Batch.allocate(arena, DividendColumn.class, all.length);
        backend.dividends(batch, schedule, terms(options, sensitivities), values, new double[schedule.count()]);
        return values;
    }

    private DividendTerms terms(List<OptionTerms> options, boolean sensitivities) {
        return new DividendTerms(model, options.getFirst().american(), accuracy, sensitivities);
    }

    private void impliedVolatilities(
            List<OptionTerms> options,
            List<List<TimedDividend>> dividends,
            double[] prices,
            int[] rows,
            VolatilityTable table) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = TablePricer.quotes(arena, options, rows, prices);
            Batch<ImpliedVolatilityColumn> found = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows.length);
            backend.dividendImpliedVolatility(
                    quotes, schedule(dividends, rows), terms(pick(options, rows), false), found);
            for (int i = 0; i < rows.length; i++) {
                table.volatilities()[rows[i]] = found.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, i);
                table.statuses()[rows[i]] = found.status(ImpliedVolatilityColumn.STATUS, i);
            }
        }
    }

    private static DividendSchedule schedule(List<List<TimedDividend>> dividends, int[] rows) {
        int[] first = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            first[i + 1] = first[i] + dividends.get(rows[i]).size();
        }
        List<TimedDividend> all = IntStream.of(rows)
                .mapToObj(dividends::get)
                .flatMap(List::stream)
                .toList();
        return new DividendSchedule(
                first,
                all.stream().mapToDouble(TimedDividend::years).toArray(),
                all.stream().mapToDouble(TimedDividend::amount).toArray());
    }

    private static int[] rows(List<OptionTerms> options, List<List<TimedDividend>> dividends, boolean paying) {
        return IntStream.range(0, options.size())
                .filter(row -> dividends.get(row).isEmpty() != paying)
                .toArray();
    }

    private static List<OptionTerms> pick(List<OptionTerms> options, int[] rows) {
        return IntStream.of(rows).mapToObj(options::get).toList();
    }

    private void inBlocks(List<OptionTerms> options, List<List<TimedDividend>> dividends, Consumer<int[]> work) {
        List<Runnable> blocks = new ArrayList<>();
        int[] paying = rows(options, dividends, true);
        for (boolean american : new boolean[] {false, true}) {
            int[] rows = IntStream.of(paying)
                    .filter(row -> options.get(row).american() == american)
                    .toArray();
            for (int from = 0; from < rows.length; from += BLOCK) {
                int[] block = IntStream.range(from, Math.min(from + BLOCK, rows.length))
                        .map(i -> rows[i])
                        .toArray();
                blocks.add(() -> work.accept(block));
            }
        }
        Parallel.run(blocks, threads);
    }
}
