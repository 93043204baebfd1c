package io.thetagrid.core.pricing.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** On chains whose prices obey put–call parity exactly: any price will do for the calls. */
class ForwardCurveTest {
    private static final Instant AS_OF = Instant.parse("2025-09-26T20:00:00Z");
    private static final double SPOT = 100;
    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.FAST);
    private static final double RATE = 0.04;
    private static final double YIELD = 0.015;

    /** Prices of order 10 carry rounding errors of order 1e-15, over strikes 10 apart: slopes, so rates, within 1e-14. */
    private static final double ROUNDING = 1e-12;

    @Test
    void parityGivesForwardAndRateOfEuropeanOptions() {
        OptionChain chain = chain("SPXW", SPOT, LocalDate.of(2025, 10, 31), LocalDate.of(2026, 3, 20));
        List<Series> series = Series.of(chain);
        ForwardCurve curve = new ForwardCurve(series, chain, OptionalDouble.empty(), PRICER);
        for (int i = 0; i < 2; i++) {
            double time = series.get(i).timeToExpiry();
            assertEquals(RateSource.PARITY, curve.source(i));
            assertEquals(RATE, curve.rate(i), ROUNDING / time);
            assertEquals(SPOT * Math.exp((RATE - YIELD) * time), curve.forward(i), SPOT * ROUNDING);
        }
        assertEquals(Double.NaN, curve.spotImplied());
    }

    @Test
    void aStatedRateGoesBeforeParity() {
        OptionChain chain = chain("SPXW", SPOT, LocalDate.of(2025, 10, 31));
        List<Series> series = Series.of(chain);
        ForwardCurve curve = new ForwardCurve(series, chain, OptionalDouble.of(RATE), PRICER);
        assertEquals(RateSource.GIVEN, curve.source(0));
        assertEquals(RATE, curve.rate(0));
        assertEquals(
                SPOT * Math.exp((RATE - YIELD) * series.getFirst().timeToExpiry()), curve.forward(0), SPOT * ROUNDING);
    }

    /** From what price the forward grows nobody knows: dividends and borrow of nothing are no statement. */
    @Test
    void withoutASpotNothingIsSaidOfDividends() {
        OptionChain priced = chain("SPXW", SPOT, LocalDate.of(2025, 10, 31));
        OptionChain chain = new OptionChain("SPX", AS_OF, Double.NaN, priced.quotes());
        ExpiryAnalysis with = ChainAnalyst.analyse(priced, OptionalDouble.of(RATE), PRICER)
                .expiries()
                .getFirst();
        ExpiryAnalysis without = ChainAnalyst.analyse(chain, OptionalDouble.of(RATE), PRICER)
                .expiries()
                .getFirst();
        assertEquals(YIELD, with.dividendYield(), 1e-9);
        assertEquals(Double.NaN, without.dividendYield());
        assertEquals(Double.NaN, without.impliedCarry());
        assertEquals(with.atTheMoneyVolatility(), without.atTheMoneyVolatility(), 1e-9);
    }

    @Test
    void aSeriesWithoutPairsTakesItsNeighboursForward() {
        OptionChain whole = chain("SPXW", SPOT, LocalDate.of(2025, 10, 31), LocalDate.of(2025, 11, 28));
        Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>(whole.quotes());
        quotes.keySet()
                .removeIf(contract ->
                        contract.expiration().equals(LocalDate.of(2025, 11, 28)) && contract.type() == OptionType.PUT);
        OptionChain chain = new OptionChain("SPX", AS_OF, SPOT, quotes);
        List<Series> series = Series.of(chain);
        ForwardCurve curve = new ForwardCurve(series, chain, OptionalDouble.of(RATE), PRICER);
        assertEquals(ForwardSource.NEIGHBOUR, curve.evidence(1).source());
        double later = series.get(1).timeToExpiry() - series.get(0).timeToExpiry();
        assertEquals(curve.forward(0) * Math.exp(RATE * later), curve.forward(1), SPOT * ROUNDING);
    }

    private static OptionChain chain(String root, double spot, LocalDate... expirations) {
        ContractTerms terms = ContractTerms.ofRoot(root).orElseThrow();
        Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>();
        for (LocalDate expiration : expirations) {
            for (int strike = 60; strike <= 140; strike += 10) {
                OptionContract call = terms.contract(new OsiSymbol(root, expiration, OptionType.CALL, strike));
                OptionContract put = terms.contract(new OsiSymbol(root, expiration, OptionType.PUT, strike));
                double time = ExpirationInstants.timeToExpiry(call, AS_OF);
                double callLessPut = spot * Math.exp(-YIELD * time) - strike * Math.exp(-RATE * time);
                double callPrice = Math.max(callLessPut, 0) + 1;
                quotes.put(call, quote(callPrice));
                quotes.put(put, quote(callPrice - callLessPut));
            }
        }
        return new OptionChain(terms.underlying(), AS_OF, spot, quotes);
    }

    private static OptionQuote quote(double mid) {
        return new OptionQuote(mid, mid, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Optional.empty());
    }
}
