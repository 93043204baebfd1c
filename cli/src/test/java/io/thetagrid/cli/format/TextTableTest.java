package io.thetagrid.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

    @Test
    void wordsFlushLeftNumbersFlushRight() {
        TextTable table = new TextTable(Style.PLAIN).text("name").number("P&L, USD");
        table.row("gap", "-1,234");
        table.row("a longer one", "5");
        assertEquals("""
                  name          P&L, USD
                  gap             -1,234
                  a longer one         5
                """, table.render("  "));
    }

    @Test
    void colourDoesNotMoveColumns() {
        TextTable table = new TextTable(Style.COLOURED).number("x").text("y");
        table.row(Style.COLOURED::alarm, "1", "a");
        assertEquals(
                "\u001b[2mx\u001b[0m  \u001b[2my\u001b[0m\n\u001b[1;31m1\u001b[0m  \u001b[1;31ma\u001b[0m\n",
                table.render(""));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1, 1.00000",
        "123456.7, '123,457'",
        "0.012345678, 0.012346",
        "1e-9, 1.00000e-09",
        "-2.5e12, -2.50000e+12",
        "NaN, –",
        "Infinity, –",
        "99999.95, '100,000.0'"
    })
    void significantDigits(double value, String expected) {
        assertEquals(expected, Numbers.significant(value));
    }

    @ParameterizedTest
    @CsvSource({"-0.001, 0.00", "99.994, 99.99", "1000, '1,000'", "-12345.6, '-12,346'", "NaN, –"})
    void money(double value, String expected) {
        assertEquals(expected, Numbers.money(value));
    }
}
