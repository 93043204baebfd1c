package io.thetagrid.core.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.Instants;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.store.StoreAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as one cell: a number, an instant, an option's symbol, a store's address. What was read can be written. */
class CellsFuzzTest {

    static Stream<Arguments> seeds() {
        return Seeds.of(
                "-1.5e-3",
                "2025-09-26T16:00:00-04:00",
                "2025-09-26T16:00 America/New_York",
                "2025-09-26",
                "ASST  251024P00002500",
                "O:ASST251024P00002500",
                "jdbc:postgresql://me:secret@host:5432/options?password=secret");
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "e",
        "E",
        "+",
        "1e308",
        "T",
        "Z",
        "UTC+18:00",
        "+999999999-01-01",
        "O:",
        "C",
        "P",
        "jdbc:sqlite:"
    })
    @FuzzTest(maxDuration = Fuzzing.TIME)
    void whatIsReadCanBeWritten(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        double number = Numbers.parse(text);
        if (!Double.isNaN(number) && Double.compare(Numbers.parse(Numbers.write(number)), number) != 0) {
            throw new AssertionError(text + " became " + Numbers.write(number));
        }
        Instants.parse(text).ifPresent(instant -> {
            if (!Instants.parse(instant.toString()).equals(Optional.of(instant))) {
                throw new AssertionError(text + " became " + instant);
            }
        });
        Instants.parseDate(text);
        OsiSymbol.parse(text).ifPresent(symbol -> {
            if (!OsiSymbol.parse(symbol.padded()).equals(Optional.of(symbol))
                    || !OsiSymbol.parse(symbol.compact()).equals(Optional.of(symbol))) {
                throw new AssertionError(text + " became " + symbol);
            }
            ContractTerms.ofRoot(symbol.root());
        });
        Ending.check(() -> StoreAddress.of(text));
    }
}
