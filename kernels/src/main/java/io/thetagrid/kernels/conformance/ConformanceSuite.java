package io.thetagrid.kernels.conformance;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.BookLayout;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.PreparedBook;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import io.thetagrid.kernels.device.DeviceBackend;
import io.thetagrid.kernels.paths.PathGrid;
import io.thetagrid.kernels.paths.PathModel;
import io.thetagrid.kernels.paths.PathNormals;
import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every verb of a backend against the scalar backend, at sizes around every vector and block. */
public final class ConformanceSuite {
    private static final int[] SIZES = {0, 1, 7, 8, 9, 63, 1021, 140_001};
    /** Rows of the verbs that take long. */
    private static final int MOST_AMERICAN = 63;

    private static final int MOST_SOLVED = 9;
    /** Two blocks. */
    private static final int MOST_PATHS = 1_021;

    private static final int CONTRACTS = 60;
    private static final String SAME_BITS = "every operation rounds correctly and in the same order";
    private static final String OTHER_ORDER = "American and European contracts are added up apart";
    /** Of the group's gross value: one rounding for each of its terms. */
    private static final double REORDERED = CONTRACTS * 0x1p-53;

    private final Backend scalar = Backends.pick("scalar");
    private final Backend subject;
    private final Map<String, ConformanceCheck> checks = new LinkedHashMap<>();

    private ConformanceSuite(Backend subject) {
        this.subject = subject;
    }

    /** One check for each verb. */
    public static List<ConformanceCheck> run(Backend subject) {
        return run(subject, Integer.MAX_VALUE);
    }

    /** The same without sizes above {@code mostRows}. */
    public static List<ConformanceCheck> run(Backend subject, int mostRows) {
        ConformanceSuite suite = new ConformanceSuite(subject);
        for (int rows : SIZES) {
            if (rows <= mostRows) {
                suite.price(rows);
                for (Precision precision : Precision.values()) {
                    suite.impliedVolatility(rows, precision);
                }
                suite.american(Math.min(rows, MOST_AMERICAN));
                suite.americanImpliedVolatility(Math.min(rows, MOST_SOLVED));
                suite.dividends(Math.min(rows, MOST_AMERICAN));
                suite.dividendImpliedVolatility(Math.min(rows, MOST_SOLVED));
                suite.normals(rows);
                suite.paths(Math.min(rows, MOST_PATHS));
                suite.reprice(rows, true, false);
                suite.reprice(rows, false, false);
                suite.reprice(Math.min(rows, MOST_AMERICAN), true, true);
            }
        }
        return List.copyOf(suite.checks.values());
    }

    private void price(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = ConformanceRows.options(arena, rows);
            Batch<GreekColumn> expected = Batch.allocate(arena, GreekColumn.class, rows);
            Batch<GreekColumn> actual = Batch.allocate(arena, GreekColumn.class, rows);
            scalar.price(options, expected);
            for (GreekSet wanted : GreekSet.values()) {
                subject.price(options, wanted, actual);
                for (GreekColumn column : GreekColumn.values()) {
                    if (wanted.includes(column)) {
                        compare(
                                "price",
                                column(arena, expected.toArray(column)),
                                column(arena, actual.toArray(column)));
                    }
                }
            }
        }
    }

    private void impliedVolatility(int rows, Precision precision) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = ConformanceRows.quotes(arena, rows);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            scalar.impliedVolatility(quotes, precision, expected);
            subject.impliedVolatility(quotes, precision, actual);
            compare(
                    "implied volatility, " + precision.name().toLowerCase(Locale.ROOT),
                    expected.columns(),
                    actual.columns());
        }
    }

    private void american(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = ConformanceRows.options(arena, rows);
            Batch<AmericanColumn> expected = Batch.allocate(arena, AmericanColumn.class, rows);
            Batch<AmericanColumn> actual = Batch.allocate(arena, AmericanColumn.class, rows);
            scalar.american(options, Accuracy.FAST, EnumSet.allOf(AmericanColumn.class), expected);
            subject.american(options, Accuracy.FAST, EnumSet.allOf(AmericanColumn.class), actual);
            compare("american", expected.columns(), actual.columns());
        }
    }

    private void americanImpliedVolatility(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = ConformanceRows.quotes(arena, rows);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            scalar.americanImpliedVolatility(quotes, Accuracy.FAST, expected);
            subject.americanImpliedVolatility(quotes, Accuracy.FAST, actual);
            compare("American implied volatility", expected.columns(), actual.columns());
        }
    }

    private void dividends(int rows) {
        for (DividendModel model : DividendModel.values()) {
            for (boolean american : new boolean[] {false, true}) {
                try (Arena arena = Arena.ofConfined()) {
                    Batch<OptionColumn> options = ConformanceRows.options(arena, rows);
                    DividendSchedule schedule = ConformanceRows.schedule(options);
                    DividendTerms terms = new DividendTerms(model, american, Accuracy.FAST, rows <= MOST_SOLVED);
                    Batch<DividendColumn> expected = Batch.allocate(arena, DividendColumn.class, rows);
                    Batch<DividendColumn> actual = Batch.allocate(arena, DividendColumn.class, rows);
                    double[] expectedSpots = new double[schedule.count()];
                    double[] actualSpots = new double[schedule.count()];
                    scalar.dividends(options, schedule, terms, expected, expectedSpots);
                    subject.dividends(options, schedule, terms, actual, actualSpots);
                    compare("dividends", expected.columns(), actual.columns());
                    compare("critical spots", column(arena, expectedSpots), column(arena, actualSpots));
                }
            }
        }
    }

    private void dividendImpliedVolatility(int rows) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<QuoteColumn> quotes = ConformanceRows.quotes(arena, rows);
            DividendSchedule schedule = ConformanceRows.schedule(ConformanceRows.options(arena, rows));
            DividendTerms terms = new DividendTerms(DividendModel.SPOT, true, Accuracy.FAST, false);
            Batch<ImpliedVolatilityColumn> expected = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            Batch<ImpliedVolatilityColumn> actual = Batch.allocate(arena, ImpliedVolatilityColumn.class, rows);
            scalar.dividendImpliedVolatility(quotes, schedule, terms, expected);
            subject.dividendImpliedVolatility(quotes, schedule, terms, actual);
            compare("dividend implied volatility", expected.columns(), actual.columns());
        }
    }

    private void normals(int rows) {
        for (int columns = 1; columns <= 2; columns++) {
            try (Arena arena = Arena.ofConfined()) {
                NormalStream stream = new NormalStream(20, -7, 3, 1);
                Columns expected = Columns.allocate(arena, columns, rows);
                Columns actual = Columns.allocate(arena, columns, rows);
                long first = (1L << 32) - 5; // scenario numbers cross a word
                scalar.normals(stream, first, expected);
                subject.normals(stream, first, actual);
                compare("normals", expected, actual);
            }
        }
    }

    /** Each model, drawn by name, driven by given normals, or by Sobol' points. */
    private void paths(int rows) {
        PathGrid grid = new PathGrid(new double[] {0.1, 0.5, 0.6}, new int[] {0, 2});
        for (PathModel model : ConformanceRows.pathModels()) {
            try (Arena arena = Arena.ofConfined()) {
                PathNormals named = PathNormals.named(new NormalStream(20, -7, 3, 1));
                PathNormals quasiRandom = PathNormals.quasiRandom(named.stream());
                Columns driver = Columns.allocate(arena, grid.steps(), rows);
                scalar.normals(new NormalStream(20, -7, 0, 9), 0, driver);
                int columns = model.states() * grid.observed().length;
                for (PathNormals normals : List.of(named, named.given(driver).opposite(), quasiRandom)) {
                    Columns expected = Columns.allocate(arena, columns, rows);
                    Columns actual = Columns.allocate(arena, columns, rows);
                    scalar.paths(model, grid, normals, 5, expected);
                    subject.paths(model, grid, normals, 5, actual);
                    compare("paths", expected, actual);
                }
            }
        }
    }

    private void reprice(int scenarios, boolean uniform, boolean american) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<ContractColumn> contracts = ConformanceRows.contracts(arena, CONTRACTS);
            BookLayout layout = ConformanceRows.layout(CONTRACTS, american);
            List<Batch<ScenarioColumn>> byBucket = ConformanceRows.scenarios(arena, scenarios, uniform);
            Columns expected = Columns.allocate(arena, ConformanceRows.GROUPS, scenarios);
            Columns actual = Columns.allocate(arena, ConformanceRows.GROUPS, scenarios);
            try (PreparedBook reference = scalar.prepare(contracts, layout);
                    PreparedBook book = subject.prepare(contracts, layout)) {
                reference.reprice(byBucket, expected);
                book.reprice(byBucket, actual);
                compare("base values", column(arena, reference.baseValues()), column(arena, book.baseValues()));
            }
            String verb = "reprice, " + (uniform ? "one time and rate" : "many times and rates");
            if (american && subject instanceof DeviceBackend) {
                add(verb + ", some American", expected, actual, grossValue(contracts), REORDERED, OTHER_ORDER);
            } else {
                compare(american ? verb + ", some American" : verb, expected, actual);
            }
        }
    }

    private static Columns column(Arena arena, double[] values) {
        Columns column = Columns.allocate(arena, 1, values.length);
        column.copyFrom(0, values);
        return column;
    }

    /** Bounds what the P&L's terms add up to: strikes, which the options' gains can't exceed by much. */
    private static double grossValue(Batch<ContractColumn> contracts) {
        double gross = 0;
        for (int i = 0; i < contracts.rows(); i++) {
            gross += Math.abs(contracts.get(ContractColumn.WEIGHT, i)) * contracts.get(ContractColumn.STRIKE, i);
        }
        return gross;
    }

    private void compare(String verb, Columns expected, Columns actual) {
        add(verb, expected, actual, 0, 0, SAME_BITS);
    }

    /** @param scale of all values, or 0 where each is its own */
    private void add(String verb, Columns expected, Columns actual, double scale, double tolerance, String reason) {
        long different = 0;
        double worst = 0;
        String first = "";
        for (int column = 0; column < expected.count(); column++) {
            for (int row = 0; row < expected.rows(); row++) {
                double e = expected.get(column, row);
                double a = actual.get(column, row);
                if (Double.doubleToLongBits(e) != Double.doubleToLongBits(a)) {
                    if (different++ == 0) {
                        first = "of %d rows in column %d, row %d: %s instead of %s"
                                .formatted(expected.rows(), column, row, a, e);
                    }
                    double relative = Math.abs(e - a) / Math.max(scale, Math.max(Math.abs(e), Math.abs(a)));
                    worst = relative <= worst ? worst : relative;
                }
            }
        }
        long values = (long) expected.count() * expected.rows();
        checks.merge(
                verb,
                new ConformanceCheck(verb, values, different, worst, first, tolerance, reason),
                ConformanceCheck::and);
    }
}
