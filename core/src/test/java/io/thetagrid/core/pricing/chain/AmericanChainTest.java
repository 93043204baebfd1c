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
import io.thetagrid.core.pricing.OptionPricer;
import io.thetagrid.core.pricing.OptionTerms;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Backends;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On chains of American options priced at a known spot, rate, yield and volatility. */
class AmericanChainTest {
    private static final Instant AS_OF = Instant.parse("2025-09-26T20:00:00Z");
    private static final double SPOT = 100;
    private static final List<LocalDate> EXPIRATIONS = List.of(
            LocalDate.of(2025, 10, 10),
            LocalDate.of(2025, 10, 31),
            LocalDate.of(2025, 11, 21),
            LocalDate.of(2025, 12, 19),
            LocalDate.of(2026, 3, 20),
            LocalDate.of(2026, 9, 18));

    /** Chains are made with the exact kernel, and read with the fast one: its errors are part of what is tested. */
    private static final OptionPricer MAKER = new OptionPricer(Backends.pick("scalar"), Accuracy.HIGH);

    private static final OptionPricer PRICER = new OptionPricer(Backends.pick("scalar"), Accuracy.FAST);

    @ParameterizedTest
    @CsvSource({
        "0.045, 0.00, 0.25", // a growth share: puts are exercised
        "0.04, 0.011, 0.18", // an index fund
        "0.05, 0.20, 0.90", // hard to borrow: calls are exercised
        "0.01, 0.08, 0.40"
    })
    void forwardsAreThoseOfTheEuropeanValues(double rate, double yield, double volatility) {
        ChainAnalysis analysis =
                ChainAnalyst.analyse(chain(SPOT, rate, yield, volatility), OptionalDouble.of(rate), PRICER);
        double worstRaw = 0;
        for (ExpiryAnalysis expiry : analysis.expiries()) {
            double time = expiry.timeToExpiry();
            double forward = SPOT * Math.exp((rate - yield) * time);
            assertEquals(1, expiry.forward() / forward, 1e-4, expiry.toString());
            assertTrue(expiry.evidence().settled(), expiry.toString());
            assertEquals(yield, expiry.dividendYield(), 1e-4 / time);
            double raw = raw(analysis.chain(), expiry, rate);
            worstRaw = Math.max(worstRaw, Math.abs(raw / forward - 1));
        }
        assertTrue(worstRaw > 3e-4, "parity of the American quotes themselves errs by " + worstRaw);
        assertEquals(SpotVerdict.OK, analysis.spotVerdict());
        assertEquals(SPOT, analysis.spotImplied(), 1e-4 * SPOT);
        assertEquals(volatility, analysis.volatility30d(), 2e-3 * volatility);
    }

    @Test
    void aStaleSpotIsToldFromBorrow() {
        OptionChain made = chain(SPOT, 0.045, 0.01, 0.3);
        OptionChain stale = new OptionChain("ASST", AS_OF, 97, made.quotes());
        ChainAnalysis analysis = ChainAnalyst.analyse(stale, OptionalDouble.of(0.045), PRICER);
        assertEquals(SpotVerdict.STALE, analysis.spotVerdict());
        assertEquals(SPOT, analysis.spotImplied(), 1e-3 * SPOT);
        assertEquals(SPOT / 97 - 1, analysis.spotError(), 1e-3);
        assertEquals(CarryVerdict.NORMAL, analysis.carry().verdict());
        for (ExpiryAnalysis expiry : analysis.expiries()) {
            assertEquals(1, expiry.forward() / (SPOT * Math.exp(0.035 * expiry.timeToExpiry())), 1e-4);
        }
    }

    @Test
    void borrowShowsInTheSlope() {
        ChainAnalysis analysis = ChainAnalyst.analyse(chain(SPOT, 0.045, 0.3, 0.8), OptionalDouble.of(0.045), PRICER);
        assertEquals(CarryVerdict.HARD_TO_BORROW, analysis.carry().verdict());
        assertEquals(0.3, analysis.carry().dividendsAndBorrow(), 2e-3);
        assertEquals(SpotVerdict.OK, analysis.spotVerdict());
        CarryDiagnosis unrated = ChainAnalyst.analyse(chain(SPOT, 0.045, 0.3, 0.8), OptionalDouble.empty(), PRICER)
                .carry();
        assertEquals(CarryVerdict.HARD_TO_BORROW, unrated.verdict());
        assertEquals(0.255, unrated.dividendsAndBorrow(), 0.02);
    }

    /** The surface of a flat volatility is flat, whatever the strike and time. */
    @Test
    void aFlatVolatilityGivesAFlatSurface() {
        ChainAnalysis analysis = ChainAnalyst.analyse(chain(SPOT, 0.04, 0.01, 0.3), OptionalDouble.of(0.04), PRICER);
        for (double strike : new double[] {60, 85, 100, 115, 150}) {
            for (double time : new double[] {0.01, 0.1, 0.3, 0.7, 2}) {
                assertEquals(0.3, analysis.surface().volatility(strike, time), 3e-3, strike + " " + time);
            }
        }
        for (Arbitrage test : analysis.arbitrage()) {
            assertEquals(0, test.found(), test.toString());
            assertTrue(test.tested() > 0);
        }
    }

    private static double raw(OptionChain chain, ExpiryAnalysis expiry, double rate) {
        Series own = Series.of(chain).stream()
                .filter(series -> series.expiration().equals(expiry.expiration()))
                .findFirst()
                .orElseThrow();
        return own.pairs().forward(Math.exp(-rate * expiry.timeToExpiry()));
    }

    private static OptionChain chain(double spot, double rate, double yield, double volatility) {
        ContractTerms terms = ContractTerms.ofRoot("ASST").orElseThrow();
        List<OptionContract> contracts = new ArrayList<>();
        List<OptionTerms> options = new ArrayList<>();
        for (LocalDate expiration : EXPIRATIONS) {
            for (int strike = 70; strike <= 140; strike += 5) {
                for (OptionType type : OptionType.values()) {
                    OptionContract contract = terms.contract(new OsiSymbol("ASST", expiration, type, strike));
                    contracts.add(contract);
                    double time = ExpirationInstants.timeToExpiry(contract, AS_OF);
                    options.add(new OptionTerms(type.sign(), spot, strike, time, rate, yield, volatility, true));
                }
            }
        }
        double[] prices = MAKER.prices(options);
        Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>();
        for (int i = 0; i < prices.length; i++) {
            double half = 0.002 * prices[i] + 1e-4;
            quotes.put(
                    contracts.get(i),
                    new OptionQuote(
                            prices[i] - half,
                            prices[i] + half,
                            Double.NaN,
                            1,
                            1,
                            Double.NaN,
                            Double.NaN,
                            Optional.empty()));
        }
        return new OptionChain("ASST", AS_OF, spot, quotes);
    }
}
