package io.thetagrid.core.strategy.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.247       | 0.2474  | true  | 0.2474
                    0.247       | 0.2476  | false | 0.2476
                    -26.6 %     | -0.2664 | true  | -26.64 %
                    $11,592     | 11592.4 | true  | $11,592
                    -$303       | -297    | false | -$297
                    1.79x       | 1.7954  | false | 1.795x
                    < 3 bp      | 0.0003  | false | 3 bp
                    <= 20 %     | 0.20    | true  | 20 %
                    >= 6        | 3       | false | 3
                    -70 to -30  | -35.3   | true  | -35.3
                    30x to 40x  | 17.6    | false | 17.6x
                    yes         | 0       | false | no
                    """)
    void aValueIsJudgedByItsLastPrintedDigit(String text, double computed, boolean met, String written) {
        Printed printed = Printed.parse(text).orElseThrow();
        assertEquals(met, printed.isMetBy(computed, 0.5));
        assertEquals(written, printed.write(computed));
    }

    /** AC prints 6,406 for 6,406.60: within one of the last digit, not within rounding. */
    @Test
    void aClaimMayAllowAWholeDigit() {
        Printed printed = Printed.parse("$6,406").orElseThrow();
        assertFalse(printed.isMetBy(6406.60, 0.5));
        assertEquals(true, printed.isMetBy(6406.60, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "about 5", "$5 %", "5 to 6 %", "1e5", "=> 3", "- 5"})
    void wordsAreNoValue(String text) {
        assertEquals(true, Printed.parse(text).isEmpty());
    }
}
