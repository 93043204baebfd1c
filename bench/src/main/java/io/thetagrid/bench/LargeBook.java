package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.OptionColumn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes a book of any size, made up: options on many stocks, short more often than long, five expirations from two weeks to a
 * year, strikes within 25 % of the spot, marked by the American kernel under a skew.
 *
 * <p>Arguments: number of options, of underlyings, of Monte Carlo scenarios, {@code american} or {@code european}, folder.
 */
public final class LargeBook {
    private static final LocalDate DATE = LocalDate.of(2025, 9, 26);
    private static final double RATE = 0.04;
    private static final List<LocalDate> EXPIRATIONS = List.of(
            LocalDate.of(2025, 10, 10),
            LocalDate.of(2025, 10, 24),
            LocalDate.of(2025, 12, 19),
            LocalDate.of(2026, 3, 20),
            LocalDate.of(2026, 9, 18));
    private static final DateTimeFormatter OSI_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final SplittableRandom random = new SplittableRandom(20250926);
    private final Backend backend = Backends.pick("auto");

    private LargeBook() {}

    public static void main(String[] args) throws IOException {
        new LargeBook()
                .write(
                        Integer.parseInt(args[0]),
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        args[3],
                        Files.createDirectories(Path.of(args[4])));
    }

    private void write(int options, int underlyings, int scenarios, String style, Path folder) throws IOException {
        StringBuilder reference = new StringBuilder();
        try (BufferedWriter positions = Files.newBufferedWriter(folder.resolve("positions.csv"))) {
            positions.write("account,broker,symbol,quantity,average_price,mark,style\n");
            for (int u = 0; u < underlyings; u++) {
                int count = options / underlyings + (u < options % underlyings ? 1 : 0);
                String symbol = symbol(u);
                double spot = Math.round(100 * (20 + 400 * random.nextDouble())) / 100.0;
                reference.append(String.format(Locale.ROOT, "    %s: {spot: %.2f, beta: 1}%n", symbol, spot));
                positions(symbol, spot, count, style, positions);
            }
        }
        Files.writeString(folder.resolve("book.yaml"), """
                as_of: 2025-09-26T16:00:00-04:00
                cash: {main: 100000000}
                portfolio: [positions.csv]
                market:
                  rates: {flat: %s}
                  reference:
                %sprofile: institutional
                risk: {methods: [gaussian], scenarios: %d, horizons: [1, 5, 21]}
                """.formatted(RATE, reference, scenarios));
    }

    /** Letters alone: a digit marks an adjusted contract. */
    private static String symbol(int number) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0, rest = number; i < 4; i++, rest /= 26) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private void positions(String symbol, double spot, int count, String style, BufferedWriter out) throws IOException {
        double level = 0.2 + 0.4 * random.nextDouble();
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, count);
            Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, count);
            LocalDate[] expirations = new LocalDate[count];
            for (int i = 0; i < count; i++) {
                expirations[i] = EXPIRATIONS.get(i % EXPIRATIONS.size());
                double moneyness = 0.75 + 0.5 * random.nextDouble();
                options.set(OptionColumn.OPTION_SIGN, i, random.nextInt(3) == 0 ? 1 : -1);
                options.set(OptionColumn.SPOT, i, spot);
                options.set(OptionColumn.STRIKE, i, Math.max(Math.round(2 * spot * moneyness) / 2.0, 1));
                options.set(OptionColumn.TIME_TO_EXPIRY, i, ChronoUnit.DAYS.between(DATE, expirations[i]) / 365.0);
                options.set(OptionColumn.RATE, i, RATE);
                options.set(OptionColumn.VOLATILITY, i, level * (1 + 0.4 * (1 - moneyness)));
            }
            backend.american(options, Accuracy.STANDARD, Set.of(), values);
            for (int i = 0; i < count; i++) {
                double strike = options.get(OptionColumn.STRIKE, i);
                out.write(String.format(
                        Locale.ROOT,
                        "main,any,%-6s%s%s%08d,%d,1,%.4f,%s%n",
                        symbol,
                        OSI_DATE.format(expirations[i]),
                        options.get(OptionColumn.OPTION_SIGN, i) > 0 ? "C" : "P",
                        Math.round(1000 * strike),
                        random.nextInt(4) == 0 ? 1 + random.nextInt(5) : -1 - random.nextInt(10),
                        Math.max(values.get(AmericanColumn.PRICE, i), 0.0001),
                        style));
            }
        }
    }
}
