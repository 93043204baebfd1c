package io.thetagrid.core.strategy.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.strategy.Profiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntrySignalTest {
    private final EntrySignal signal = EntrySignal.of(Profiles.of("institutional"));
    private final Map<String, Double> good = Map.of(
            "IV percentile", 99.0,
            "short interest in percent", 42.88,
            "days to expiration", 45.0,
            "bid-ask spread", 0.10,
            "open interest", 51.0,
            "liquidity score", 8.0,
            "VIX", 21.0,
            "absolute Bitcoin correlation", 0.5);

    @Test
    void eightConditionsSixOfWhichMustHold() {
        assertEquals(8, signal.conditions().size());
        assertEquals(8, signal.today(good).met().size());
        assertTrue(signal.today(without("VIX", "open interest")).enter());
        assertFalse(
                signal.today(without("VIX", "open interest", "bid-ask spread")).enter());
    }

    @Test
    void missingDataCountAsNotMetAndAreNamed() {
        assertEquals(List.of("VIX"), signal.today(without("VIX")).missing());
    }

    /** R-ENTRY: IV percentile > 75, VIX > 20; 21 ≤ DTE ≤ 45. */
    @Test
    void boundsThemselvesDoForDaysOnly() {
        Map<String, Double> data = new HashMap<>(good);
        data.put("IV percentile", 75.0);
        data.put("VIX", 20.0);
        data.put("days to expiration", 21.0);
        assertEquals(List.of("IV percentile", "VIX"), signal.today(data).unmet());
    }

    private Map<String, Double> without(String... names) {
        Map<String, Double> data = new HashMap<>(good);
        List.of(names).forEach(data::remove);
        return data;
    }
}
