package io.thetagrid.core.strategy.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.risk.LossTarget;
import io.thetagrid.core.strategy.Profiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expectations are the documents' figures (strategy-rules 1 and 8). */
class LossLimitsTest {

    @Test
    void rulesOnTheSameLossShareATarget() {
        assertEquals(List.of(new LossTarget("R-RISK-VAR95, R-RISK-PNL", 0.05)), LossLimits.of(Profiles.of("personal")));
    }

    @Test
    void varAndExpectedShortfallSayWhatIsTooMuch() {
        assertEquals(
                List.of(new LossTarget("R-RISK-VAR95", 0.015), new LossTarget("R-RISK-ES", 0.05)),
                LossLimits.of(Profiles.of("income")));
    }

    /** The institutional plan's losses are shares of an allocation that no book states. */
    @Test
    void aShareOfSomethingElseIsNoShareOfValue() {
        assertEquals(
                List.of(new LossTarget("R-RISK-VAR95", 0.02), new LossTarget("R-RISK-VAR95-EMERGENCY", 0.03)),
                LossLimits.of(Profiles.of("institutional")));
    }

    @Test
    void profitsAreNoLosses() {
        String watched = """

                monitoring:
                  - {rule: FALL, what: monthly P&L / portfolio value, below: -0.2}
                  - {rule: RISE, what: daily P&L / portfolio value, above: 0.1}
                  - {rule: DRAWDOWN, what: drawdown / portfolio value, above: 0.3}
                  - {rule: LOSS, what: loss / allocation, above: 0.4}
                """;
        String profile = Profiles.shipped("accumulation");
        String mine = profile.substring(0, profile.indexOf("\nmonitoring:")) + watched;
        assertEquals(
                List.of(
                        new LossTarget("R-RISK-VAR95", 0.05),
                        new LossTarget("FALL", 0.2),
                        new LossTarget("DRAWDOWN", 0.3)),
                LossLimits.of(Profiles.parse("mine.yaml", mine)));
    }
}
