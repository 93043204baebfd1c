package io.thetagrid.core.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.book.BookFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as YAML, and as a book. */
class BookFuzzTest {
    private static final ScratchFile FILE = new ScratchFile();

    static Stream<Arguments> seeds() {
        return Seeds.of(Seeds.BOOK, "a: &x [1, {b: *x}]\n", "? [a]\n: |\n  text\n--- !!int 1\n");
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "as_of: ",
        "cash: ",
        "portfolio: ",
        "profile: ",
        "market: ",
        "rates: ",
        "prices: ",
        "chains: ",
        "dividends: ",
        "reference: ",
        "risk: ",
        "methods: ",
        "horizons: ",
        "tenors: ",
        "years: ",
        "file: ",
        "adjusted: ",
        "&a ",
        "*a",
        "<<: ",
        "!!",
        "%YAML 1.2\\x0A---\\x0A",
        "- ",
        "? ",
        "| ",
        "> ",
        ".nan",
        ".inf",
        "0x1F",
        "\t"
    })
    @FuzzTest(maxDuration = Fuzzing.TIME)
    void endsInValuesOrProblems(byte[] bytes) {
        if (Fuzzing.isParquet(bytes)) {
            return;
        }
        Ending.check(() -> {
            InputText text = InputText.of("fuzz", bytes);
            Ending.check(() -> YamlNode.parse("fuzz", text.text()));
            Ending.check(() -> BookFile.read(FILE.holding(bytes), 0));
        });
    }
}
