package io.thetagrid.core.io.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors' tables in their published layouts; the numbers are made up. */
class VendorTablesTest {
    private static final double NONE = Double.NaN;

    static final String YAHOO = """
            contractSymbol,expiry,type,strike,lastPrice,bid,ask,volume,openInterest,impliedVolatility,inTheMoney,lastTradeDate,spot,session
            IWM260821C00300000,2026-08-21,C,300.0,5.5,5.4,5.6,3.0,2,0.25,True,2026-08-14 15:23:47+00:00,303.5,2026-08-13
            IWM260821P00300000,2026-08-21,P,300.0,1.5,,1.6,,4,1.0000000000000003e-05,False,2026-08-13 14:39:15+00:00,303.5,2026-08-13
            """;

    static final String HISTORICAL = """
            ,underlying,underlying_last,optionroot,type,expiration,quotedate,strike,last,bid,ask,volume,openinterest,impliedvol,delta,gamma,theta,vega,optionalias,dte
            1,SPX,1989.63,SPX160617C00650000,call,2016-06-17,2014-12-15,650.0,0.0,1300.5,1310,2,30,0.2352,0.9795,0,25,0.3,x,550
            2,SPX,2059.82,SPX160617C00650000,call,2016-06-17,2014-12-24,650.0,1380,1390,1400,0,30,0,0.98,0,25,0.3,x,541
            """;

    static final String DATASHOP = """
            underlying_symbol,quote_date,root,expiration,strike,option_type,open,high,low,close,trade_volume,bid_size_1545,bid_1545,ask_size_1545,ask_1545,underlying_bid_1545,underlying_ask_1545,implied_underlying_price_1545,active_underlying_price_1545,implied_volatility_1545,delta_1545,gamma_1545,theta_1545,vega_1545,rho_1545,bid_size_eod,bid_eod,ask_size_eod,ask_eod,underlying_bid_eod,underlying_ask_eod,vwap,open_interest,delivery_code
            ^SPX,2023-08-03,SPXW,2023-08-11,4500.000,C,0,0,0,32.5,12,10,33.1,10,33.5,4499,4503,4501,4501.5,0.1234,0.52,0,0,0,0,1,30,1,36,4500,4502,32.1,77,
            SPY,2023-08-03,SPY,2023-08-11,450.000,P,0,0,0,0,0,10,3.1,10,3.2,448,450,0,0,0,-0.48,0,0,0,0,1,3,1,3.3,448,450,0,5,
            """;

    static final String ORATS = """
            ticker,tradeDate,expirDate,dte,strike,stockPrice,callVolume,callOpenInterest,callBidPrice,callAskPrice,putVolume,putOpenInterest,putBidPrice,putAskPrice,callMidIv,putMidIv,delta,quoteDate,expiryTod
            AAPL,2022-06-08,2022-09-16,101,160,149.67,150,28206,5.8,5.9,7,18438,15.55,15.7,0.308,0.306,0.38,2022-06-08T13:59:50Z,pm
            AAPL,2022-06-08,2022-09-16,101,165,149.67,1,2,3.8,3.9,3,4,18.5,18.7,0.3,0,0.28,2022-06-08T13:59:40Z,pm
            SPX,2022-06-08,2022-09-16,101,4100,4150,1,2,200,201,3,4,150,151,0.25,0.25,0.6,2022-06-08T20:14:00Z,pm
            """;

    static final String ORATS_FILE = """
            ticker,cOpra,pOpra,stkPx,expirDate,yte,strike,cVolu,cOi,pVolu,pOi,cBidPx,cValue,cAskPx,pBidPx,pValue,pAskPx,cMidIv,pMidIv,delta,trade_date
            AAPL,x,x,149.67,9/16/2022,0.27,160,150,28206,7,18438,5.8,5.85,5.9,15.55,15.6,15.7,0.308,0.306,0.38,6/8/2022
            """;

    static final String OPTIONSDX = """
            [QUOTE_UNIXTIME], [QUOTE_READTIME], [QUOTE_DATE], [QUOTE_TIME_HOURS], [UNDERLYING_LAST], [EXPIRE_DATE], [EXPIRE_UNIX], [DTE], [C_DELTA], [C_IV], [C_VOLUME], [C_LAST], [C_SIZE], [C_BID], [C_ASK], [STRIKE], [P_BID], [P_ASK], [P_SIZE], [P_LAST], [P_DELTA], [P_IV], [P_VOLUME]
            1672779600, 2023-01-03 16:00, 2023-01-03, 16.0, 380.82, 2023-01-20, 1674248400, 17.0, 0.55, , 100.0, 8.5, 10 x 10, 8.4, 8.6, 380.0, 6.1, 6.2, 1 x 1, 0.0, -0.45, 0.21, 7.0
            """;

    static final String WHITE_PAPER = """
            expiration,days,strike,call_bid,call_ask,put_bid,put_ask
            20090110,9,920,37.0,40.2,30.1,33.2
            20090207,37,920,55.1,58.2,48.6,51.7
            """;

    static final String UNIVERSE = """
            #expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,theta,rho
            ,,,646.75,646.99,646.75,649.56,370,,,,,,,
            20140606,490,C,155.2,159,153.1,156.6,3,12,0,0,0,0,0,0
            20140621,645,P,10,12,9,0,0,,0.2,-0.48,0,0,0,0
            """;

    @TempDir
    private Path folder;

    @Test
    void readsYahoosDailyTable() throws IOException {
        ChainFile file = read("IWM.csv", YAHOO);
        OptionChain chain = file.chains().getFirst();
        assertEquals(Instant.parse("2026-08-14T15:23:47Z"), chain.asOf());
        assertEquals(303.5, chain.spot());
        assertEquals(
                List.of(
                        new OptionQuote(5.4, 5.6, 5.5, 3, 2, 0.25, NONE, Optional.empty()),
                        new OptionQuote(NONE, 1.6, 1.5, NONE, 4, NONE, NONE, Optional.empty())),
                List.copyOf(chain.quotes().values()));
        assertEquals(
                Instant.parse("2026-08-14T20:15:00Z"), // the close of options on IWM
                read("IWM.csv", YAHOO.replace("15:23:47", "23:23:47"))
                        .chains()
                        .getFirst()
                        .asOf());
        assertRefused(
                "--as-of",
                "IWM.csv",
                YAHOO.replace("2026-08-14 15:23:47+00:00", "").replace("2026-08-13 14:39:15+00:00", ""));
    }

    @Test
    void readsGzippedTables() throws IOException {
        Path path = folder.resolve("IWM.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(YAHOO.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(
                read("IWM.csv", YAHOO).chains(),
                ChainFile.read(path, "IWM.csv.gz", ImportHints.NONE).chains());
    }

    @Test
    void readsHistoricalOptionDataByDate() throws IOException {
        ChainFile file = read("x.csv", HISTORICAL);
        assertEquals(
                List.of(Instant.parse("2014-12-15T21:00:00Z"), Instant.parse("2014-12-24T18:00:00Z")),
                file.chains().stream().map(OptionChain::asOf).toList());
        assertEquals(1989.63, file.chains().getFirst().spot());
        assertEquals(
                new OptionQuote(1300.5, 1310, NONE, 2, 30, 0.2352, 0.9795, Optional.empty()),
                file.chains().getFirst().quotes().values().iterator().next());
        assertEquals(
                new OptionQuote(1390, 1400, 1380, 0, 30, NONE, 0.98, Optional.empty()),
                file.chains().getLast().quotes().values().iterator().next());
        // What the user says of the time goes for its day only.
        Instant hint = Instant.parse("2014-12-15T20:15:00Z");
        assertEquals(
                List.of(hint, Instant.parse("2014-12-24T18:00:00Z")),
                read("x.csv", HISTORICAL, ImportHints.asOf(hint)).chains().stream()
                        .map(OptionChain::asOf)
                        .toList());
    }

    @Test
    void readsDataShopsSummary() throws IOException {
        ChainFile file = read("x.csv", DATASHOP);
        OptionChain spx = file.chains().getFirst();
        assertEquals("SPX", spx.underlying());
        assertEquals(Instant.parse("2023-08-03T19:45:00Z"), spx.asOf());
        assertEquals(4501.5, spx.spot());
        assertEquals(
                "SPXW  230811C04500000", spx.quotes().keySet().iterator().next().symbol());
        assertEquals(
                new OptionQuote(33.1, 33.5, 32.5, 12, 77, 0.1234, 0.52, Optional.empty()),
                spx.quotes().values().iterator().next());
        assertEquals(449, file.chains().getLast().spot()); // the middle of 448 and 450
    }

    @Test
    void readsOratsStrikes() throws IOException {
        ChainFile file = read("x.csv", ORATS);
        OptionChain apple = file.chains().getFirst();
        assertEquals(Instant.parse("2022-06-08T13:59:50Z"), apple.asOf());
        assertEquals(149.67, apple.spot());
        assertEquals(4, apple.quotes().size());
        Optional<Instant> quotedAt = Optional.of(Instant.parse("2022-06-08T13:59:50Z"));
        assertEquals(
                List.of(
                        new OptionQuote(5.8, 5.9, NONE, 150, 28206, 0.308, 0.38, quotedAt),
                        new OptionQuote(15.55, 15.7, NONE, 7, 18438, 0.306, 0.38 - 1, quotedAt)),
                apple.quotes().values().stream().limit(2).toList());
        OptionChain spx = file.chains().getLast();
        assertEquals("SPXW", spx.quotes().keySet().iterator().next().root());
        assertEquals(Instant.parse("2022-06-08T20:00:00Z"), spx.asOf()); // quotes end with the session
    }

    @Test
    void readsOratsDailyFile() throws IOException {
        OptionChain chain = read("x.csv", ORATS_FILE).chains().getFirst();
        assertEquals(Instant.parse("2022-06-08T19:46:00Z"), chain.asOf());
        assertEquals(
                "AAPL  220916C00160000",
                chain.quotes().keySet().iterator().next().symbol());
        assertEquals(
                new OptionQuote(5.8, 5.9, NONE, 150, 28206, 0.308, 0.38, Optional.empty()),
                chain.quotes().values().iterator().next());
    }

    /** Only the series of the third Friday settle on the opening: six and a half hours, a fifth of the last day's volatility. */
    @ParameterizedTest
    @CsvSource({
        "2023-01-04, SPXW, 2023-01-04T21:00:00Z",
        "2023-01-20, SPX, 2023-01-20T14:30:00Z",
        "2023-01-27, SPXW, 2023-01-27T21:00:00Z",
        "2019-04-18, SPX, 2019-04-18T13:30:00Z", // the third Friday was Good Friday
        "2014-12-20, SPX, 2014-12-19T14:30:00Z" // a Saturday, as expirations were given until 2015
    })
    void weeklyIndexOptionsSettleAtTheClose(LocalDate expiration, String root, Instant settled) throws IOException {
        String dx = OPTIONSDX.replace("2023-01-20", expiration.toString());
        String orats = ORATS_FILE.replace("AAPL", "SPX").replace("9/16/2022", expiration.toString());
        for (ChainFile file : List.of(read("spx_eod_202301.txt", dx), read("x.csv", orats))) {
            OptionChain chain = file.chains().getFirst();
            assertEquals("SPX", chain.underlying());
            assertEquals(2, chain.quotes().size());
            for (OptionContract contract : chain.quotes().keySet()) {
                assertEquals(root, contract.root());
                assertEquals(settled, ExpirationInstants.of(contract));
            }
        }
    }

    @Test
    void readsOptionsDx() throws IOException {
        OptionChain chain = read("spy_eod_202301.txt", OPTIONSDX).chains().getFirst();
        assertEquals("SPY", chain.underlying());
        assertEquals(Instant.parse("2023-01-03T21:00:00Z"), chain.asOf());
        assertEquals(380.82, chain.spot());
        assertEquals(
                List.of(
                        new OptionQuote(8.4, 8.6, 8.5, 100, NONE, NONE, 0.55, Optional.empty()),
                        new OptionQuote(6.1, 6.2, NONE, 7, NONE, 0.21, -0.45, Optional.empty())),
                List.copyOf(chain.quotes().values()));
        assertRefused("--symbol", "x.txt", OPTIONSDX);
        assertEquals(
                "QQQ",
                read("x.txt", OPTIONSDX, new ImportHints(Optional.empty(), Optional.of("QQQ")))
                        .chains()
                        .getFirst()
                        .underlying());
    }

    @Test
    void readsTheWhitePapersTable() throws IOException {
        ChainFile file = read("x.csv", WHITE_PAPER);
        OptionChain chain = file.chains().getFirst();
        assertEquals("SPX", chain.underlying());
        // 9 days before Friday the 9th, 8:30 in Chicago; so are 37 days before 6 February.
        assertEquals(Instant.parse("2008-12-31T14:30:00Z"), chain.asOf());
        assertEquals(4, chain.quotes().size());
        assertEquals(1, file.chains().size());
        assertEquals(37.0, chain.quotes().values().iterator().next().bid());
    }

    @Test
    void readsLeansUniverse() throws IOException {
        Files.createDirectories(folder.resolve("aapl"));
        ChainFile file = read("aapl/20140605.csv", UNIVERSE);
        OptionChain chain = file.chains().getFirst();
        assertEquals("AAPL", chain.underlying());
        assertEquals(Instant.parse("2014-06-05T20:00:00Z"), chain.asOf());
        assertEquals(649.56, chain.spot());
        assertEquals(3, file.rows().used());
        assertTrue(file.notes().contains("mids only: no spread can be judged"));
        assertEquals(
                List.of(
                        new OptionQuote(156.6, 156.6, NONE, 3, 12, NONE, NONE, Optional.empty()),
                        new OptionQuote(NONE, NONE, NONE, 0, NONE, 0.2, -0.48, Optional.empty())),
                List.copyOf(chain.quotes().values()));
        assertEquals(
                ExerciseStyle.AMERICAN,
                chain.quotes().keySet().iterator().next().style());
        assertRefused("--symbol and --as-of", "x.csv", UNIVERSE);
    }

    @Test
    void rejectsMalformedRows() throws IOException {
        assertRejected("bid: got 'x'", "IWM.csv", YAHOO.replace("5.4,", "x,"));
        assertRejected("contractSymbol: got 'IWM260821C00300000'", "IWM.csv", YAHOO.replace("C,300.0", "C,301.0"));
        assertRejected("lastTradeDate: got 'now'", "IWM.csv", YAHOO.replace("2026-08-13 14:39:15+00:00", "now"));
        assertRejected(
                ":3: got '', expected each contract once",
                "IWM.csv",
                YAHOO.replace("IWM260821P", "IWM260821C").replace(",P,", ",C,"));
        assertRejected("a standard contract", "IWM.csv", YAHOO.replace("IWM260821P", "IWM1260821P"));
        assertRejected(":2: quotedate: got '2014-13-15'", "x.csv", HISTORICAL.replace("2014-12-15", "2014-13-15"));
        assertRejected("root: got 'SPY1', expected a standard contract", "x.csv", DATASHOP.replace(",SPY,", ",SPY1,"));
        assertRejected("delivery_code: got '3'", "x.csv", DATASHOP.replace("77,\n", "77,3\n"));
        assertRejected(":4: quoteDate: got 'then'", "x.csv", ORATS.replace("2022-06-08T20:14:00Z", "then"));
        assertRejected("fields", "x.csv", ORATS.replace(",4100,", ",4100,4100,"));
        assertRejected("days: got '9.5'", "x.csv", WHITE_PAPER.replace(",9,", ",9.5,"));
        assertRejected(":3: expiry: got '20140231'", "aapl/20140605.csv", UNIVERSE.replace("20140606", "20140231"));
        assertEquals(
                1,
                read("spy_eod_202301.txt", OPTIONSDX.replace("1672779600", "-1"))
                        .rejects()
                        .size());
    }

    @Test
    void readsLongTablesInBlocks() throws IOException {
        String header = DATASHOP.lines().findFirst().orElseThrow();
        String row = DATASHOP.lines().skip(1).findFirst().orElseThrow();
        StringBuilder text = new StringBuilder("# made up\n").append(header).append('\n');
        int rows = 40_000;
        for (int i = 0; i < rows; i++) {
            text.append(row.replace("4500.000", i == 35_000 ? "none" : String.valueOf(i + 1)))
                    .append('\n');
        }
        ChainFile file = read("x.csv", text.toString());
        assertEquals(rows, file.rows().read());
        assertEquals(rows - 1, file.rows().used());
        assertEquals(rows - 1, file.chains().getFirst().quotes().size());
        assertEquals(35_003, file.rejects().getFirst().line()); // after the comment and the header, from 1
    }

    private void assertRejected(String expected, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("aapl"));
        ChainFile file = read(name, text);
        String rejects = file.rejects().stream().map(Object::toString).collect(Collectors.joining("\n"));
        assertTrue(rejects.contains(expected), () -> expected + "\nnot in\n" + rejects);
        assertEquals(1, file.rows().rejected());
    }

    private void assertRefused(String expected, String name, String text) {
        BadInputException refused = assertThrows(BadInputException.class, () -> read(name, text));
        assertTrue(refused.getMessage().contains(expected), refused.getMessage());
    }

    private ChainFile read(String name, String text) throws IOException {
        return read(name, text, ImportHints.NONE);
    }

    private ChainFile read(String name, String text, ImportHints hints) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, text);
        return ChainFile.read(path, name, hints);
    }
}
