package io.thetagrid.core.io.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendors' own documents; what is expected was counted and read in them by other means. */
class SharedJsonChainsTest {
    private static final double NONE = Double.NaN;
    private static final String TRADIER = "tradier/AAPL_chain_exp_2022-02-25.json";
    private static final String AMERITRADE = "tdameritrade/F_option_chain_2020-12-09_3_expiries.json";
    private static final String YAHOO = "yahoo/AAPL_2022-07-25_exp_first.json";
    private static final String SCREENER = "syncretism/screener_1_Jan_2022.json";

    @ParameterizedTest
    @CsvSource({
        TRADIER + ", 88, 0, 1, AAPL, 2022-02-10T20:17:14Z, NaN",
        "tradier/AAPL_quote.json, 1, 0, 1, AAPL, 2022-02-10T20:17:15.562Z, 173.09",
        AMERITRADE + ", 130, 0, 1, F, 2020-12-09T20:59:59.905Z, 9.425",
        "yahoo/AAPL_2016-09_pandas_datareader.json, 76, 0, 1, AAPL, 2016-09-06T20:00:00Z, 107.68",
        YAHOO + ", 131, 0, 1, AAPL, 2022-07-25T15:49:56Z, 153.5201",
        "yahoo/stale_premarket_2025-02-24_CRON.json, 11, 0, 1, CRON, 2025-02-21T21:00:00Z, 1.97",
        "yahoo/stale_premarket_2025-02-24_SPOT.json, 179, 0, 1, SPOT, 2025-02-21T21:00:00Z, 607.38",
        "yahoo_daily/2026-08-13/meta.json, 3, 0, 3, SPY, 2026-08-14T15:38:38.726610Z, 776.219970703125",
        "yahoo_daily/2026-08-14/meta.json, 3, 0, 3, SPY, 2026-08-17T14:05:34.797991Z, 775.2449951171875",
        SCREENER + ", 100, 0, 50, TSLA, 2021-12-31T21:00:00Z, 1056.78",
    })
    void accountsForEachRow(
            String name, int rows, int rejected, int chains, String underlying, Instant asOf, double spot) {
        ChainFile file = read(name);
        assertEquals(new RowCount(rows, rows - rejected, rejected), file.rows());
        assertEquals(chains, file.chains().size());
        OptionChain chain = file.chains().getFirst();
        assertEquals(underlying, chain.underlying());
        assertEquals(asOf, chain.asOf());
        assertEquals(spot, chain.spot());
    }

    @Test
    void rejectsGermanOptionsByName() {
        ChainFile file = read("ig/Germany40_2025-05-27.json");
        assertEquals(new RowCount(99, 0, 99), file.rows());
        assertEquals("22400", file.rejects().getFirst().value());
    }

    @Test
    void readsQuotesAsTheyStandInTheDocuments() {
        assertEquals(
                new OptionQuote(2.35, 2.37, 2.39, 2339, 22010, 0.268285, -0.352446, time("2022-02-10T20:17:11Z")),
                quote(TRADIER, "AAPL  220225P00170000"));
        assertEquals(
                new OptionQuote(0.24, 0.26, 0.25, 627, 6734, NONE, NONE, time("2020-12-09T20:59:52.276Z")),
                quote(AMERITRADE, "F     210115P00009000"));
        assertEquals(
                new OptionQuote(6.9, 7.0, NONE, 0, 0, 2.32468, 1, time("2020-12-09T20:59:57.888Z")),
                quote(AMERITRADE, "F     201218C00002500"));
        assertEquals(
                new OptionQuote(12.9, 13.0, 12.43, 3, 443, 0.5561567822265626, NONE, Optional.empty()),
                quote(YAHOO, "AAPL  220729C00141000"));
        assertEquals(
                new OptionQuote(0.09, 0.11, 0.11, 1023, 2781, 0.998047, -5.19728e-4, Optional.empty()),
                quote(SCREENER, "TSLA  220107P00700000"));
    }

    @Test
    void keepsFundOptionsTimeOfTheirLaterClose() {
        OptionChain spy = read(SCREENER).chains().stream()
                .filter(chain -> chain.underlying().equals("SPY"))
                .findFirst()
                .orElseThrow();
        assertEquals(Instant.parse("2021-12-31T21:14:35Z"), spy.asOf());
        assertEquals(474.96, spy.spot());
    }

    @Test
    void dropsYahoosPlaceholders() {
        // 20 of the 131 contracts have a volatility of 1e-5.
        long none = read(YAHOO).chains().getFirst().quotes().values().stream()
                .filter(quote -> Double.isNaN(quote.vendorVolatility()))
                .count();
        assertEquals(20, none);
    }

    private static OptionQuote quote(String name, String symbol) {
        return JsonFixtures.quote(read(name).chains().getFirst(), symbol);
    }

    private static Optional<Instant> time(String text) {
        return Optional.of(Instant.parse(text));
    }

    private static ChainFile read(String name) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the chains beside the project");
        return ChainFile.read(path, name, ImportHints.NONE);
    }
}
