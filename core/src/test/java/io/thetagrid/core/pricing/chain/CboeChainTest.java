package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the implied volatilities that Cboe prints beside its quotes. */
class CboeChainTest {
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.FAST);

    /** Quotes as counted in the files: two for each line after the header. */
    @ParameterizedTest
    @CsvSource({
        "spx_2025-10-01/spx_quotedata.csv, SPX, 2025-10-01T20:00:00Z, 282",
        "spx_2025-10-01/spx_quotedata-3.csv, SPX, 2025-10-01T20:00:00Z, 434",
        "spx_2025-10-01/spx_quotedata-7.csv, SPX, 2025-10-01T20:00:00Z, 186",
        "spx_2025-10-01/spx_quotedata-9.csv, SPX, 2025-10-01T20:00:00Z, 74",
        "spx_2025-10-01/spx_quotedata_aug.csv, SPX, 2025-10-01T20:00:00Z, 94",
        "spy_quotedata_2025-09-25.csv, SPY, 2025-09-25T20:15:00Z, 3716"
    })
    void agreesWithCboe(String name, String underlying, Instant asOf, int quotes) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options/cboe")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the chains beside the project");
        ChainFile file = ChainFile.read(path, name, ImportHints.NONE);
        assertEquals(List.of(), file.rejects());
        ChainAnalysis analysis = ChainAnalyst.analyse(file.chains().getFirst(), OptionalDouble.empty(), PRICER);
        assertEquals(underlying, analysis.chain().underlying());
        assertEquals(asOf, analysis.chain().asOf());
        assertEquals(quotes, analysis.quotes().size());
        assertEquals(
                quotes,
                analysis.verdicts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        double[] differences = analysis.quotes().stream()
                .filter(quote -> quote.verdict() == QuoteVerdict.OK && isOutOfTheMoney(quote))
                .filter(quote -> quote.quote().vendorVolatility() > 0.01)
                .mapToDouble(quote ->
                        Math.abs(quote.impliedVolatility() / quote.quote().vendorVolatility() - 1))
                .sorted()
                .toArray();
        assertTrue(differences.length > quotes / 4);
        // Cboe's rates, dividends and calculation time are its own: half a per cent covers them, the market's spread
        // far
        // exceeds it.
        assertTrue(differences[differences.length / 2] <= 0.005);
    }

    /**
     * SPY after the close of 25 September 2025, by the vendor's own lines: 658.05; Cboe's VIX closed at 16.74 that day, and an
     * index over all strikes lies above the volatility at the money, for the skew.
     */
    @Test
    void readsSpysSpotIndexAndQuality() {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options/cboe/spy_quotedata_2025-09-25.csv");
        assumeTrue(Files.exists(path), "needs the chains beside the project");
        ChainFile file = ChainFile.read(path, "spy.csv", ImportHints.NONE);
        ChainAnalysis analysis = ChainAnalyst.analyse(file.chains().getFirst(), OptionalDouble.of(0.04), PRICER);
        assertEquals(SpotVerdict.OK, analysis.spotVerdict());
        assertEquals(658.05, analysis.spotImplied(), 0.5);
        assertEquals(16.74, analysis.index().value(), 0.1 * 16.74);
        double ratio = analysis.index().value() / (100 * analysis.volatility30d());
        assertTrue(ratio > 1 && ratio < 1.5, "index " + ratio + " times the volatility at the money");
        // Counted in the file: 121 quotes with a bid of 0 and an ask above.
        assertEquals(121, analysis.verdicts().get(QuoteVerdict.ZERO_BID));
        assertTrue(analysis.expiries().stream()
                .allMatch(expiry -> expiry.evidence().settled()));
        for (ExpiryAnalysis expiry : analysis.expiries()) {
            // A straddle costs the mean absolute move: √(2/π) of a deviation where the distribution is normal.
            double share =
                    expiry.expectedMove().straddle() / expiry.expectedMove().oneDeviation();
            assertEquals(Math.sqrt(2 / Math.PI), share, 0.03, expiry.toString());
            assertTrue(expiry.slice().orElseThrow().rmsError() < 0.01, expiry.toString());
        }
    }

    private static boolean isOutOfTheMoney(QuoteAnalysis quote) {
        double forward = quote.expiry().forward();
        return quote.contract().type() == OptionType.CALL
                ? quote.contract().strike() > forward
                : quote.contract().strike() < forward;
    }
}
