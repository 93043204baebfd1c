package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Price and Greeks of American options: price, delta and gamma from the kernel; vega, vanna, volga and rho from its
 * values at neighbouring volatilities and rates; theta from the Black–Scholes equation, which holds wherever exercise is
 * not due.
 */
final class AmericanGreeks {
    /** Relative step of first differences in volatility: their error is of the step's square. */
    private static final double VOLATILITY_STEP = 0.01;

    /** Step of the second difference: wider, since it divides the kernel's own error by the step's square. */
    private static final double SECOND_VOLATILITY_STEP = 0.05;

    /** Smallest step in volatility, for options that have none. */
    private static final double SMALLEST_STEP = 1e-4;

    /** Largest step in the rate. */
    private static final double RATE_STEP = 1e-4;

    private final Backend backend;
    private final Accuracy accuracy;

    AmericanGreeks(Backend backend, Accuracy accuracy) {
        this.backend = backend;
        this.accuracy = accuracy;
    }

    /** Prices the rows named, all American, into the same rows of the table. */
    void write(List<OptionTerms> options, int[] rows, GreekTable table) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> here = values(arena, options, rows, option -> option);
            for (int i = 0; i < rows.length; i++) {
                double price = here.get(AmericanColumn.PRICE, i);
                double delta = here.get(AmericanColumn.DELTA, i);
                double gamma = here.get(AmericanColumn.GAMMA, i);
                put(table, GreekColumn.PRICE, rows[i], price);
                put(table, GreekColumn.DELTA, rows[i], delta);
                put(table, GreekColumn.GAMMA, rows[i], gamma);
                put(table, GreekColumn.THETA, rows[i], theta(options.get(rows[i]), price, delta, gamma));
                table.statuses()[rows[i]] = here.status(AmericanColumn.STATUS, i);
            }
            if (table.wants(GreekColumn.VEGA) || table.wants(GreekColumn.VANNA)) {
                writeVega(arena, options, rows, table);
            }
            if (table.wants(GreekColumn.VOLGA)) {
                writeVolga(arena, options, rows, here, table);
            }
            if (table.wants(GreekColumn.RHO)) {
                writeRho(arena, options, rows, table);
            }
        }
    }

    private void writeVega(Arena arena, List<OptionTerms> options, int[] rows, GreekTable table) {
        Batch<AmericanColumn> up = values(arena, options, rows, o -> o.withVolatility(above(o, VOLATILITY_STEP)));
        Batch<AmericanColumn> down = values(arena, options, rows, o -> o.withVolatility(below(o, VOLATILITY_STEP)));
        for (int i = 0; i < rows.length; i++) {
            OptionTerms option = options.get(rows[i]);
            double width = above(option, VOLATILITY_STEP) - below(option, VOLATILITY_STEP);
            put(table, GreekColumn.VEGA, rows[i], change(up, down, AmericanColumn.PRICE, i) / width);
            put(table, GreekColumn.VANNA, rows[i], change(up, down, AmericanColumn.DELTA, i) / width);
        }
    }

    private void writeVolga(
            Arena arena, List<OptionTerms> options, int[] rows, Batch<AmericanColumn> here, GreekTable table) {
        Batch<AmericanColumn> up =
                values(arena, options, rows, o -> o.withVolatility(above(o, SECOND_VOLATILITY_STEP)));
        Batch<AmericanColumn> down =
                values(arena, options, rows, o -> o.withVolatility(below(o, SECOND_VOLATILITY_STEP)));
        for (int i = 0; i < rows.length; i++) {
            double price = here.get(AmericanColumn.PRICE, i);
            put(table, GreekColumn.VOLGA, rows[i], volga(options.get(rows[i]), up, price, down, i));
        }
    }

    private void writeRho(Arena arena, List<OptionTerms> options, int[] rows, GreekTable table) {
        Batch<AmericanColumn> up = values(arena, options, rows, o -> o.withRate(o.rate() + rateStep(o)));
        Batch<AmericanColumn> down = values(arena, options, rows, o -> o.withRate(o.rate() - rateStep(o)));
        for (int i = 0; i < rows.length; i++) {
            double width = 2 * rateStep(options.get(rows[i]));
            put(table, GreekColumn.RHO, rows[i], change(up, down, AmericanColumn.PRICE, i) / width);
        }
    }

    private static double volga(
            OptionTerms option, Batch<AmericanColumn> up, double price, Batch<AmericanColumn> down, int i) {
        double above = above(option, SECOND_VOLATILITY_STEP) - option.volatility();
        double below = option.volatility() - below(option, SECOND_VOLATILITY_STEP);
        if (below == 0) {
            return 0; // no volatility: the price leaves its limit flatter than any power
        }
        double slopeAbove = (up.get(AmericanColumn.PRICE, i) - price) / above;
        double slopeBelow = (price - down.get(AmericanColumn.PRICE, i)) / below;
        return 2 * (slopeAbove - slopeBelow) / (above + below);
    }

    /** Per year, as time passes; 0 where exercise is due, since the value then does not depend on time. */
    private static double theta(OptionTerms option, double price, double delta, double gamma) {
        if (price <= option.exerciseValue()) {
            return 0;
        }
        double spot = option.spot();
        return option.rate() * price
                - (option.rate() - option.dividendYield()) * spot * delta
                - 0.5 * option.volatility() * option.volatility() * spot * spot * gamma;
    }

    private Batch<AmericanColumn> values(
            Arena arena, List<OptionTerms> options, int[] rows, UnaryOperator<OptionTerms> moved) {
        List<OptionTerms> terms = new ArrayList<>(rows.length);
        int[] all = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            terms.add(moved.apply(options.get(rows[i])));
            all[i] = i;
        }
        Batch<OptionColumn> batch = TablePricer.batch(arena, terms, all);
        Batch<AmericanColumn> values = Batch.allocate(arena, AmericanColumn.class, rows.length);
        backend.american(batch, accuracy, values);
        return values;
    }

    private static double above(OptionTerms option, double relativeStep) {
        return option.volatility() + Math.max(option.volatility() * relativeStep, SMALLEST_STEP);
    }

    private static double below(OptionTerms option, double relativeStep) {
        return Math.max(option.volatility() - Math.max(option.volatility() * relativeStep, SMALLEST_STEP), 0);
    }

    /** Stays on the rate's side of zero, where the exercise region changes its kind. */
    private static double rateStep(OptionTerms option) {
        double toZero = 0.5 * Math.abs(option.rate());
        return toZero > 0 ? Math.min(RATE_STEP, toZero) : RATE_STEP;
    }

    private static double change(Batch<AmericanColumn> up, Batch<AmericanColumn> down, AmericanColumn column, int i) {
        return up.get(column, i) - down.get(column, i);
    }

    private static void put(GreekTable table, GreekColumn column, int row, double value) {
        if (table.wants(column)) {
            table.get(column)[row] = value;
        }
    }
}
