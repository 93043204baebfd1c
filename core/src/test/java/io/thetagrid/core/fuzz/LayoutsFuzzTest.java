package io.thetagrid.core.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.io.importing.FileImport;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a file of any known layout. A layout that joins a list is fuzzed with the others. */
class LayoutsFuzzTest {
    private static final ImportHints HINTS = new ImportHints(Optional.of(Instant.EPOCH), Optional.of("SPY"));
    private static final ScratchFile FILE = new ScratchFile();

    static Stream<Arguments> seeds() {
        return Seeds.files();
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "root",
        "expiration",
        "type",
        "strike",
        "bid",
        "ask",
        "as_of",
        "spot",
        "underlying",
        "Expiration Date",
        "Calls",
        "Puts",
        "Strike",
        "Last: ",
        "Date: ",
        "NaN",
        "Infinity",
        "1e309",
        "2025-12-19",
        "\"",
        "\"\"",
        "\\x0D\\x0A",
        "#",
        "null",
        "{}",
        "[]"
    })
    @FuzzTest(maxDuration = Fuzzing.TIME)
    void endsInValuesOrProblems(byte[] bytes) {
        if (Fuzzing.isParquet(bytes)) {
            return;
        }
        Ending.check(() -> {
            Input input = Input.read(FILE.holding(bytes), "fuzz");
            Ending.check(() -> TextTable.of(input));
            for (Layouts<?> kind : FileImport.KINDS) {
                for (Layout<? extends Imported> layout : kind.known()) {
                    if (layout.recognises(input)) {
                        Ending.check(() -> read(layout, input, ImportHints.NONE));
                        Ending.check(() -> read(layout, input, HINTS));
                    }
                }
            }
        });
    }

    /** What was read accounts for itself, and can be told and written, as well. */
    private static void read(Layout<? extends Imported> layout, Input input, ImportHints hints) {
        Imported imported = layout.read(input, hints);
        if (imported.rows().rejected() > 0) {
            Ending.check(imported.rejects());
        }
        imported.contents();
        imported.tables();
    }
}
