package io.thetagrid.kernels.dividends;

import io.thetagrid.kernels.backend.DividendModel;
import java.util.Arrays;

/**
 * A vector's worth of options on their grids, rolled back from expiry to today. Lanes are options, all with as many nodes,
 * pieces and steps; a node's lanes stand together.
 *
 * <p>With ξ = ln(Z/middle), where the middle drifts with r − q, and V·e^((r + σ²/8)τ) = u·e^(ξ/2), Black and Scholes' equation
 * becomes u_τ = ½σ²·u_ξξ. On equidistant nodes a step of length k and weight θ is
 *
 * <pre>(1 + (1/12 − θλ)δ²)·u' = (1 + (1/12 + (1 − θ)λ)δ²)·u,   λ = ½σ²k/h²,   δ²uᵢ = uᵢ₋₁ − 2uᵢ + uᵢ₊₁,</pre>
 *
 * of order four in h [Crandall 1955; Numerov's weights]: θ = ½ [Crank and Nicolson 1947], and 1 for a few steps after a kink.
 * The matrix on the left is constant along its diagonals: with z the smaller root of z + 1/z = (1 + 2p)/p, p = θλ − 1/12, it is
 * (1 − zE⁻)(1 − zE⁺)·p/z, so each solve is one recursion up the nodes and one down.
 *
 * <p>Nodes count from the side where the option is worthless: upwards in spot for calls, downwards for puts. The second
 * recursion then begins where exercise is best, and takes the larger of holding and exercise at each node [Brennan and
 * Schwartz 1977]. Both ends of the grid grow as functions linear in the spot do.
 */
final class Rollback {
    final GridScheme scheme;
    final DividendModel model;
    final boolean american;
    final int lanes;

    /** √(Z/middle); {@code root[last − i]} is the inverse of {@code root[i]}. */
    final double[] root;

    /** √(Z/middle) from one node to the next, and back. */
    final double[] up;

    final double[] down;

    /** The solution; the first recursion's result while a step is under way. */
    final double[] value;

    /** Smoothed exercise values of the last step, recalled: nodes that are worth no more are exercised. */
    final double[] exercise;

    final double[] scratch;

    /** What the current ex-date does to the spot. */
    final Fall fall;

    /** Of the current step, by lane. */
    final double[] ratio;

    final double[] own;
    final double[] neighbour;
    final double[] growth;
    /** The smoothed exercise value is spotTerm·rootᵢ + strikeTerm/rootᵢ. */
    final double[] spotTerm;

    final double[] strikeTerm;
    /** e^((r + σ²/8)τ). */
    final double[] compound;

    private final GridMath math;

    Rollback(GridScheme scheme, DividendModel model, boolean american, int lanes, GridMath math) {
        this.scheme = scheme;
        this.model = model;
        this.american = american;
        this.lanes = lanes;
        this.math = math;
        root = new double[scheme.nodes() * lanes];
        value = new double[scheme.nodes() * lanes];
        up = new double[lanes];
        down = new double[lanes];
        exercise = new double[scheme.nodes() * lanes];
        scratch = new double[scheme.nodes() * lanes];
        fall = new Fall(lanes);
        ratio = new double[lanes];
        own = new double[lanes];
        neighbour = new double[lanes];
        growth = new double[lanes];
        spotTerm = new double[lanes];
        strikeTerm = new double[lanes];
        compound = new double[lanes];
    }

    /** Solves all lanes; critical spots before ex-dates go into {@code options.critical}. */
    void run(OptionLanes options) {
        double[] time = scheme.time(options.level);
        Arrays.fill(compound, 1.0);
        math.layNodes(this, options);
        for (int lane = 0; lane < lanes; lane++) {
            Kinks.payoff(this, options, lane);
        }
        for (int piece = options.pieces - 1; piece >= 0; piece--) {
            for (int k = 1; k < time.length; k++) {
                boolean damping = k <= GridScheme.DAMPING_STEPS;
                math.step(this, options, piece, time[k - 1], time[k], damping);
            }
            if (piece > 0 && options.pays(piece - 1)) {
                crossExDate(options, piece - 1);
            }
        }
        if (american) {
            math.recallExercise(this);
        }
    }

    /** V(S, t⁻) = max(exercise, V(S − D, t⁺)). */
    private void crossExDate(OptionLanes options, int piece) {
        if (american) {
            math.recallExercise(this);
            math.unsmooth(this, options, piece);
        }
        if (model == DividendModel.SPOT) {
            fall.begin(this, options, piece);
            math.fall(this, options, piece);
            fall.end(this);
        }
        if (american) {
            math.exerciseBefore(this, options, piece);
        }
    }

    /** Whether exercise was best at a node in the last step, once that is recalled. */
    boolean isExercised(int node, int lane) {
        return value[node * lanes + lane] <= exercise[node * lanes + lane];
    }
}
