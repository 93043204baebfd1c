package io.thetagrid.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteCheckTest {
    private static final Instant NOON = Instant.parse("2025-09-24T16:00:00Z");
    private static final OptionTerms PUT = new OptionTerms(-1, 100, 110, 0.5, 0, 0, 0, true);

    @ParameterizedTest
    @CsvSource({
        "12, 12.4, OK",
        "12.4, 12, CROSSED",
        "0, 12, ZERO_BID",
        "NaN, 12, ONE_SIDED",
        "12, NaN, ONE_SIDED",
        "12, 0, ONE_SIDED",
        "9, 10.8, BELOW_INTRINSIC", // mid 9.90, exercise gives 10
        "6, 18, OK", // the spread is just the mid
        "5.9, 18, WIDE"
    })
    void judgesByItself(double bid, double ask, QuoteVerdict verdict) {
        assertEquals(verdict, QuoteCheck.judge(quote(bid, ask, Optional.empty()), PUT, NOON));
    }

    @Test
    void anExpiredOptionsQuoteIsExpired() {
        OptionTerms expired = new OptionTerms(-1, 100, 110, 0, 0, 0, 0, true);
        assertEquals(QuoteVerdict.EXPIRED, QuoteCheck.judge(quote(12, 12.4, Optional.empty()), expired, NOON));
    }

    @Test
    void aQuoteOlderThanAQuarterOfAnHourIsStale() {
        Instant fresh = QuoteCheck.freshFrom("AAPL", NOON);
        assertEquals(Instant.parse("2025-09-24T15:45:00Z"), fresh);
        assertEquals(QuoteVerdict.OK, QuoteCheck.judge(quote(12, 12.4, Optional.of(fresh)), PUT, fresh));
        assertEquals(
                QuoteVerdict.STALE, QuoteCheck.judge(quote(12, 12.4, Optional.of(fresh.minusSeconds(1))), PUT, fresh));
    }

    /** New York closes at 20:00 UTC in September, options on SPY a quarter of an hour later; 2025-09-27 is a Saturday. */
    @ParameterizedTest
    @CsvSource({
        "AAPL, 2025-09-24T23:00:00Z, 2025-09-24T19:45:00Z",
        "SPY, 2025-09-24T23:00:00Z, 2025-09-24T20:00:00Z",
        "AAPL, 2025-09-25T12:00:00Z, 2025-09-24T19:45:00Z", // before the opening
        "AAPL, 2025-09-27T15:00:00Z, 2025-09-26T19:45:00Z",
        "AAPL, 2025-11-28T20:00:00Z, 2025-11-28T17:45:00Z" // a half day, closed at 18:00 UTC
    })
    void outOfSessionTheLastCloseCounts(String root, Instant asOf, Instant fresh) {
        assertEquals(fresh, QuoteCheck.freshFrom(root, asOf));
    }

    private static OptionQuote quote(double bid, double ask, Optional<Instant> quotedAt) {
        return new OptionQuote(bid, ask, Double.NaN, 0, 0, Double.NaN, Double.NaN, quotedAt);
    }
}
