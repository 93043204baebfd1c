package io.thetagrid.core.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.book.BookFile;
import io.thetagrid.core.io.book.PositionsFile;
import io.thetagrid.core.io.broker.BrokerFile;
import io.thetagrid.core.io.broker.LedgerTables;
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
        TASTYTRADE("""
                Date,Type,Sub Type,Action,Symbol,Instrument Type,Description,Value,Quantity,Average Price,Commissions,\
                Fees,Multiplier,Root Symbol,Underlying Symbol,Expiration Date,Strike Price,Call or Put,Order #,Currency
                2020-04-29T12:35:00+0000,Receive Deliver,Reverse Split,BUY_TO_OPEN,USO  200717P00002000,Equity Option,\
                Reverse split: Open 6 USO1  200717P00002000,-174,6,,0,0.00,100,USO,USO,7/17/20,2,PUT,1,USD
                2020-04-29T12:35:00+0000,Receive Deliver,Reverse Split,SELL_TO_CLOSE,USO  200717P00002000,Equity Option,\
                Reverse split: Close 6 USO   200717P00002000,174,6,,0,0.00,100,USO,USO,7/17/20,2,PUT,1,USD
                2019-08-07T23:00:00+0000,Receive Deliver,Assignment,,BABA  190816P00190000,Equity Option,x,0,1,,0,0.00,\
                100,BABA,BABA,8/16/19,190,PUT,1,USD
                2019-08-07T23:00:00+0000,Receive Deliver,Buy to Open,BUY_TO_OPEN,BABA,Equity,x,-19000,100,190,-1.00,4.0,\
                ,BABA,BABA,,,,1,USD
                2019-08-06T23:00:00+0000,Money Movement,Dividend,,BABA,Equity,x,1.5,0,,0,0.00,,BABA,BABA,,,,1,USD
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
            }
        },
        TASTYWORKS("""
                Date/Time,Transaction Code,Transaction Subcode,Symbol,Buy/Sell,Open/Close,Quantity,Expiration Date,Strike,\
                Call/Put,Price,Fees,Amount,Description,Account Reference
                12/11/2020 11:00 PM,Receive Deliver,Assignment,PCG,,,3,12/11/2020,10.5,C,,0.00,0,x,I...39
                12/01/2020 3:36 PM,Trade,Sell to Open,PCG,Sell,Open,3,12/11/2020,10.5,C,2.46,1.152,738,x,I...39
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
            }
        },
        FLEX("""
                <FlexQueryResponse><FlexStatements><FlexStatement>
                <Trades><Trade accountId="U1" currency="USD" assetCategory="OPT" symbol="X  250221C00180000" strike="180" \
                expiry="20250221" putCall="C" tradeDate="20250115" quantity="-1" tradePrice="0" proceeds="0" notes="A;C" \
                openCloseIndicator="C"/><Trade accountId="U1" assetCategory="STK" symbol="X" dateTime="2025-01-15;110000" \
                quantity="-100" tradePrice="180" proceeds="18000" ibCommission="-1" netCash="17999" notes="A"/></Trades>
                <OpenPositions><OpenPosition assetCategory="STK" symbol="X" position="5" costBasisMoney="7"/></OpenPositions>
                <CashTransactions><CashTransaction type="Dividends" amount="1" dateTime="2025-01-15"/></CashTransactions>
                <CorporateActions><CorporateAction type="FS" symbol="X" assetCategory="STK" quantity="15" \
                description="X SPLIT 4 FOR 1" dateTime="20250115;202500"/></CorporateActions>
                </FlexStatement></FlexStatements></FlexQueryResponse>
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
            }
        },
        THINKORSWIM("""
                Account Statement for D-1 (margin) since 4/26/22 through 4/26/22

                Cash Balance
                DATE,TIME,TYPE,REF #,DESCRIPTION,Misc Fees,Commissions & Fees,AMOUNT,BALANCE
                4/26/22,01:00:00,BAL,,Cash balance at the start of business day 26.04 CST,,,,"1,000.00"
                4/26/22,09:29:16,TRD,1,tIP BOT +1 /NQM22:XCME 1/20 APR 22 (Wk5) /Q4CJ22:XCME 13450 CALL @1.5,-0.5,-2,-30,967.5
                4/26/22,09:29:17,TRD,1,SOLD -1 SPY 100 (Weeklys) 29 APR 22 420 CALL @1.50,-0.5,-2,150,"1,115.00"
                ,,,,TOTAL,($1.00),($4.00),$120.00,"$1,115.00"

                Options
                Symbol,Option Code,Exp,Strike,Type,Qty,Trade Price,Mark,Mark Value
                SPY,.SPY220429C420,29 APR 22,420,CALL,-1,1.50,1.40,($140.00)
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
            }
        },
        SCHWAB("""
                "Transactions for account X ...123 as of 09/27/2020"
                "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"
                "07/20/2020 as of 07/17/2020","Assigned","TSLA 07/17/2020 705.00 P","PUT","1","","",""
                "07/20/2020 as of 07/17/2020","Buy","TSLA","TESLA","100","$705.00","","-$70500.00"
                "07/01/2020","Stock Split","TSLA","TESLA","4","","",""
                "Transactions Total","","","","","","","-$70500.00"
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
            }
        },
        SCHWAB_POSITIONS("""
                "Positions for account X ...123 as of 12:33 PM ET, 2025/05/04"

                "Symbol","Description","Qty (Quantity)","Price","Mkt Val (Market Value)","Cost Basis","Security Type"
                "AAPL 12/20/2024 150.00 C","CALL","-5","2","-$1,000.00","$900.00","Option"
                "Cash & Cash Investments","--","--","--","$20.00","--","Cash"
                """) {
            @Override
            void read(Path file) {
                readBroker(file);
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

    /** Otherwise the mutations would break nothing. */
    @ParameterizedTest
    @EnumSource(names = {"TASTYTRADE", "TASTYWORKS", "FLEX", "THINKORSWIM", "SCHWAB", "SCHWAB_POSITIONS"})
    void theUnbrokenExportIsReadInFull(Reader reader) throws IOException {
        Path file = Files.writeString(folder.resolve("input"), reader.good);
        BrokerFile export = BrokerFile.read(file, "x", ImportHints.NONE);
        assertEquals(List.of(), export.rejects());
        assertTrue(export.rows().used() >= 2);
    }

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

    /** All that anything asks of an export. */
    private static void readBroker(Path file) {
        BrokerFile export = BrokerFile.read(file, "x", ImportHints.NONE);
        export.reconciliation();
        LedgerTables.positionsTable(export);
        LedgerTables.ledgerTable(export);
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
