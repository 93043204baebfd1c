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
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes a day of US stock options, made up but of a real day's size and mixture: a few chains of thousands of contracts and
 * thousands of a few dozen, priced as American options with a skew, quoted in cents with spreads that grow away from the
 * money. The layout is that of Cboe DataShop's end-of-day summaries.
 *
 * <p>Arguments: number of rows, file.
 */
public final class UsDay {
    private static final LocalDate DATE = LocalDate.of(2025, 10, 1);
    private static final double RATE = 0.04;

    /** Weekly, monthly and long expirations, in days from a Wednesday. */
    private static final int[] DAYS = {2, 9, 16, 23, 30, 51, 79, 107, 170, 261, 471, 842};

    private static final double CHAINS_FALL_OFF = 20;
    private static final String HEADER =
            "underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,"
                    + "close,trade_volume,bid_size_1545,bid_1545,ask_size_1545,ask_1545,underlying_bid_1545,underlying_ask_1545,"
                    + "bid_size_eod,bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,vwap,open_interest,"
                    + "delivery_code";

    private final SplittableRandom random = new SplittableRandom(20251001);
    private final Backend backend = Backends.pick("auto");
    private final BufferedWriter out;

    private UsDay(BufferedWriter out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            new UsDay(out).write(rows);
        }
    }

    private void write(int rows) throws IOException {
        out.write(HEADER);
        out.newLine();
        int left = rows;
        for (int rank = 0; left > 0; rank++) {
            int wanted = 24 + (int) (rows / 6.0 / (rank + CHAINS_FALL_OFF));
            int size = Math.min(left, wanted - wanted % 2);
            underlying(symbol(rank), size);
            left -= size;
        }
    }

    private static String symbol(int rank) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0, rest = rank; i < 4; i++, rest /= 26) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    private void underlying(String symbol, int size) throws IOException {
        double spot = Math.round(
                        100 * (size > 400 ? 100 + 600 * random.nextDouble() : 4 + 60 * Math.exp(random.nextGaussian())))
                / 100.0;
        double volatility = 0.18 + 0.5 * random.nextDouble() * random.nextDouble();
        double yield = random.nextInt(3) == 0 ? 0.005 + 0.03 * random.nextDouble() : 0;
        int expirations = Math.clamp(size / 24, 1, DAYS.length);
        int pairs = size / 2;
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, size);
            LocalDate[] dates = new LocalDate[size];
            for (int pair = 0; pair < pairs; pair++) {
                int expiration = pair * expirations / pairs;
                int first = (expiration * pairs + expirations - 1) / expirations;
                int count = ((expiration + 1) * pairs + expirations - 1) / expirations - first;
                double time = (DAYS[expiration] + 1.0 / 24) / 365;
                double width = 2.5 * volatility * Math.sqrt(time);
                double moneyness = count == 1 ? 0 : width * (2.0 * (pair - first) / (count - 1) - 1);
                double strike = Math.max(0.05, Math.round(20 * spot * Math.exp(moneyness)) / 20.0);
                double smile = volatility * (1 - 0.25 * moneyness + 0.3 * moneyness * moneyness);
                for (int side = 0; side < 2; side++) {
                    int row = 2 * pair + side;
                    dates[row] = DATE.plusDays(DAYS[expiration]);
                    options.set(OptionColumn.OPTION_SIGN, row, side == 0 ? 1 : -1);
                    options.set(OptionColumn.SPOT, row, spot);
                    options.set(OptionColumn.STRIKE, row, strike);
                    options.set(OptionColumn.TIME_TO_EXPIRY, row, time);
                    options.set(OptionColumn.RATE, row, RATE);
                    options.set(OptionColumn.DIVIDEND_YIELD, row, yield);
                    options.set(OptionColumn.VOLATILITY, row, Math.max(smile, 0.05));
                }
            }
            Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, size);
            backend.american(options, Accuracy.STANDARD, Set.of(), values);
            double previous = Double.NaN;
            for (int row = 0; row < size - size % 2; row++) {
                double strike = options.get(OptionColumn.STRIKE, row);
                // Low strikes can round to one: the later pair is written a cent higher, so that each contract stands
                // once.
                if (row % 2 == 0) {
                    previous = strike <= previous && dates[row].equals(dates[Math.max(row - 1, 0)])
                            ? Math.round(100 * previous + 1) / 100.0
                            : strike;
                }
                quote(
                        symbol,
                        spot,
                        dates[row],
                        previous,
                        row % 2 == 0 ? 'C' : 'P',
                        values.get(AmericanColumn.PRICE, row));
            }
        }
    }

    private void quote(String symbol, double spot, LocalDate date, double strike, char type, double value)
            throws IOException {
        double half = 0.005 + 0.01 * value + 0.0003 * spot * random.nextDouble();
        double bid = Math.floor(100 * Math.max(value - half, 0)) / 100;
        double ask = Math.ceil(100 * (value + half)) / 100;
        int volume = random.nextInt(4) == 0 ? random.nextInt(500) : 0;
        out.write(String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%.3f,%c,0.00,0.00,0.00,%.2f,%d,10,%.2f,10,%.2f,%.2f,%.2f,12,%.2f,15,%.2f,%.2f,%.2f,0.0000,%d,",
                symbol,
                DATE,
                symbol,
                date,
                strike,
                type,
                value,
                volume,
                bid,
                ask,
                spot - 0.01,
                spot + 0.01,
                bid,
                ask,
                spot - 0.01,
                spot + 0.01,
                random.nextInt(3000)));
        out.newLine();
    }
}
