package io.thetagrid.core.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deliverables as the clearing house's memos state them. */
class ContractTermsTest {

    /** 12 USO and cash for half a share; until that amount is determined, USO1 = 0.125 USO, so 12.5 shares. */
    @Test
    void knowsTheReverseSplitOfUso() {
        OptionContract put = contract("USO1  200717P00002000").orElseThrow();
        assertEquals(new Deliverable(12.5, 0, "USO"), put.deliverable());
        assertEquals("USO", put.underlying());
        assertEquals(100, put.multiplier());
        assertEquals("USO1  200717P00002000", put.symbol());
    }

    /** 11 GREE and 14.32 in cash for half a share. */
    @Test
    void knowsTheMergerOfSupportCom() {
        OptionContract put = contract("GREE1 210917P00022000").orElseThrow();
        assertEquals(new Deliverable(11, 14.32, "GREE"), put.deliverable());
        assertEquals(Settlement.PHYSICAL, put.settlement());
    }

    @Test
    void refusesAdjustedContractsThatItDoesNotKnow() {
        assertEquals(Optional.empty(), contract("USO2  200717P00002000"));
        assertEquals(Optional.empty(), contract("USO1  200417P00002000"), "expired before the split");
        assertEquals(Optional.empty(), contract("USO1  251024P00002500"), "listed years after it");
    }

    @Test
    void knowsStandardContractsAndIndices() {
        assertEquals(
                Deliverable.standard("USO"),
                contract("USO   200717P00002000").orElseThrow().deliverable());
        assertEquals(
                Deliverable.none("SPX"),
                contract("SPXW  251219C06700000").orElseThrow().deliverable());
    }

    private static Optional<OptionContract> contract(String symbol) {
        return ContractTerms.contractOf(OsiSymbol.parse(symbol).orElseThrow());
    }
}
