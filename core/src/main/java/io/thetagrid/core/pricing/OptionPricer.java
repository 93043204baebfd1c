package io.thetagrid.core.pricing;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Prices options of either style on a backend.
 *
 * @param accuracy preset of the American kernel
 */
public record OptionPricer(Backend backend, Accuracy accuracy) {
    /** Relative step of the central difference in volatility: its error is of the step's square. */
    private static final double VOLATILITY_STEP = 0.01;

    /** Largest step of the central difference in the rate. */
    private static final double RATE_STEP = 1e-4;

    /**
     * Price and Greeks per share in kernel units; NaN where the kernel cannot say.
     *
     * <p>American delta and gamma come from the kernel, vega and rho from central differences of its price. Theta follows
     * from the Black–Scholes equation, {@code rV − (r − q)SΔ − ½σ²S²Γ}, which holds wherever exercise is not due; where it is
     * due the value does not depend on time.
     */
    public List<UnitGreeks> greeks(List<OptionTerms> options) {
        UnitGreeks[] greeks = new UnitGreeks[options.size()];
        List<Integer> european = rows(options, false);
        List<UnitGreeks> europeanGreeks = european(select(options, european));
        for (int i = 0; i < european.size(); i++) {
            greeks[european.get(i)] = europeanGreeks.get(i);
        }
        List<Integer> american = rows(options, true);
        List<UnitGreeks> americanGreeks = american(select(options, american));
        for (int i = 0; i < american.size(); i++) {
            greeks[american.get(i)] = americanGreeks.get(i);
        }
        return List.of(greeks);
    }

    /** Volatility at which each option is worth its price; NaN where there is none. */
    public double[] impliedVolatilities(List<OptionTerms> options, double[] prices) {
        double[] volatilities = new double[options.size()];
        for (boolean style : new boolean[] {false, true}) {
            List<Integer> rows = rows(options, style);
            if (rows.isEmpty()) {
                continue;
            }
            try (Arena arena = Arena.ofConfined()) {
                Batch<QuoteColumn> quotes = Batch.allocate(arena, QuoteColumn.class, rows.size());
                for (int i = 0; i < rows.size(); i++) {
                    OptionTerms option = options.get(rows.get(i));
                    quotes.set(QuoteColumn.OPTION_SIGN, i, option.optionSign());
                    quotes.set(QuoteColumn.SPOT, i, option.spot());
                    quotes.set(QuoteColumn.STRIKE, i, option.strike());
                    quotes.set(QuoteColumn.TIME_TO_EXPIRY, i, option.timeToExpiry());
                    quotes.set(QuoteColumn.RATE, i, option.rate());
                    quotes.set(QuoteColumn.DIVIDEND_YIELD, i, option.dividendYield());
                    quotes.set(QuoteColumn.PRICE, i, prices[rows.get(i)]);
                }
                Batch<ImpliedVolatilityColumn> result =
                        Batch.allocate(arena, ImpliedVolatilityColumn.class, rows.size());
                if (style) {
                    backend.americanImpliedVolatility(quotes, accuracy, result);
                } else {
                    backend.impliedVolatility(quotes, result);
                }
                for (int i = 0; i < rows.size(); i++) {
                    volatilities[rows.get(i)] = result.get(ImpliedVolatilityColumn.IMPLIED_VOLATILITY, i);
                }
            }
        }
        return volatilities;
    }

    private List<UnitGreeks> european(List<OptionTerms> options) {
        List<UnitGreeks> greeks = new ArrayList<>(options.size());
        if (options.isEmpty()) {
            return greeks;
        }
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> result = Batch.allocate(arena, GreekColumn.class, options.size());
            backend.price(columns(arena, options), result);
            for (int i = 0; i < options.size(); i++) {
                greeks.add(new UnitGreeks(
                        result.get(GreekColumn.PRICE, i),
                        result.get(GreekColumn.DELTA, i),
                        result.get(GreekColumn.GAMMA, i),
                        result.get(GreekColumn.VEGA, i),
                        result.get(GreekColumn.THETA, i),
                        result.get(GreekColumn.RHO, i)));
            }
        }
        return greeks;
    }

    private List<UnitGreeks> american(List<OptionTerms> options) {
        List<UnitGreeks> greeks = new ArrayList<>(options.size());
        if (options.isEmpty()) {
            return greeks;
        }
        double[] volatilityUp = americanPrices(bumpVolatility(options, 1 + VOLATILITY_STEP));
        double[] volatilityDown = americanPrices(bumpVolatility(options, 1 - VOLATILITY_STEP));
        double[] rateUp = americanPrices(bumpRate(options, 1));
        double[] rateDown = americanPrices(bumpRate(options, -1));
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> result = Batch.allocate(arena, AmericanColumn.class, options.size());
            backend.american(columns(arena, options), accuracy, result);
            for (int i = 0; i < options.size(); i++) {
                OptionTerms option = options.get(i);
                double price = result.get(AmericanColumn.PRICE, i);
                double delta = result.get(AmericanColumn.DELTA, i);
                double gamma = result.get(AmericanColumn.GAMMA, i);
                double vega = (volatilityUp[i] - volatilityDown[i]) / (2 * VOLATILITY_STEP * option.volatility());
                double rho = (rateUp[i] - rateDown[i]) / (2 * rateStep(option));
                greeks.add(new UnitGreeks(price, delta, gamma, vega, theta(option, price, delta, gamma), rho));
            }
        }
        return greeks;
    }

    private static double theta(OptionTerms option, double price, double delta, double gamma) {
        if (price <= option.exerciseValue()) {
            return 0;
        }
        double spot = option.spot();
        return option.rate() * price
                - (option.rate() - option.dividendYield()) * spot * delta
                - 0.5 * option.volatility() * option.volatility() * spot * spot * gamma;
    }

    private double[] americanPrices(List<OptionTerms> options) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<AmericanColumn> result = Batch.allocate(arena, AmericanColumn.class, options.size());
            backend.american(columns(arena, options), accuracy, result);
            return result.toArray(AmericanColumn.PRICE);
        }
    }

    private static List<OptionTerms> bumpVolatility(List<OptionTerms> options, double factor) {
        return options.stream()
                .map(option -> option.withVolatility(option.volatility() * factor))
                .toList();
    }

    private static List<OptionTerms> bumpRate(List<OptionTerms> options, int direction) {
        return options.stream()
                .map(option -> option.withRate(option.rate() + direction * rateStep(option)))
                .toList();
    }

    /** Stays on the rate's side of zero, where the exercise region changes its kind. */
    private static double rateStep(OptionTerms option) {
        double toZero = 0.5 * Math.abs(option.rate());
        return toZero > 0 ? Math.min(RATE_STEP, toZero) : RATE_STEP;
    }

    private static Batch<OptionColumn> columns(Arena arena, List<OptionTerms> options) {
        Batch<OptionColumn> batch = Batch.allocate(arena, OptionColumn.class, options.size());
        fill(batch, OptionColumn.OPTION_SIGN, options, OptionTerms::optionSign);
        fill(batch, OptionColumn.SPOT, options, OptionTerms::spot);
        fill(batch, OptionColumn.STRIKE, options, OptionTerms::strike);
        fill(batch, OptionColumn.TIME_TO_EXPIRY, options, OptionTerms::timeToExpiry);
        fill(batch, OptionColumn.RATE, options, OptionTerms::rate);
        fill(batch, OptionColumn.DIVIDEND_YIELD, options, OptionTerms::dividendYield);
        fill(batch, OptionColumn.VOLATILITY, options, OptionTerms::volatility);
        return batch;
    }

    private static void fill(
            Batch<OptionColumn> batch,
            OptionColumn column,
            List<OptionTerms> options,
            ToDoubleFunction<OptionTerms> value) {
        for (int i = 0; i < options.size(); i++) {
            batch.set(column, i, value.applyAsDouble(options.get(i)));
        }
    }

    private static List<Integer> rows(List<OptionTerms> options, boolean american) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).american() == american) {
                rows.add(i);
            }
        }
        return rows;
    }

    private static List<OptionTerms> select(List<OptionTerms> options, List<Integer> rows) {
        return rows.stream().map(options::get).toList();
    }
}
