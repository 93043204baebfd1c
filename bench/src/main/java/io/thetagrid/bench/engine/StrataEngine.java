package io.thetagrid.bench.engine;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.util.Optional;

/** OpenGamma Strata: its Black–Scholes formulas, one call for each number, as its users call them. */
final class StrataEngine implements Engine {

    @Override
    public String name() {
        return "strata";
    }

    @Override
    public String description() {
        return "OpenGamma Strata 2.12.48: BlackScholesFormulaRepository, BlackFormulaRepository.impliedVolatility";
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        OptionRows o = OptionRows.of(options);
        return switch (wanted) {
            case PRICE -> Optional.of(new RowLoop(o.rows(), 1, (i, out) -> price(o, i, out)));
            case FIVE -> Optional.of(new RowLoop(o.rows(), 6, (i, out) -> fiveGreeks(o, i, out)));
            case ALL -> Optional.of(new RowLoop(o.rows(), 8, (i, out) -> allGreeks(o, i, out)));
        };
    }

    private static void price(OptionRows o, int i, double[][] out) {
        out[0][i] = BlackScholesFormulaRepository.price(
                o.spot()[i],
                o.strike()[i],
                o.timeToExpiry()[i],
                o.volatility()[i],
                o.rate()[i],
                carry(o, i),
                o.call()[i]);
    }

    private static double carry(OptionRows o, int i) {
        return o.rate()[i] - o.dividendYield()[i];
    }

    private static void fiveGreeks(OptionRows o, int i, double[][] out) {
        double spot = o.spot()[i];
        double strike = o.strike()[i];
        double timeToExpiry = o.timeToExpiry()[i];
        double volatility = o.volatility()[i];
        double rate = o.rate()[i];
        double carry = carry(o, i);
        boolean call = o.call()[i];
        price(o, i, out);
        out[1][i] = BlackScholesFormulaRepository.delta(spot, strike, timeToExpiry, volatility, rate, carry, call);
        out[2][i] = BlackScholesFormulaRepository.gamma(spot, strike, timeToExpiry, volatility, rate, carry);
        out[3][i] = BlackScholesFormulaRepository.vega(spot, strike, timeToExpiry, volatility, rate, carry);
        out[4][i] = BlackScholesFormulaRepository.theta(spot, strike, timeToExpiry, volatility, rate, carry, call);
        out[5][i] = BlackScholesFormulaRepository.rho(spot, strike, timeToExpiry, volatility, rate, carry, call);
    }

    private static void allGreeks(OptionRows o, int i, double[][] out) {
        fiveGreeks(o, i, out);
        out[6][i] = BlackScholesFormulaRepository.vanna(
                o.spot()[i], o.strike()[i], o.timeToExpiry()[i], o.volatility()[i], o.rate()[i], carry(o, i));
        out[7][i] = BlackScholesFormulaRepository.vomma(
                o.spot()[i], o.strike()[i], o.timeToExpiry()[i], o.volatility()[i], o.rate()[i], carry(o, i));
    }

    @Override
    public Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        if (precision != Precision.FAST) {
            return Optional.empty();
        }
        OptionRows o = OptionRows.ofQuotes(quotes);
        double[] price = o.volatility();
        return Optional.of(new RowLoop(o.rows(), 1, (i, out) -> {
            double growth = Math.exp(o.rate()[i] * o.timeToExpiry()[i]);
            double forward = o.spot()[i] * Math.exp(carry(o, i) * o.timeToExpiry()[i]);
            try {
                out[0][i] = BlackFormulaRepository.impliedVolatility(
                        price[i] * growth, forward, o.strike()[i], o.timeToExpiry()[i], o.call()[i]);
            } catch (RuntimeException e) { // it finds no volatility
                out[0][i] = Double.NaN;
            }
        }));
    }

    @Override
    public Optional<Task> revaluation(Revaluation work) {
        return work.threads() > 1
                ? Optional.empty()
                : Optional.of(RevaluationLoop.of(
                        work,
                        (call, spot, strike, time, rate, yield, volatility) -> BlackScholesFormulaRepository.price(
                                spot, strike, time, volatility, rate, rate - yield, call)));
    }
}
