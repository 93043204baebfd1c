package io.thetagrid.kernels.blackscholes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.reference.SharedReference;
import io.thetagrid.kernels.reference.SharedReference.Row;
import org.junit.jupiter.api.Test;

/** Published tables and peers' regression grids; tolerances are the digits they print. */
class EuropeanTablesTest {

    @Test
    void haugValues() {
        for (Row row : SharedReference.rows("european_haug_values.csv")) {
            OneOption option = new OneOption(
                    sign(row),
                    row.number("spot"),
                    row.number("strike"),
                    row.number("years"),
                    row.number("rate"),
                    row.number("dividend_yield"),
                    row.number("volatility"));
            assertEquals(row.number("expected"), option.price(), row.number("abs_tol"), row::toString);
        }
    }

    @Test
    void haugGreeks() {
        for (Row row : SharedReference.rows("european_haug_greeks.csv")) {
            OneOption option = new OneOption(
                    sign(row),
                    row.number("spot"),
                    row.number("strike"),
                    row.number("years"),
                    row.number("rate"),
                    row.number("dividend_yield"),
                    row.number("volatility"));
            double value = switch (row.text("greek")) {
                case "delta" -> option.value(GreekColumn.DELTA);
                case "gamma" -> option.value(GreekColumn.GAMMA);
                case "vega" -> option.value(GreekColumn.VEGA);
                case "theta_per_year" -> option.value(GreekColumn.THETA);
                case "theta_per_day" -> option.value(GreekColumn.THETA) / 365;
                case "rho" -> option.value(GreekColumn.RHO);
                default -> throw new IllegalArgumentException(row.toString());
            };
            assertEquals(row.number("expected"), value, 1e-4, row::toString); // four decimals printed
        }
    }

    @Test
    void strataGrid() {
        for (Row row : SharedReference.rows("black_scholes_strata_grid.csv")) {
            OneOption option = new OneOption(
                    row.text("option_type").equals("put") ? -1 : 1,
                    row.number("spot"),
                    row.number("strike"),
                    row.number("years"),
                    row.number("rate"),
                    row.number("rate") - row.number("cost_of_carry"),
                    row.number("volatility"));
            assertEquals(row.number("expected"), option.price(), 1e-12, row::toString); // peer's own rounding
        }
    }

    @Test
    void black76() {
        for (Row row : SharedReference.rows("black76_strata_grid.csv")) {
            OneOption option = new OneOption(
                    row.text("option_type").equals("put") ? -1 : 1,
                    row.number("forward"),
                    row.number("strike"),
                    row.number("years"),
                    0,
                    0,
                    row.number("volatility"));
            assertEquals(row.number("expected_forward_price"), option.price(), 1e-12, row::toString);
        }
        for (Row row : SharedReference.rows("black76_values.csv")) {
            OneOption option = new OneOption(
                    sign(row), row.number("forward"), row.number("strike"), 1, 0, 0, row.number("std_dev"));
            double value = option.price() * row.number("discount");
            assertEquals(row.number("expected"), value, row.number("abs_tol"), row::toString);
        }
    }

    @Test
    void vollibGreeks() {
        for (Row row : SharedReference.rows("black_scholes_vollib_greeks.csv")) {
            OneOption call = OneOption.call(
                    row.number("spot"),
                    row.number("strike"),
                    row.number("years"),
                    row.number("rate"),
                    0,
                    row.number("volatility"));
            assertPrinted(row, "call_price", call.price());
            assertPrinted(row, "call_delta", call.value(GreekColumn.DELTA));
            assertPrinted(row, "call_gamma", call.value(GreekColumn.GAMMA));
            assertPrinted(row, "call_theta_per_year", call.value(GreekColumn.THETA));
            assertPrinted(row, "call_vega", call.value(GreekColumn.VEGA));
            assertPrinted(row, "call_rho", call.value(GreekColumn.RHO));
            OneOption put = call.opposite();
            assertPrinted(row, "put_price", put.price());
            assertPrinted(row, "put_delta", put.value(GreekColumn.DELTA));
            assertPrinted(row, "put_gamma", put.value(GreekColumn.GAMMA));
            assertPrinted(row, "put_theta_per_year", put.value(GreekColumn.THETA));
            assertPrinted(row, "put_vega", put.value(GreekColumn.VEGA));
            assertPrinted(row, "put_rho", put.value(GreekColumn.RHO));
        }
    }

    /** Half a unit of the last digit the table prints, with a little room for its own rounding. */
    private static void assertPrinted(Row row, String column, double value) {
        String text = row.text(column);
        int exponentAt = text.indexOf('e');
        String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
        double exponent = exponentAt < 0 ? 0 : Double.parseDouble(text.substring(exponentAt + 1));
        int decimals = mantissa.contains(".") ? mantissa.length() - mantissa.indexOf('.') - 1 : 0;
        double unit = Math.pow(10, exponent - decimals);
        assertEquals(row.number(column), value, unit, () -> column + " in " + row);
    }

    private static double sign(Row row) {
        return row.text("option_type").equals("put") ? -1 : 1;
    }
}
