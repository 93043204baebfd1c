package io.thetagrid.core.strategy.hedging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.strategy.Profiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HedgingTest {
    /** Products of two or three decimals. */
    private static final double ROUNDING = 1e-15;

    /** strategy-rules 6.1: 3,792 / 99 / 0.45 gives 0.35; PP prints about 34 %. */
    @Test
    void thePersonalRatioIsCapped() {
        HedgeRatio.Result result = HedgeRatio.of(Profiles.of("personal"))
                .orElseThrow()
                .ratio(Map.of("IV percentile", 99.0, "squeeze probability", 0.45, "portfolio value", 3792.0));
        assertEquals(0.39, result.uncapped(), ROUNDING);
        assertEquals(0.35, result.ratio(), 0);
    }

    @Test
    void whatNobodyKnowsRaisesNothingAndIsNamed() {
        HedgeRatio rule = HedgeRatio.of(Profiles.of("institutional")).orElseThrow();
        HedgeRatio.Result result = rule.ratio(Map.of("portfolio delta", -60.0, "volatility spike", 1.0));
        assertEquals(0.20 * 1.3 * 1.4, result.uncapped(), ROUNDING);
        assertEquals(List.of("IV percentile", "squeeze probability"), result.missing());
        assertEquals(
                0.20,
                rule.ratio(Map.of("IV percentile", 95.0, "portfolio delta", -50.0))
                        .ratio(),
                0);
    }

    /** MS: 0.30·42.88/50 + 0.20·(99.05 − 50)/50 = 0.45348. */
    @Test
    void squeezeProbabilityAddsItsFactors() {
        SqueezeProbability rule = SqueezeProbability.of(Profiles.of("personal")).orElseThrow();
        assertEquals(
                0.45348,
                rule.probability(Map.of("short interest in percent", 42.88, "IV percentile", 99.05))
                        .probability(),
                ROUNDING);
        assertEquals(
                0,
                rule.probability(Map.of("IV percentile", 20.0, "five-day momentum", -0.3))
                        .probability(),
                0);
        assertEquals(
                0.95,
                rule.probability(Map.of(
                                "short interest in percent", 80.0,
                                "borrow cost in percent", 200.0,
                                "IV percentile", 100.0,
                                "volume over average", 9.0,
                                "five-day momentum", 1.0))
                        .probability(),
                0);
    }

    /** 1,000 at 40/35/25 for 0.40, 0.35 and 0.25: 1,000 shares of each; at 10 the first pays 5, the second 2.50. */
    @Test
    void aLadderPaysWhatItsTiersPay() {
        HedgeLadder ladder = HedgeLadder.of(Profiles.of("accumulation"), 2.40);
        assertEquals(7500 - 1000, ladder.profitAtExpiry(1000, List.of(0.40, 0.35, 0.25), 10), 1e-9);
        assertEquals(-1000, ladder.profitAtExpiry(1000, List.of(0.40, 0.35, 0.25), 4), 0);
        assertEquals(
                2.40 * 1.5,
                HedgeLadder.of(Profiles.of("personal"), 2.40).tiers().getFirst().strike(),
                ROUNDING * 10);
    }
}
