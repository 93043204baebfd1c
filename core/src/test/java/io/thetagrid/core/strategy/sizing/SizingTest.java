package io.thetagrid.core.strategy.sizing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.core.strategy.Profiles;
import io.thetagrid.core.strategy.sizing.ContractSizing.Basis;
import io.thetagrid.core.strategy.sizing.ContractSizing.Sized;
import org.junit.jupiter.api.Test;

class SizingTest {
    /** Decimal inputs of three digits: their binary roundings stay far below this. */
    private static final double ROUNDING = 1e-12;

    /** strategy-rules D1: f = 0.81561…, quarter 0.2039, capped 0.20; f / L = 9.37. */
    @Test
    void theDocumentsInputsGiveNotTheDocumentsFraction() {
        PositionSize size = PositionSize.of(Profiles.of("institutional")).orElseThrow();
        assertEquals(0.81561, size.fraction(), 5e-6);
        assertEquals(0.2039, size.uncapped(), 5e-5);
        assertEquals(0.20, size.position(), 0);
        assertEquals(
                0.15, PositionSize.of(Profiles.of("personal")).orElseThrow().position(), 0);
        assertEquals(
                9.37, PositionSize.kelly(Profiles.of("personal")).orElseThrow().impliedPosition(), 0.005);
    }

    /** AC: 0.15 / 0.25, halved, is 30 %; its own cap is 3.1 %. */
    @Test
    void edgeOverVarianceIsCapped() {
        PositionSize size = PositionSize.of(Profiles.of("accumulation")).orElseThrow();
        assertEquals(0.30, size.uncapped(), ROUNDING);
        assertEquals(0.031, size.position(), 0);
    }

    @Test
    void anOverrideReplacesTheFormula() {
        String text = Profiles.shipped("institutional").replace("multiple: 0.25", "fraction: 0.062, multiple: 0.25");
        assertEquals(
                0.062 * 0.25,
                PositionSize.of(Profiles.parse("mine", text)).orElseThrow().position(),
                ROUNDING);
    }

    @Test
    void aLosingBetGetsNothing() {
        assertEquals(0, new PositionSize(-0.3, 0.25, 0.2, "portfolio").position(), 0);
    }

    /** 1,000 at strike 2.50 for 1.15: one contract takes 135 net of premium, 250 gross, 115 by premium (D2). */
    @Test
    void contractsAreWholeAndNothingIsLost() {
        Sized net = new ContractSizing(Basis.SECURED_CASH, true).contracts(1000, 2.50, 1.15);
        assertEquals(7, net.contracts());
        assertEquals(1000, net.used() + net.left(), ROUNDING * 1000);
        assertEquals(0, net.uncovered(), 0);
        assertEquals(
                4,
                new ContractSizing(Basis.SECURED_CASH, false)
                        .contracts(1000, 2.50, 1.15)
                        .contracts());
    }

    /** PP's way: 8 contracts owe 2,000 and have 1,000 + 920 behind them. */
    @Test
    void premiumBasisSaysWhatNobodyPaysFor() {
        Sized byPremium = new ContractSizing(Basis.PREMIUM, false).contracts(1000, 2.50, 1.15);
        assertEquals(8, byPremium.contracts());
        assertEquals(2000, byPremium.obligation(), 0);
        assertEquals(80, byPremium.uncovered(), ROUNDING * 1000);
    }

    @Test
    void noCapitalBuysNoContracts() {
        assertEquals(
                0,
                new ContractSizing(Basis.SECURED_CASH, false)
                        .contracts(-50, 2, 0.5)
                        .contracts());
        assertEquals(
                0,
                new ContractSizing(Basis.SECURED_CASH, true)
                        .contracts(50, 2, 2.5)
                        .contracts());
    }
}
