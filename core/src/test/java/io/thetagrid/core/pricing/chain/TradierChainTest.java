package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Against the implied volatilities of the mid that Tradier hands out with its quotes. */
class TradierChainTest {
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.FAST);

    /** About what Treasury bills of a few weeks paid in February 2022. */
    private static final double RATE = 0.003;

    @Test
    void agreesWithTradier() {
        OptionChain quotes = read("AAPL_chain_exp_2022-02-25.json");
        OptionChain price = read("AAPL_quote.json");
        OptionChain chain = new OptionChain(quotes.underlying(), quotes.asOf(), price.spot(), quotes.quotes());
        ChainAnalysis analysis = ChainAnalyst.analyse(chain, OptionalDouble.of(RATE), PRICER);
        double[] differences = analysis.quotes().stream()
                .filter(quote -> quote.verdict() == QuoteVerdict.OK && isOutOfTheMoney(quote))
                .filter(quote -> quote.quote().vendorVolatility() > 0.01)
                .mapToDouble(quote ->
                        Math.abs(quote.impliedVolatility() / quote.quote().vendorVolatility() - 1))
                .sorted()
                .toArray();
        assertTrue(differences.length > chain.quotes().size() / 4);
        // The vendor's volatilities are 44 minutes older than its quotes: plain Black-Scholes differs by 0.8 % from
        // them.
        double median = differences[differences.length / 2];
        assertTrue(median <= 0.008, () -> "median difference " + median);
    }

    private static boolean isOutOfTheMoney(QuoteAnalysis quote) {
        double forward = quote.expiry().forward();
        return quote.contract().type() == OptionType.CALL
                ? quote.contract().strike() > forward
                : quote.contract().strike() < forward;
    }

    private static OptionChain read(String name) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/options/tradier")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the chains beside the project");
        return ChainFile.read(path, name, ImportHints.NONE).chains().getFirst();
    }
}
