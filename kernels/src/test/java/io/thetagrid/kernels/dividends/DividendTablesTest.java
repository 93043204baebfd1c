package io.thetagrid.kernels.dividends;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.kernels.american.AmericanScalar;
import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendModel;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import io.thetagrid.kernels.blackscholes.EuropeanScalar;
import io.thetagrid.kernels.reference.SharedReference;
import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Published prices, and the kernels without dividends where there are none. */
class DividendTablesTest {

    @Test
    void publishedPrices() {
        int rows = 0;
        for (SharedReference.Row row : SharedReference.rows("dividend_known_values.csv")) {
            String[] dividends = row.text("dividends_time:amount").split(";", -1);
            double[] years = new double[dividends.length];
            double[] amounts = new double[dividends.length];
            for (int k = 0; k < dividends.length; k++) {
                String[] parts = dividends[k].split(":", -1);
                years[k] = Double.parseDouble(parts[0]);
                amounts[k] = Double.parseDouble(parts[1]);
            }
            DividendOption option = DividendOption.of(
                            row.text("option_type").equals("call") ? 1 : -1,
                            row.number("spot"),
                            row.number("strike"),
                            row.number("years"),
                            row.number("rate"),
                            row.number("dividend_yield"),
                            row.number("volatility"))
                    .with(years, amounts)
                    .with(DividendModel.valueOf(row.text("model").toUpperCase(Locale.ROOT)));
            boolean american = row.text("exercise").equals("american");
            double price = (american ? option.asAmerican() : option).price(Accuracy.STANDARD);
            assertEquals(row.number("expected"), price, row.number("tol"), row::toString);
            rows++;
        }
        assertTrue(rows > 0);
    }

    /**
     * Without dividends the grid must meet the formulas: European ones, and the American integral equation. The tolerances are
     * the presets' errors, largest where σ√T is above 2.
     */
    @Test
    void withoutDividendsTheOtherKernelsPricesComeOut() {
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 60; i++) {
            DividendOption option =
                    DividendOption.random(random, DividendModel.SPOT, false).with(new double[0], new double[0]);
            try (Arena arena = Arena.ofConfined()) {
                Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
                double[] inputs = {
                    option.optionSign(),
                    option.spot(),
                    option.strike(),
                    option.timeToExpiry(),
                    option.rate(),
                    option.dividendYield(),
                    option.volatility()
                };
                for (OptionColumn column : OptionColumn.values()) {
                    options.set(column, 0, inputs[column.ordinal()]);
                }
                Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
                EuropeanScalar.price(options, greeks);
                DividendOption.Value european = option.value(Accuracy.HIGH);
                assertEquals(greeks.get(GreekColumn.PRICE, 0), european.price(), 3e-4, option::toString);
                assertEquals(greeks.get(GreekColumn.DELTA, 0), european.delta(), 1e-4, option::toString);
                double vega = greeks.get(GreekColumn.VEGA, 0);
                assertEquals(vega, european.vega(), 1e-3 * vega + 1e-3, option::toString);
                double rho = greeks.get(GreekColumn.RHO, 0);
                assertEquals(rho, european.rho(), 1e-3 * Math.abs(rho) + 1e-3, option::toString);
                double theta = greeks.get(GreekColumn.THETA, 0);
                assertEquals(theta, european.theta(), 1e-3 * Math.abs(theta) + 1e-2, option::toString);
                double gamma = greeks.get(GreekColumn.GAMMA, 0);
                assertEquals(gamma, european.gamma(), 1e-3 * gamma + 1e-5, option::toString);
                Batch<AmericanColumn> american = Batch.allocate(arena, AmericanColumn.class, 1);
                AmericanScalar.price(options, Accuracy.HIGH, Set.of(), american);
                if (american.status(AmericanColumn.STATUS, 0) == Status.OK) {
                    double expected = american.get(AmericanColumn.PRICE, 0);
                    DividendOption.Value value = option.asAmerican().value(Accuracy.HIGH);
                    assertEquals(expected, value.price(), 5e-4, option::toString);
                    assertEquals(expected, option.asAmerican().price(Accuracy.STANDARD), 2e-3, option::toString);
                    assertEquals(american.get(AmericanColumn.DELTA, 0), value.delta(), 3e-3, option::toString);
                }
            }
        }
    }
}
