package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.book.BookFile;
import io.thetagrid.core.io.book.PositionsFile;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.io.price.FactorFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.io.price.RateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, reading it ends in values or in problems that say where, never in another exception. */
class BrokenInputTest {
    private static final int MUTATIONS = 300;

    /** Bytes that mean something to one of the formats, and some that mean nothing to any. */
    private static final byte[] BYTES = "0,:-\n\"'#[]{}&*!|>%@`. \t\reE9\0\u00e9NaN".getBytes(StandardCharsets.UTF_8);

    enum Reader {
        BOOK("""
                as_of: 2025-09-26T16:00:00-04:00
                cash: {main: 8000}
                portfolio: [none.csv]
                profile: personal
                market:
                  rates: {compounding: annual, tenors: [{years: 1, rate: 0.04}]}
                  prices: {SPY: {file: none.csv, adjusted: splits}}
                  chains: [none.csv]
                risk: {methods: [historical], horizons: [1, 5], scenarios: 100}
                """) {
            @Override
            void read(Path file) {
                BookFile.read(file, 0);
            }
        },
        POSITIONS("""
                account,broker,symbol,quantity,average_price,mark,open_date
                main,x,ASST251024P00002500,-1,0.85,0.93,2025-09-02
                """) {
            @Override
            void read(Path file) {
                PositionsFile.read(TextTable.read(file, "x"));
            }
        },
        MARKET("""
                as_of: 2025-09-26T16:00:00-04:00
                cash: {main: {USD: 1, EUR: 2}}
                portfolio: [none.csv]
                profile: personal
                market:
                  rates: {file: none.csv}
                  fx: {EUR: 1.08}
                  prices: {SPY: {file: none.zip, adjusted: splits, factors: none.csv}}
                  dividends: {SPY: {yield: 0.01, cash: [{ex_date: 2025-12-19, amount: 1.9}]}}
                  reference: {SPY: {spot: 660, borrow: [{years: 0.1, rate: 0.02}, {years: 1, rate: 0.01}]}}
                """) {
            @Override
            void read(Path file) {
                BookFile.read(file, 0);
            }
        },
        YAHOO_PRICES("Date,Open,High,Low,Close,Adj Close,Volume\n2025-09-25,2,2,2,2.30,1.15,10\n") {
            @Override
            void read(Path file) {
                prices(file);
            }
        },
        NASDAQ_PRICES("Date,Close/Last,Volume,Open,High,Low\n09/25/2025,\"$1,234.50\",\"66,147\",$1,$1,$1\n") {
            @Override
            void read(Path file) {
                prices(file);
            }
        },
        WIDE_PRICES("date,AAPL,BAC\n2025-09-25,250.1,\n2025-09-26,251.1,50.2\n") {
            @Override
            void read(Path file) {
                prices(file);
            }
        },
        INDEX_PRICES("DATE,OPEN,HIGH,LOW,CLOSE\n09/25/2025,16.1,17.2,15.9,16.74\n") {
            @Override
            void read(Path file) {
                prices(file);
            }
        },
        OWN_PRICES("symbol,date,close,adjusted\nSPY,2025-09-25,658.05,splits\n") {
            @Override
            void read(Path file) {
                prices(file);
            }
        },
        LEAN_BARS("20250925 00:00,6587000,6597000,6546000,6580500,89622100\n") {
            @Override
            void read(Path file) {
                prices(zipped(file, "spy.csv"));
            }
        },
        LEAN_FACTORS("20200828,0.9967882,0.25,499.23\n20201105,0.9967882,1,119.03\n20501231,1,1,0\n") {
            @Override
            void read(Path file) {
                FactorFile read = FactorFile.read(file, "x", ImportHints.NONE);
                read.factors().dividends();
                read.factors().splits();
            }
        },
        TREASURY("Date,\"1 Mo\",\"6 Mo\",\"2 Yr\",\"30 Yr\"\n09/25/2025,4.2,3.8,3.6,4.7\n") {
            @Override
            void read(Path file) {
                RateFile.read(file, "x", ImportHints.NONE);
            }
        },
        FRED("observation_date,DTB3,DGS1,SOFR\n2025-09-25,3.9,3.6,4.2\n2025-09-26,.,3.6,\n") {
            @Override
            void read(Path file) {
                RateFile.read(file, "x", ImportHints.NONE);
            }
        },
        YIELDS("Date,Days,Rate\n20090101,9,0.38\n20090101,37,0.38\n") {
            @Override
            void read(Path file) {
                RateFile.read(file, "x", ImportHints.NONE);
            }
        },
        OPTIONS("type,spot,strike,expiration,rate,dividend_yield,price\nput,2.4,2.5,2025-10-24,0.04,0,0.9\n") {
            @Override
            void read(Path file) {
                OptionTable.read(
                        file,
                        OptionTable.Given.PRICE,
                        new OptionTable.Defaults(Optional.of(ExerciseStyle.EUROPEAN), Optional.of(Instant.EPOCH)));
            }
        },
        CBOE("""
                X,Last: 6711.2,Change:  22.7
                "Date: October 1, 2025 at 6:05 PM EDT",Bid: 6661
                Expiration Date,Calls,Bid,Ask,Strike,Puts,Bid,Ask
                Fri Dec 18 2026,SPX261218C06700000,1,2,6700.00,SPX261218P06700000,1,2
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        CHAIN("root,expiration,type,strike,bid,ask,as_of\nSPY,2025-12-19,put,670,10,11,2025-10-01T20:00:00Z\n") {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        };

        private final String good;

        Reader(String good) {
            this.good = good;
        }

        abstract void read(Path file);

        private static void prices(Path file) {
            PriceFile.read(file, "x", ImportHints.NONE);
        }

        /** The file as the only entry of an archive beside it. */
        private static Path zipped(Path file, String entry) {
            Path zip = file.resolveSibling("zip");
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zip;
        }
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void endsInValuesOrProblems(Reader reader) throws IOException {
        Random random = new Random(reader.ordinal());
        Path file = folder.resolve("input");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] content = reader.good.getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(4); j >= 0; j--) {
                content[random.nextInt(content.length)] = BYTES[random.nextInt(BYTES.length)];
            }
            if (i % 10 == 0) {
                content = Arrays.copyOf(content, random.nextInt(content.length));
            }
            readOne(reader, file, content);
        }
        byte[] junk = new byte[4096];
        random.nextBytes(junk);
        readOne(reader, file, junk);
        readOne(reader, file, "PAR1\0\0PAR1".getBytes(StandardCharsets.UTF_8));
        readOne(reader, file, new byte[0]);
    }

    private static void readOne(Reader reader, Path file, byte[] content) throws IOException {
        Files.write(file, content);
        try {
            reader.read(file);
        } catch (BadInputException e) {
            List<Problem> problems = e.problems();
            assertFalse(problems.isEmpty());
            for (Problem problem : problems) {
                assertTrue(!problem.file().isEmpty() && !problem.expected().isEmpty(), problem::toString);
            }
        } catch (RuntimeException e) {
            throw new AssertionError("reading " + new String(content, StandardCharsets.UTF_8), e);
        }
    }
}
