package io.thetagrid.core.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.OptionTable;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.io.book.PositionsFile;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as a table of positions or options. */
class TablesFuzzTest {
    private static final OptionTable.Defaults DEFAULTS =
            new OptionTable.Defaults(Optional.of(ExerciseStyle.EUROPEAN), Optional.of(Instant.EPOCH));

    static Stream<Arguments> seeds() {
        return Seeds.of(Seeds.POSITIONS, """
                account,broker,underlying,expiration,strike,type,quantity,average_price
                main,x,SPY,2025-12-19,670,put,-1,2
                """, Seeds.OPTIONS, """
                type,spot,strike,time_to_expiry,rate,dividend_yield,price
                put,2.4,2.5,0.1,0.04,0,0.9
                """);
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "account", "symbol", "quantity", "date", "Adj Close", "dividends", "time_to_expiry", "price", "2026-02-06:0.24",
        "NaN", "1e309", "-0", "\"", "\"\"", "\\x0D", "#", ";", ":"
    })
    @FuzzTest(maxDuration = Fuzzing.TIME)
    void endsInValuesOrProblems(byte[] bytes) {
        Ending.check(() -> {
            InputText text = InputText.of("fuzz", bytes);
            Ending.check(() -> PositionsFile.read(TextTable.read(text)));
            Ending.check(() -> OptionTable.read(text, OptionTable.Given.VOLATILITY, DEFAULTS));
            Ending.check(() -> OptionTable.read(text, OptionTable.Given.PRICE, DEFAULTS));
        });
    }
}
