package io.thetagrid.core.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsiSymbolTest {
    private static final OsiSymbol ASST_PUT = new OsiSymbol("ASST", LocalDate.of(2025, 10, 24), OptionType.PUT, 2.5);

    @ParameterizedTest
    @ValueSource(strings = {"ASST  251024P00002500", "ASST251024P00002500", "O:ASST251024P00002500"})
    void readsItsThreeForms(String text) {
        assertEquals(Optional.of(ASST_PUT), OsiSymbol.parse(text));
    }

    @Test
    void writesPaddedAndCompact() {
        assertEquals("ASST  251024P00002500", ASST_PUT.padded());
        assertEquals("ASST251024P00002500", ASST_PUT.compact());
        assertEquals(
                "SPXW  251219C06712500",
                new OsiSymbol("SPXW", LocalDate.of(2025, 12, 19), OptionType.CALL, 6712.5).padded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ASST",
                "251024P00002500",
                "ASST251324P00002500",
                "ASST250231P00002500",
                "ASST251024X00002500",
                "ASST251024P0000250",
                "ASST251024P00000000",
                "asst251024P00002500",
                "AS ST251024P00002500",
                "TOOLONG251024P00002500",
                "ASST25102４P00002500"
            })
    void refusesAnythingElse(String text) {
        assertEquals(Optional.empty(), OsiSymbol.parse(text));
    }

    @Property
    void everySymbolReadsBack(
            @ForAll @net.jqwik.api.constraints.CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 6)
                    String root,
            @ForAll @IntRange(min = 1, max = 99_999_999) int thousandths) {
        OsiSymbol symbol = new OsiSymbol(root, LocalDate.of(2031, 2, 28), OptionType.CALL, thousandths / 1000.0);
        assertEquals(Optional.of(symbol), OsiSymbol.parse(symbol.padded()));
        assertEquals(Optional.of(symbol), OsiSymbol.parse(symbol.compact()));
    }
}
