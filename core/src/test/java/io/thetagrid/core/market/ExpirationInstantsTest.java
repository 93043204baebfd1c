package io.thetagrid.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OsiSymbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected instants follow from the exchanges' published product specifications. */
class ExpirationInstantsTest {
    @ParameterizedTest
    @CsvSource({
        "ASST251024P00002500, 2025-10-24T20:00:00Z, 2025-10-24", // shares: the close
        "SPY251024P00650000, 2025-10-24T20:15:00Z, 2025-10-24", // a fund traded until 16:15
        "ASST251128P00002500, 2025-11-28T18:00:00Z, 2025-11-28", // half day, and winter time
        "SPY251128P00650000, 2025-11-28T18:15:00Z, 2025-11-28",
        "SPX251219C06700000, 2025-12-19T14:30:00Z, 2025-12-18", // settled on the opening
        "SPXW251219C06700000, 2025-12-19T21:00:00Z, 2025-12-19",
        "VIX251119C00020000, 2025-11-19T14:30:00Z, 2025-11-18",
        "AAPL250418C00200000, 2025-04-17T20:00:00Z, 2025-04-17", // Good Friday
        "AAPL140621C00090000, 2014-06-20T20:00:00Z, 2014-06-20", // Saturday, as symbols said before 2015
        "SPX140419C01800000, 2014-04-17T13:30:00Z, 2014-04-16", // Saturday after Good Friday, settled on Thursday's
        // opening
        "SPX250417C05000000, 2025-04-17T13:30:00Z, 2025-04-16", // Good Friday, as symbols say since
        "SPX260618C06000000, 2026-06-18T13:30:00Z, 2026-06-17", // Juneteenth is the third Friday
        "SPXW260619C06000000, 2026-06-18T20:00:00Z, 2026-06-18",
        "VIX250318C00020000, 2025-03-18T13:30:00Z, 2025-03-17", // 30 days before Maundy Thursday: a Tuesday
        "VIXW251231C00020000, 2025-12-31T14:30:00Z, 2025-12-30", // a weekly Wednesday
        "SPXPM140419P01800000, 2014-04-17T20:00:00Z, 2014-04-17",
        "SPXW251128C06700000, 2025-11-28T18:00:00Z, 2025-11-28", // half day: no quarter of an hour for indices
        "SPXW251224C06700000, 2025-12-24T18:00:00Z, 2025-12-24",
        "QQQ251224P00600000, 2025-12-24T18:15:00Z, 2025-12-24",
        "AAPL250703P00200000, 2025-07-03T17:00:00Z, 2025-07-03", // half day in summer time
        "UVIX251024C00010000, 2025-10-24T20:15:00Z, 2025-10-24",
        "AAPL120721C00600000, 2012-07-20T20:00:00Z, 2012-07-20"
    })
    void expiresAtItsOwnInstant(String symbol, Instant instant, LocalDate lastTrading) {
        OptionContract contract = contract(symbol);
        assertEquals(instant, ExpirationInstants.of(contract));
        assertEquals(lastTrading, ExpirationInstants.lastTradingSession(contract));
        assertEquals(0, ExpirationInstants.timeToExpiry(contract, instant));
        assertTrue(ExpirationInstants.timeToExpiry(contract, instant.minusSeconds(1)) > 0);
        assertEquals(0, ExpirationInstants.timeToExpiry(contract, instant.plusSeconds(1)));
    }

    @Test
    void timeIsSecondsOverAYearOf365Days() {
        // Friday close to Friday close four weeks on, no clock change between: 28 days of 86,400 seconds.
        assertEquals(
                28 / 365.0,
                ExpirationInstants.timeToExpiry(contract("ASST251024P00002500"), Instant.parse("2025-09-26T20:00:00Z")),
                1e-16); // one rounding of a number below 0.1
        // The clocks go back on 2 November 2025: an hour more than 42 days.
        assertEquals(
                (42 * 86_400 + 3_600) / 31_536_000.0,
                ExpirationInstants.timeToExpiry(
                        contract("ASST251107P00002500"), Instant.parse("2025-09-26T20:00:00Z")));
    }

    @Test
    void rootsSayStyleAndUnderlying() {
        assertEquals("SPX", contract("SPXW251219C06700000").underlying());
        assertEquals(ExerciseStyle.EUROPEAN, contract("SPXW251219C06700000").style());
        assertEquals(ExerciseStyle.AMERICAN, contract("OEX251219C03000000").style());
        assertEquals(ExerciseStyle.AMERICAN, contract("SPY251024P00650000").style());
        assertEquals(100, contract("SPY251024P00650000").deliverable().shares());
        assertEquals(0, contract("SPX251219C06700000").deliverable().shares());
        assertEquals(Optional.empty(), ContractTerms.ofRoot("USO1"));
    }

    private static OptionContract contract(String symbol) {
        OsiSymbol osi = OsiSymbol.parse(symbol).orElseThrow();
        return ContractTerms.ofRoot(osi.root()).orElseThrow().contract(osi);
    }
}
