package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.book.BookFile;
import io.thetagrid.core.io.book.PositionsFile;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.io.price.PriceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
        PRICES("Date,Open,High,Low,Close,Adj Close,Volume\n2025-09-25,2,2,2,2.30,1.15,10\n") {
            @Override
            void read(Path file) {
                PriceFile.read(TextTable.read(file, "x"), true);
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
        YAHOO_DAILY("""
                contractSymbol,expiry,type,strike,lastPrice,bid,ask,volume,openInterest,impliedVolatility,inTheMoney,lastTradeDate,spot,session
                IWM260821C00300000,2026-08-21,C,300.0,5.5,5.4,5.6,3.0,2,0.25,True,2026-08-14 15:23:47+00:00,303.5,2026-08-13
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        HISTORICAL_OPTION_DATA("""
                ,underlying_last,optionroot,type,expiration,quotedate,strike,last,bid,ask,volume,openinterest,impliedvol,delta
                1,1989.63,SPX160617C00650000,call,2016-06-17,2014-12-15,650.0,0.0,1300.5,1310,2,30,0.2352,0.9795
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        DATASHOP("""
                underlying_symbol,quote_date,root,expiration,strike,option_type,close,bid_1545,ask_1545,underlying_bid_1545,underlying_ask_1545,delivery_code
                ^SPX,2023-08-03,SPXW,2023-08-11,4500.000,C,32.5,33.1,33.5,4499,4503,
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        ORATS("""
                ticker,tradeDate,expirDate,strike,stockPrice,callBidPrice,callAskPrice,putBidPrice,putAskPrice,delta,quoteDate,expiryTod
                AAPL,2022-06-08,2022-09-16,160,149.67,5.8,5.9,15.55,15.7,0.38,2022-06-08T13:59:50Z,pm
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        OPTIONSDX("""
                [QUOTE_UNIXTIME], [UNDERLYING_LAST], [EXPIRE_DATE], [STRIKE], [C_BID], [C_ASK], [P_BID], [P_ASK]
                1672779600, 380.82, 2023-01-20, 380.0, 8.4, 8.6, 6.1, 6.2
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "spy_eod_202301.txt", ImportHints.NONE);
            }
        },
        WHITE_PAPER("expiration,days,strike,call_bid,call_ask,put_bid,put_ask\n20090110,9,920,37.0,40.2,30.1,33.2\n") {
            @Override
            void read(Path file) {
                ChainFile.read(file, "x", ImportHints.NONE);
            }
        },
        LEAN_UNIVERSE("""
                #expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta
                ,,,646.75,646.99,646.75,649.56,370,,,
                20140606,490,C,155.2,159,153.1,156.6,3,12,0.2,0.99
                """) {
            @Override
            void read(Path file) {
                ChainFile.read(file, "aapl/20140605.csv", ImportHints.NONE);
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
