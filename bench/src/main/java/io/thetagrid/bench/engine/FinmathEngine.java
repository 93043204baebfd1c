package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Precision;
import io.thetagrid.kernels.backend.QuoteColumn;
import java.util.Optional;
import net.finmath.functions.AnalyticFormulas;
import net.finmath.montecarlo.BrownianMotion;
import net.finmath.montecarlo.BrownianMotionFromMersenneRandomNumbers;
import net.finmath.montecarlo.assetderivativevaluation.models.BlackScholesModel;
import net.finmath.montecarlo.process.EulerSchemeFromProcessModel;
import net.finmath.time.TimeDiscretizationFromArray;

/**
 * finmath: its analytic formulas and its Monte Carlo simulation. The formulas know no dividend yield: they get the spot less
 * the dividends, S·e^(−qT), and the chain rule does the rest; nor do the Greeks know puts, which parity makes of calls.
 */
final class FinmathEngine implements Engine {
    private static final int SEED = 3141;

    @Override
    public String name() {
        return "finmath";
    }

    @Override
    public String description() {
        return "finmath-lib 6.0.28: AnalyticFormulas; BlackScholesModel on an Euler scheme of the logarithm";
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        OptionRows o = OptionRows.of(options);
        return switch (wanted) {
            case PRICE -> Optional.of(new RowLoop(o.rows(), 1, (i, out) -> price(o, i, yieldFactor(o, i), out)));
            case FIVE -> Optional.of(new RowLoop(o.rows(), 6, (i, out) -> fiveGreeks(o, i, out)));
            case ALL -> Optional.empty();
        };
    }

    private static double yieldFactor(OptionRows o, int i) {
        return Math.exp(-o.dividendYield()[i] * o.timeToExpiry()[i]);
    }

    private static void price(OptionRows o, int i, double yieldFactor, double[][] out) {
        out[0][i] = AnalyticFormulas.blackScholesOptionValue(
                o.spot()[i] * yieldFactor,
                o.rate()[i],
                o.volatility()[i],
                o.timeToExpiry()[i],
                o.strike()[i],
                o.call()[i]);
    }

    private static void fiveGreeks(OptionRows o, int i, double[][] out) {
        double yieldFactor = yieldFactor(o, i);
        double spot = o.spot()[i] * yieldFactor;
        double strike = o.strike()[i];
        double time = o.timeToExpiry()[i];
        double rate = o.rate()[i];
        double volatility = o.volatility()[i];
        price(o, i, yieldFactor, out);
        double delta = AnalyticFormulas.blackScholesOptionDelta(spot, rate, volatility, time, strike);
        double gamma = AnalyticFormulas.blackScholesOptionGamma(spot, rate, volatility, time, strike);
        double vega = AnalyticFormulas.blackScholesOptionVega(spot, rate, volatility, time, strike);
        double theta = AnalyticFormulas.blackScholesOptionTheta(spot, rate, volatility, time, strike);
        double rho = AnalyticFormulas.blackScholesOptionRho(spot, rate, volatility, time, strike);
        if (!o.call()[i]) {
            double discountedStrike = strike * Math.exp(-rate * time);
            delta -= 1;
            theta += rate * discountedStrike;
            rho -= time * discountedStrike;
        }
        out[1][i] = delta * yieldFactor;
        out[2][i] = gamma * yieldFactor * yieldFactor;
        out[3][i] = vega;
        out[4][i] = theta + o.dividendYield()[i] * spot * delta;
        out[5][i] = rho;
    }

    /** It knows calls only; undiscounted, a put is the call with forward and strike exchanged. */
    @Override
    public Optional<Task> impliedVolatility(Precision precision, Batch<QuoteColumn> quotes) {
        if (precision != Precision.FAST) {
            return Optional.empty();
        }
        OptionRows o = OptionRows.ofQuotes(quotes);
        double[] price = o.volatility();
        return Optional.of(new RowLoop(o.rows(), 1, (i, out) -> {
            double time = o.timeToExpiry()[i];
            double forward = o.spot()[i] * Math.exp((o.rate()[i] - o.dividendYield()[i]) * time);
            double strike = o.strike()[i];
            out[0][i] = AnalyticFormulas.blackScholesOptionImpliedVolatility(
                    o.call()[i] ? forward : strike,
                    time,
                    o.call()[i] ? strike : forward,
                    Math.exp(-o.rate()[i] * time),
                    price[i]);
        }));
    }

    @Override
    public Optional<Task> revaluation(Revaluation work) {
        return work.threads() > 1
                ? Optional.empty()
                : Optional.of(RevaluationLoop.of(
                        work,
                        (call, spot, strike, time, rate, yield, volatility) -> AnalyticFormulas.blackScholesOptionValue(
                                spot * Math.exp(-yield * time), rate, volatility, time, strike, call)));
    }

    @Override
    public Optional<Task> normals(int count) {
        return Optional.of(new Task() {
            private BrownianMotion motion;

            @Override
            public void run() {
                motion = motion(1, count, 1);
                motion.getBrownianIncrement(0, 0);
            }

            @Override
            public double[][] results() {
                return new double[][] {motion.getBrownianIncrement(0, 0).getRealizations()};
            }
        });
    }

    @Override
    public Optional<Task> paths(PathWork work) {
        return Optional.of(new Task() {
            private double[] spots;

            @Override
            public void run() {
                BlackScholesModel model =
                        new BlackScholesModel(work.spot(), work.rate() - work.dividendYield(), work.volatility());
                BrownianMotion motion = motion(work.steps(), work.paths(), work.horizon());
                spots = new EulerSchemeFromProcessModel(model, motion)
                        .getProcessValue(work.steps(), 0)
                        .getRealizations();
            }

            @Override
            public double[][] results() {
                return new double[][] {spots};
            }
        });
    }

    private static BrownianMotion motion(int steps, int paths, double horizon) {
        return new BrownianMotionFromMersenneRandomNumbers(
                new TimeDiscretizationFromArray(0.0, steps, horizon / steps), 1, paths, SEED);
    }
}
