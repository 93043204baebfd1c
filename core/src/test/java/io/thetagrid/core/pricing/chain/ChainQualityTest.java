package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On European chains of a known smile, with quotes put wrong on purpose. */
class ChainQualityTest {
    private static final Instant AS_OF = Instant.parse("2025-09-26T20:00:00Z");
    private static final LocalDate NEAR = LocalDate.of(2025, 10, 17);
    private static final LocalDate NEXT = LocalDate.of(2025, 11, 21);
    private static final double SPOT = 100;
    private static final double RATE = 0.04;
    private static final ContractTerms TERMS = ContractTerms.ofRoot("SPXW").orElseThrow();
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.FAST);

    private final Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>();

    @BeforeEach
    void quoteTwoExpirations() {
        quote(NEAR, strike -> 0.3);
        quote(NEXT, strike -> 0.3);
    }

    @Test
    void aCleanChainHasNothingWrong() {
        ChainAnalysis analysis = analyse();
        assertEquals(quotes.size(), analysis.verdicts().get(QuoteVerdict.OK));
        assertEquals(0, analysis.quality().dropped());
        assertEquals(0, analysis.quality().openInterestShare(), 1e-15);
        for (Arbitrage test : analysis.arbitrage()) {
            assertEquals(0, test.found(), test.toString());
        }
        // Quotes from 60 to 140 in steps of 5 leave out what lies beyond, and sum in coarse steps.
        assertEquals(30, analysis.index().value(), 1);
        assertEquals(0.3, analysis.volatility30d(), 1e-6);
    }

    @Test
    void aQuoteThatItsNeighboursContradictIsStale() {
        OptionContract put = contract(NEAR, OptionType.PUT, 100);
        OptionQuote fresh = quotes.get(put);
        quotes.put(put, shifted(fresh, 8)); // above the puts of 105 and 110
        ChainAnalysis analysis = analyse();
        assertEquals(1, analysis.verdicts().get(QuoteVerdict.STALE));
        QuoteQuality.Share stale = share(analysis, QuoteVerdict.STALE);
        assertEquals(put, stale.worst().orElseThrow().contract());
        assertEquals(10.0 / (10 * quotes.size()), stale.openInterestShare(), 1e-12);
        assertEquals(1, analysis.quality().dropped());
        assertEquals(0.3, analysis.volatility30d(), 1e-3);
        // The same quote, taken for good, would be the put next to the forward: the volatility is much higher with it.
        assertTrue(
                analysis.quality().volatility30dWithThem() > 0.33,
                analysis.quality().toString());
    }

    @Test
    void anOldQuoteIsStaleByTheClock() {
        OptionContract put = contract(NEXT, OptionType.PUT, 80);
        OptionQuote quote = quotes.get(put);
        quotes.put(put, at(quote, AS_OF.minusSeconds(3600)));
        ChainAnalysis analysis = analyse();
        QuoteQuality.Worst worst = share(analysis, QuoteVerdict.STALE).worst().orElseThrow();
        assertEquals(put, worst.contract());
        assertEquals(60, worst.amount(), 1e-9);
        assertEquals("quoted 60 minutes before", worst.detail());
    }

    @Test
    void theWorstOfEachVerdictIsNamed() {
        OptionContract small = contract(NEAR, OptionType.PUT, 90);
        OptionContract large = contract(NEAR, OptionType.PUT, 85);
        quotes.put(small, new OptionQuote(1.1, 1.0, Double.NaN, 5, 10, Double.NaN, Double.NaN, Optional.empty()));
        quotes.put(large, new OptionQuote(1.5, 0.5, Double.NaN, 5, 10, Double.NaN, Double.NaN, Optional.empty()));
        QuoteQuality.Share crossed = share(analyse(), QuoteVerdict.CROSSED);
        assertEquals(2, crossed.count());
        assertEquals(large, crossed.worst().orElseThrow().contract());
        assertEquals(1, crossed.worst().orElseThrow().amount(), 1e-12);
    }

    @Test
    void aHumpInPricesIsAButterfly() {
        OptionContract put = contract(NEXT, OptionType.PUT, 80);
        quotes.put(put, shifted(quotes.get(put), 0.8));
        Arbitrage butterfly = arbitrage(analyse(), Arbitrage.Kind.BUTTERFLY);
        assertEquals(1, butterfly.found());
        assertEquals(80, butterfly.worst().orElseThrow().strike());
        // 0.8 less what convexity and the spreads leave open.
        double low = quotes.get(contract(NEXT, OptionType.PUT, 75)).ask();
        double high = quotes.get(contract(NEXT, OptionType.PUT, 85)).ask();
        assertEquals(
                quotes.get(put).bid() - 0.5 * (low + high),
                butterfly.worst().orElseThrow().size(),
                1e-12);
    }

    @Test
    void lessVarianceLaterIsACalendar() {
        quotes.clear();
        quote(NEAR, strike -> 0.5);
        quote(NEXT, strike -> 0.2); // 0.25·21 days is more than 0.04·56 days
        Arbitrage calendar = arbitrage(analyse(), Arbitrage.Kind.CALENDAR);
        assertEquals(calendar.tested(), calendar.found());
        assertEquals(NEXT, calendar.worst().orElseThrow().expiration());
        // (0.25·t₁ − 0.04·t₂) / (2·0.2·t₂), to the hour that the clocks are put back.
        assertEquals(
                (0.25 * 21 - 0.04 * 56) / (0.4 * 56),
                calendar.worst().orElseThrow().size(),
                2e-3);
    }

    @Test
    void withoutExpirationsAround30DaysThereIsNoIndex() {
        quotes.keySet().removeIf(contract -> contract.expiration().equals(NEXT));
        IndexReading index = analyse().index();
        assertTrue(Double.isNaN(index.value()));
        assertEquals("no expiration after 30 days with quotes on both sides of the money", index.reason());
    }

    @Test
    void chainsSideBySideGiveWhatEachGivesAlone() {
        OptionChain chain = new OptionChain("SPX", AS_OF, SPOT, quotes);
        List<ChainAnalysis> both = ChainBatch.analyse(List.of(chain, chain), OptionalDouble.of(RATE), PRICER, 2);
        assertEquals(List.of(analyse(), analyse()), both);
    }

    private ChainAnalysis analyse() {
        return ChainAnalyst.analyse(new OptionChain("SPX", AS_OF, SPOT, quotes), OptionalDouble.of(RATE), PRICER);
    }

    private static QuoteQuality.Share share(ChainAnalysis analysis, QuoteVerdict verdict) {
        return analysis.quality().verdicts().stream()
                .filter(share -> share.verdict() == verdict)
                .findFirst()
                .orElseThrow();
    }

    private static Arbitrage arbitrage(ChainAnalysis analysis, Arbitrage.Kind kind) {
        return analysis.arbitrage().stream()
                .filter(test -> test.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void quote(LocalDate expiration, DoubleUnaryOperator smile) {
        for (int strike = 60; strike <= 140; strike += 5) {
            for (OptionType type : OptionType.values()) {
                OptionContract contract = contract(expiration, type, strike);
                double time = ExpirationInstants.timeToExpiry(contract, AS_OF);
                OptionTerms option = new OptionTerms(
                        type.sign(), SPOT, strike, time, RATE, 0.01, smile.applyAsDouble(strike), false);
                double price = PRICER.prices(List.of(option))[0];
                double half = 0.01 * price;
                quotes.put(
                        contract,
                        new OptionQuote(
                                price - half,
                                price + half,
                                Double.NaN,
                                5,
                                10,
                                Double.NaN,
                                Double.NaN,
                                Optional.empty()));
            }
        }
    }

    private static OptionContract contract(LocalDate expiration, OptionType type, double strike) {
        return TERMS.contract(new OsiSymbol("SPXW", expiration, type, strike));
    }

    private static OptionQuote shifted(OptionQuote quote, double by) {
        return new OptionQuote(
                quote.bid() + by,
                quote.ask() + by,
                quote.last(),
                quote.volume(),
                quote.openInterest(),
                quote.vendorVolatility(),
                quote.vendorDelta(),
                quote.quotedAt());
    }

    private static OptionQuote at(OptionQuote quote, Instant quotedAt) {
        return new OptionQuote(
                quote.bid(),
                quote.ask(),
                quote.last(),
                quote.volume(),
                quote.openInterest(),
                quote.vendorVolatility(),
                quote.vendorDelta(),
                Optional.of(quotedAt));
    }
}
