package io.thetagrid.core.strategy.allocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.strategy.Profiles;
import org.junit.jupiter.api.Test;

class StrikeLadderTest {
    /** Sums of five decimal weights. */
    private static final double ROUNDING = 1e-15;

    private final StrikeLadder ladder = StrikeLadder.of(Profiles.of("institutional"));

    /** At 425 % the 4.00 and 5.00 strikes want 450 and 500 %; 15, 25 and 30 share their 30 % pro rata. */
    @Test
    void closedStrikesGiveTheirWeightToTheOthers() {
        StrikeLadder opened = ladder.opened(strike -> 4.2517);
        assertEquals(0, opened.weight(4.0), 0);
        assertEquals(0, opened.weight(5.0), 0);
        assertEquals(15 / 70.0, opened.weight(2.0), ROUNDING);
        assertEquals(30 / 70.0, opened.weight(3.0), ROUNDING);
        assertEquals(0.30, opened.cappedAt(0.30).weight(3.0), 0);
    }

    @Test
    void everyStrikeIsShutInCalmMarkets() {
        assertEquals(0, ladder.opened(strike -> 0.8).meanStrike(), 0);
    }

    /** AC's ladder: 0.25·2 + 0.35·2.5 + 0.25·3 + 0.10·4 + 0.05·5 = 2.775. */
    @Test
    void meanStrikeIsWhatAContractCosts() {
        assertEquals(2.775, StrikeLadder.of(Profiles.of("accumulation")).meanStrike(), ROUNDING);
    }

    @Test
    void driftIsTheLargestDistance() {
        assertEquals(0.08, ladder.drift(strike -> strike == 3.0 ? 0.38 : ladder.weight(strike) - 0.02), ROUNDING);
    }
}
