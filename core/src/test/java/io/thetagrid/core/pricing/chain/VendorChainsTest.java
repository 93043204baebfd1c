package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole files of vendors; counts and quotes are those of the files' own lines. */
class VendorChainsTest {
    private static final double NONE = Double.NaN;
    private static final String DAILY = "lean/option/usa/daily/aapl_2014_%s_american.zip";

    @ParameterizedTest
    @CsvSource({
        "yahoo_daily/2026-08-13/IWM.csv.gz, 1746, 1, 1746, 2026-08-14T15:23:47Z, 303.5",
        "yahoo_daily/2026-08-13/SPY.csv.gz, 5231, 1, 5231, 2026-08-14T15:23:38Z, 777.8800048828125",
        "yahoo_daily/2026-08-14/IWM.csv.gz, 2089, 1, 2089, 2026-08-17T13:50:47Z, 305.0899963378906",
        "yahoo_daily/2026-08-14/SPY.csv.gz, 6036, 1, 6036, 2026-08-17T13:50:33Z, 776.3400268554688",
        "historicaloptiondata/SPX_2014-12.csv, 244, 61, 244, 2014-12-15T21:00:00Z, 1989.63",
        "whitepaper/SPX_2009-01_vix_example.csv, 368, 1, 736, 2008-12-31T14:30:00Z, NaN",
        "lean/option/usa/universes/aapl/20140605.csv, 2353, 1, 2352, 2014-06-05T20:00:00Z, 649.56",
        "lean/option/usa/universes/aapl/20140606.csv, 2181, 1, 2180, 2014-06-06T20:00:00Z, 92.72",
        "lean/option/usa/universes/aapl/20140609.csv, 4361, 1, 4360, 2014-06-09T20:00:00Z, 92.72",
        "lean/option/usa/daily/aapl_2014_quote_american.zip, 4532, 2, 4532, 2014-06-06T20:00:00Z, NaN",
        "lean/option/usa/daily/aapl_2014_trade_american.zip, 2322, 2, 2322, 2014-06-06T20:00:00Z, NaN",
        "lean/option/usa/daily/aapl_2014_openinterest_american.zip, 6016, 17, 6016, 2014-06-06T20:00:00Z, NaN",
        "lean/option/usa/minute/spy/20230803_quote_american.zip, 1620, 1, 4, 2023-08-03T20:15:00Z, NaN",
        "lean/option/usa/minute/spy/20230803_trade_american.zip, 190, 1, 4, 2023-08-03T20:15:00Z, NaN",
        "lean/indexoption/usa/minute/spx/20210104_quote_european.zip, 2428, 1, 6, 2021-01-04T21:00:00Z, NaN",
        "lean/indexoption/usa/minute/spxw/20210104_quote_european.zip, 4565, 1, 12, 2021-01-04T21:00:00Z, NaN",
        "lean/indexoption/usa/minute/spx/20210104_openinterest_european.zip, 6, 1, 6, 2021-01-04T21:00:00Z, NaN",
        "lean/equity/usa/minute/spy/20230803_quote.zip, 961, 1, 0, 2023-08-03T20:00:00Z, 448.845",
        "lean/equity/usa/minute/spy/20230803_trade.zip, 947, 1, 0, 2023-08-03T20:00:00Z, 448.84",
        "lean/index/usa/minute/spx/20210104_trade.zip, 411, 1, 0, 2021-01-04T21:00:00Z, 3700.65"
    })
    void readsEveryRow(String name, int rows, int chains, int quotes, Instant asOf, double spot) {
        ChainFile file = file(name);
        assertEquals(rows, file.rows().used());
        assertEquals(List.of(), file.rejects());
        assertEquals(chains, file.chains().size());
        assertEquals(
                quotes,
                file.chains().stream().mapToInt(chain -> chain.quotes().size()).sum());
        OptionChain first = file.chains().stream()
                .min(Comparator.comparing(OptionChain::asOf))
                .orElseThrow();
        assertEquals(asOf, first.asOf());
        assertEquals(spot, first.spot());
    }

    @Test
    void quotesOfSpxAtTheClose() {
        OptionQuote quote = quote(
                file("lean/indexoption/usa/minute/spx/20210104_quote_european.zip")
                        .chains()
                        .getFirst(),
                "SPX210115C03700000");
        assertEquals(
                new OptionQuote(
                        50.5, 55.7, NONE, NONE, NONE, NONE, NONE, Optional.of(Instant.parse("2021-01-04T21:00:00Z"))),
                quote);
    }

    @Test
    void partsOfASpxDayMakeOneChain() {
        List<OptionChain> merged = merged(
                "lean/indexoption/usa/minute/spx/20210104_openinterest_european.zip",
                "lean/index/usa/minute/spx/20210104_trade.zip",
                "lean/indexoption/usa/minute/spx/20210104_quote_european.zip",
                "lean/indexoption/usa/minute/spxw/20210104_quote_european.zip");
        assertEquals(1, merged.size());
        assertEquals(18, merged.getFirst().quotes().size());
        assertEquals(3700.65, merged.getFirst().spot());
        assertEquals(48148, quote(merged.getFirst(), "SPX210115C03700000").openInterest());
    }

    @Test
    void partsOfASpyDayMakeOneChain() {
        List<OptionChain> merged = merged(
                "lean/equity/usa/minute/spy/20230803_trade.zip",
                "lean/option/usa/minute/spy/20230803_trade_american.zip",
                "lean/option/usa/minute/spy/20230803_quote_american.zip");
        assertEquals(1, merged.size());
        assertEquals(448.84, merged.getFirst().spot());
        OptionQuote quote = quote(merged.getFirst(), "SPY230901C00470000");
        assertEquals(0.71, quote.bid());
        assertEquals(0.72, quote.ask());
        assertEquals(0.73, quote.last());
    }

    /** The file's date is that of its mids: parity gives that date's close, 647.35 and 93.70 [prices/lean_daily/aapl.zip]. */
    @ParameterizedTest
    @CsvSource({"20140605, 647.35", "20140609, 93.70", "20140610, 94.25", "20140611, 93.86", "20140612, 92.29"})
    void midsOfAUniverseAreOfItsOwnDate(String date, double close) {
        ChainAnalysis analysis = analyse(
                file("lean/option/usa/universes/aapl/" + date + ".csv").chains().getFirst());
        assertEquals(close, analysis.spotImplied(), 0.001 * close); // half the spreads of the nearest strikes
    }

    /** Apple's 7:1 split came into force between these days; the share closed at 645.57 and at 93.70. */
    @Test
    void volatilityGoesThroughASplit() {
        List<OptionChain> merged =
                merged(DAILY.formatted("quote"), DAILY.formatted("trade"), DAILY.formatted("openinterest"));
        assertEquals(17, merged.size());
        OptionChain before = merged.get(0);
        OptionChain after = merged.get(1);
        assertEquals(
                new OptionQuote(12.2, 12.45, 12.3, 976, 5004, NONE, NONE, Optional.empty()),
                quote(before, "AAPL140621C00645000"));
        ChainAnalysis friday = analyse(before);
        ChainAnalysis monday = analyse(after);
        assertEquals(645.57, friday.spotImplied(), 0.001 * 645.57);
        assertEquals(93.70, monday.spotImplied(), 0.001 * 93.70);
        LocalDate july = LocalDate.of(2014, 7, 19);
        ExpiryAnalysis own = expiry(friday, july);
        ExpiryAnalysis next = expiry(monday, july);
        // Seven, less the rise of 1.6 % that the closes show: 645.57 / 93.70.
        assertEquals(645.57 / 93.70, own.forward() / next.forward(), 0.01);
        // Apple's 30-day volatility was about a fifth to a quarter that month; a split alone changes nothing.
        assertTrue(own.atTheMoneyVolatility() > 0.15 && own.atTheMoneyVolatility() < 0.30, own::toString);
        assertEquals(own.atTheMoneyVolatility(), next.atTheMoneyVolatility(), 0.03);
    }

    private static ExpiryAnalysis expiry(ChainAnalysis analysis, LocalDate expiration) {
        return analysis.expiries().stream()
                .filter(expiry -> expiry.expiration().equals(expiration))
                .findFirst()
                .orElseThrow();
    }

    private static ChainAnalysis analyse(OptionChain chain) {
        return ChainAnalyst.analyse(
                chain, OptionalDouble.empty(), new OptionPricer(Backends.pick("scalar"), Accuracy.FAST));
    }

    private static OptionQuote quote(OptionChain chain, String symbol) {
        OsiSymbol parsed = OsiSymbol.parse(symbol).orElseThrow();
        OptionContract contract =
                ContractTerms.ofRoot(parsed.root()).orElseThrow().contract(parsed);
        return chain.quotes().get(contract);
    }

    private static List<OptionChain> merged(String... names) {
        return OptionChain.merged(
                Stream.of(names).flatMap(name -> file(name).chains().stream()).toList());
    }

    private static ChainFile file(String name) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options")
                .resolve(name);
        assumeTrue(Files.exists(path), () -> path + " is not there");
        return ChainFile.read(path, name, ImportHints.NONE);
    }
}
