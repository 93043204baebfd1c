package io.thetagrid.core.scenario;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.NormalStream;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Correlated shocks of log spot and log volatility, simulated at the horizon (risk-engine.md, "Scenarios").
 *
 * <p>Underlying i moves by {@code drift·t + σᵢ√t·xᵢ} with {@code x = L·z} and L the Cholesky factor of the correlations;
 * its 30-day log volatility by {@code w√t·(ρ·xᵢ + √(1 − ρ²)·yᵢ)} with {@code y = L·z′}. Student-t shocks divide x and y
 * by one √(χ²/ν) per scenario (a t copula with t marginals), are capped at the model's quantile and scaled so that the
 * variance is that of the Gaussian. Spots at settlements within the horizon come from a Brownian bridge, latest first.
 *
 * <p>Draws are named by seed, symbol, step and purpose alone: all horizons and both methods see the same ones, and another
 * underlying leaves them unchanged.
 */
public final class MonteCarlo implements ScenarioSet {
    private static final int HORIZON = 0;
    private static final int BRIDGE = 1;
    private static final int MIXING = 2;

    private final RiskMethod method;
    private final Horizon horizon;
    private final List<Dynamics> underlyings;
    private final Cholesky correlation;
    private final ScenarioModel model;
    private final int scenarios;
    private final int seed;
    private final Backend backend;
    private final int[] ids;
    private final StudentT studentT;

    /**
     * @param method {@link RiskMethod#GAUSSIAN} or {@link RiskMethod#STUDENT_T}
     * @param underlyings in the order of the correlation matrix
     */
    public MonteCarlo(
            RiskMethod method,
            Horizon horizon,
            List<Dynamics> underlyings,
            Cholesky correlation,
            ScenarioModel model,
            int scenarios,
            int seed,
            Backend backend) {
        if (method != RiskMethod.GAUSSIAN && method != RiskMethod.STUDENT_T) {
            throw new IllegalArgumentException("Monte Carlo is gaussian or student-t, got " + method.label());
        }
        this.method = method;
        this.horizon = horizon;
        this.underlyings = List.copyOf(underlyings);
        this.correlation = correlation;
        this.model = model;
        this.scenarios = scenarios;
        this.seed = seed;
        this.backend = backend;
        ids = StreamIds.of(underlyings.stream().map(Dynamics::symbol).toList());
        studentT = new StudentT(model.degreesOfFreedom(), model.shockTail());
    }

    @Override
    public RiskMethod method() {
        return method;
    }

    @Override
    public Horizon horizon() {
        return horizon;
    }

    @Override
    public int scenarios() {
        return scenarios;
    }

    @Override
    public int overlap() {
        return 1;
    }

    @Override
    public String note() {
        return method == RiskMethod.GAUSSIAN
                ? "log spot and log volatility Gaussian, risk-neutral drift"
                : String.format(
                        Locale.ROOT,
                        "Student-t, %d degrees of freedom, capped at %.1f standard deviations, variance as Gaussian",
                        studentT.degreesOfFreedom(),
                        studentT.cap() / Math.sqrt(studentT.cappedVariance()));
    }

    @Override
    public Shocks block(int first, int count) {
        int n = underlyings.size();
        double[] mixing = mixing(first, count);
        double[][] spotDraws = new double[n][];
        double[][] volatilityDraws = new double[n][];
        for (int i = 0; i < n; i++) {
            double[][] draws = normals(ids[i], 0, HORIZON, first, count);
            spotDraws[i] = draws[0];
            volatilityDraws[i] = draws[1];
        }
        double[][] spot = correlated(spotDraws, mixing);
        double[][] residual = correlated(volatilityDraws, mixing);
        SortedMap<String, UnderlyingShocks> shocks = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            shocks.put(underlyings.get(i).symbol(), shocks(i, spot[i], residual[i], mixing, first));
        }
        return new Shocks(count, horizon.years(), shocks);
    }

    /** Standardised shocks [underlying][scenario] of variance 1. */
    private double[][] correlated(double[][] draws, double[] mixing) {
        int count = mixing.length;
        double[][] shocks = new double[draws.length][count];
        for (int i = 0; i < shocks.length; i++) {
            double[] sums = shocks[i];
            for (int k = 0; k <= i; k++) {
                double entry = correlation.entry(i, k);
                double[] draw = draws[k];
                // Scenarios innermost: HotSpot makes vectors of them, and each sum keeps its order.
                for (int s = 0; s < count; s++) {
                    sums[s] += entry * draw[s];
                }
            }
            for (int s = 0; s < count; s++) {
                sums[s] = standardised(sums[s], mixing[s]);
            }
        }
        return shocks;
    }

    private double standardised(double normal, double mixing) {
        if (method == RiskMethod.GAUSSIAN) {
            return normal;
        }
        double cap = studentT.cap();
        return Math.clamp(normal * mixing, -cap, cap) / Math.sqrt(studentT.cappedVariance());
    }

    private UnderlyingShocks shocks(int underlying, double[] spot, double[] residual, double[] mixing, int first) {
        Dynamics dynamics = underlyings.get(underlying);
        int count = spot.length;
        double years = horizon.years();
        double drift = dynamics.drift() - 0.5 * dynamics.volatility() * dynamics.volatility();
        double spread = dynamics.volatility() * Math.sqrt(years);
        double volatilitySpread = model.volatilityOfVolatility() * Math.sqrt(years);
        double rho = model.spotVolCorrelation();
        double rest = Math.sqrt(1 - rho * rho);
        double[] logSpot = new double[count];
        double[] logVolatility = new double[count];
        for (int s = 0; s < count; s++) {
            logSpot[s] = drift * years + spread * spot[s];
            logVolatility[s] = volatilitySpread * (rho * spot[s] + rest * residual[s]);
        }
        SortedMap<Double, double[]> settlements = settlements(underlying, logSpot, mixing, first);
        return new UnderlyingShocks(logSpot, logVolatility, new double[count], settlements);
    }

    /** Spots at the settlements, latest first: given the move x until t₁, that until t₀ has mean x·t₀/t₁ and the bridge's variance. */
    private SortedMap<Double, double[]> settlements(int underlying, double[] logSpot, double[] mixing, int first) {
        SortedMap<Double, double[]> settlements = new TreeMap<>();
        double later = horizon.years();
        double[] move = logSpot;
        int step = 0;
        for (double time :
                descending(horizon.settlements(underlyings.get(underlying).symbol()))) {
            if (time < later) {
                double[] normal = normals(ids[underlying], step, BRIDGE, first, logSpot.length)[0];
                double spread = underlyings.get(underlying).volatility() * Math.sqrt(time * (later - time) / later);
                double[] earlier = new double[move.length];
                for (int s = 0; s < earlier.length; s++) {
                    earlier[s] = move[s] * (time / later) + spread * standardised(normal[s], mixing[s]);
                }
                move = earlier;
                later = time;
                step++;
            }
            settlements.put(time, move);
        }
        return settlements;
    }

    private static double[] descending(Map<Double, Integer> times) {
        double[] ascending =
                times.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] descending = new double[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }

    /** √(ν / χ²) by scenario, χ² as the sum of ν squared normals; 1 for Gaussian shocks. */
    private double[] mixing(int first, int count) {
        double[] mixing = new double[count];
        if (method == RiskMethod.GAUSSIAN) {
            Arrays.fill(mixing, 1);
            return mixing;
        }
        int degrees = studentT.degreesOfFreedom();
        for (int k = 0; k < degrees; k += 2) {
            double[][] draws = normals(0, k / 2, MIXING, first, count);
            for (int s = 0; s < count; s++) {
                mixing[s] += draws[0][s] * draws[0][s];
                if (k + 1 < degrees) {
                    mixing[s] += draws[1][s] * draws[1][s];
                }
            }
        }
        for (int s = 0; s < count; s++) {
            mixing[s] = Math.sqrt(degrees / mixing[s]);
        }
        return mixing;
    }

    private double[][] normals(int id, int step, int purpose, int first, int count) {
        try (Arena arena = Arena.ofConfined()) {
            Columns columns = Columns.allocate(arena, 2, count);
            backend.normals(new NormalStream(seed, id, step, purpose), first, columns);
            return new double[][] {columns.toArray(0), columns.toArray(1)};
        }
    }
}
