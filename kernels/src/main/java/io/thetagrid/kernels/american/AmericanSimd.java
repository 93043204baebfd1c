package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.Coefficients.TAIL_END;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.SPECIES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.exp;
import static io.thetagrid.kernels.math.VectorMath.logRatio;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static jdk.incubator.vector.VectorOperators.GT;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.AmericanColumn;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanSimd;
import io.thetagrid.kernels.math.Inline;
import java.lang.foreign.Arena;
import java.util.function.BiConsumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link AmericanScalar} over vectors, the same lines and the same bits: lanes are options. Rows that need a premium are
 * gathered until a vector is full, so that a batch of mixed rows wastes no lane.
 */
public final class AmericanSimd {
    private final ExerciseScheme scheme;
    private final PutLanes puts;

    /** ln(B/X) at the nodes, its next iterate, and H: each node's lanes together. */
    private final double[] logBoundary;

    private final double[] nextLogBoundary;
    private final double[] squared;
    /** Weights times e^(qu), by node and point. */
    private final double[] yieldWeight;

    private final NodeSums sums;

    /** The two integrals of one node, by lane. */
    private record NodeSums(double[] rate, double[] yield) {}

    private AmericanSimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        puts = new PutLanes(LANES);
        sums = new NodeSums(new double[LANES], new double[LANES]);
        logBoundary = new double[scheme.nodes * LANES];
        nextLogBoundary = new double[scheme.nodes * LANES];
        squared = new double[scheme.nodes * LANES];
        yieldWeight = new double[scheme.nodes * scheme.points * LANES];
    }

    /** Prices every row; see {@link AmericanScalar#price(Batch, Accuracy, Batch)}. */
    public static void price(Batch<OptionColumn> options, Accuracy accuracy, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(ExerciseScheme.of(accuracy));
        kernel.price(options, FewEuropean::price, kernel::solveBoundary, values);
    }

    /** Prices rows that all have the boundaries' time, rate and yield. */
    public static void price(Batch<OptionColumn> options, ExerciseBoundaries boundaries, Batch<AmericanColumn> values) {
        AmericanSimd kernel = new AmericanSimd(boundaries.scheme());
        kernel.price(options, EuropeanSimd::price, () -> kernel.takeBoundary(boundaries), values);
    }

    private void price(
            Batch<OptionColumn> options,
            BiConsumer<Batch<OptionColumn>, Batch<GreekColumn>> europeanPrices,
            Runnable boundary,
            Batch<AmericanColumn> values) {
        try (Arena arena = Arena.ofConfined()) {
            Batch<GreekColumn> european = Batch.allocate(arena, GreekColumn.class, options.rows());
            europeanPrices.accept(options, european);
            AmericanRows rows = new AmericanRows(options, european, values, scheme);
            for (int row = 0; row < options.rows(); row++) {
                if (rows.needsPremium(row, puts.next())) {
                    puts.keep(row);
                    if (puts.isFull()) {
                        addPremiums(boundary, rows);
                    }
                }
            }
            if (!puts.isEmpty()) {
                puts.pad();
                addPremiums(boundary, rows);
            }
        }
    }

    private void addPremiums(Runnable boundary, AmericanRows rows) {
        boundary.run();
        integratePremium(scheme, puts, squared);
        puts.addPremiums(rows, logBoundary);
    }

    private void solveBoundary() {
        guessBoundary(scheme, puts, logBoundary, squared, yieldWeight);
        for (int iteration = 0; iteration < scheme.iterations; iteration++) {
            for (int i = 0; i < scheme.nodes; i++) {
                integrateNode(scheme, puts, i, logBoundary, squared, yieldWeight, sums);
                if (puts.isDamped()) {
                    integrateDamping(scheme, puts, i, logBoundary, squared, sums);
                }
                nextBoundary(scheme, puts, i, logBoundary, sums, nextLogBoundary);
            }
            for (int at = 0; at < scheme.nodes * LANES; at += LANES) {
                setBoundary(DoubleVector.fromArray(SPECIES, nextLogBoundary, at), logBoundary, squared, at);
            }
        }
    }

    private void takeBoundary(ExerciseBoundaries boundaries) {
        for (int lane = 0; lane < LANES; lane++) {
            double[] logs = boundaries.at(puts.volatility[lane]);
            for (int i = 0; i < scheme.nodes; i++) {
                logBoundary[i * LANES + lane] = logs[i];
                squared[i * LANES + lane] = logs[i] * logs[i];
            }
        }
    }

    private static void guessBoundary(
            ExerciseScheme scheme, PutLanes puts, double[] logBoundary, double[] squared, double[] yieldWeight) {
        DoubleVector deviation = lanes(puts.deviation);
        DoubleVector perpetual = lanes(puts.perpetual);
        DoubleVector logPerpetual = lanes(puts.logPerpetual);
        DoubleVector driftTime = lanes(puts.driftTime);
        DoubleVector yieldTime = lanes(puts.yieldTime);
        DoubleVector rest = atLeast(all(1.0).sub(perpetual), 1e-4);
        DoubleVector perRest = all(1.0).div(rest);
        for (int i = 0; i < scheme.nodes; i++) {
            double root = scheme.nodeRoot[i];
            DoubleVector h = driftTime
                    .fma(all(root * root), deviation.mul(-2.0).mul(root))
                    .mul(perRest);
            DoubleVector ratio = rest.fma(exp(atMost(h, 0.0)), all(1.0).sub(rest));
            DoubleVector log = logRatio(atLeast(ratio, Double.MIN_NORMAL), all(1.0));
            setBoundary(atMost(noLess(log, logPerpetual), 0.0), logBoundary, squared, i * LANES);
            for (int k = 0; k < scheme.points; k++) {
                int at = i * scheme.points + k;
                exp(yieldTime.mul(scheme.growth[at])).mul(scheme.weight[at]).intoArray(yieldWeight, at * LANES);
            }
        }
    }

    @Inline
    static void setBoundary(DoubleVector log, double[] logBoundary, double[] squared, int at) {
        log.intoArray(logBoundary, at);
        log.mul(log).intoArray(squared, at);
    }

    /** The integrals of equation A at one node. */
    private static void integrateNode(
            ExerciseScheme scheme,
            PutLanes puts,
            int i,
            double[] logBoundary,
            double[] squared,
            double[] yieldWeight,
            NodeSums sums) {
        DoubleVector deviation = lanes(puts.deviation);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector densityScale = perDeviation.mul(INVERSE_SQRT_2PI);
        DoubleVector rateTime = lanes(puts.rateTime);
        DoubleVector driftTime = lanes(puts.driftTime);
        DoubleVector log = DoubleVector.fromArray(SPECIES, logBoundary, i * LANES);
        DoubleVector blended = lanes(puts.damping)
                .mul(perDeviation)
                .mul(1.0 / scheme.nodeRoot[i])
                .add(1.0);
        DoubleVector rateSum = all(0.0);
        DoubleVector yieldSum = all(0.0);
        for (int k = 0; k < scheme.points; k++) {
            int at = i * scheme.points + k;
            double root = scheme.root[at];
            double perRoot = scheme.inverseRoot[at];
            DoubleVector h = squaredBoundary(scheme, scheme.interpolation, at, squared);
            DoubleVector distance = log.add(h.sqrt());
            DoubleVector centre = driftTime.fma(all(root * root), distance).mul(perDeviation.mul(perRoot));
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector dPlus = atMost(atLeast(centre.add(half), -TAIL_END), TAIL_END);
            DoubleVector dMinus = atMost(atLeast(centre.sub(half), -TAIL_END), TAIL_END);
            DoubleVector gPlus = exp(dPlus.mul(-0.5).mul(dPlus));
            DoubleVector gMinus = exp(dMinus.mul(-0.5).fma(dMinus, rateTime.mul(scheme.growth[at])));
            DoubleVector scale = densityScale.mul(perRoot);
            DoubleVector tail = gPlus.mul(scaledNormalTail(dPlus.abs()));
            DoubleVector normal = tail.blend(all(1.0).sub(tail), dPlus.compare(GT, 0.0));
            rateSum = gMinus.mul(scale).fma(all(scheme.weight[at]), rateSum);
            yieldSum = DoubleVector.fromArray(SPECIES, yieldWeight, at * LANES)
                    .fma(normal.fma(blended, gPlus.mul(scale)), yieldSum);
        }
        rateSum.intoArray(sums.rate(), 0);
        yieldSum.intoArray(sums.yield(), 0);
    }

    /** What equation B adds to the integral of the rate. */
    private static void integrateDamping(
            ExerciseScheme scheme, PutLanes puts, int i, double[] logBoundary, double[] squared, NodeSums sums) {
        DoubleVector deviation = lanes(puts.deviation);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime);
        DoubleVector driftTime = lanes(puts.driftTime);
        DoubleVector log = DoubleVector.fromArray(SPECIES, logBoundary, i * LANES);
        DoubleVector sum = all(0.0);
        for (int k = 0; k < scheme.points; k++) {
            int at = i * scheme.points + k;
            double root = scheme.root[at];
            DoubleVector h = squaredBoundary(scheme, scheme.interpolation, at, squared);
            DoubleVector distance = log.add(h.sqrt());
            DoubleVector centre =
                    driftTime.fma(all(root * root), distance).mul(perDeviation.mul(scheme.inverseRoot[at]));
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector dMinus = atMost(atLeast(centre.sub(half), -TAIL_END), TAIL_END);
            DoubleVector growth = rateTime.mul(scheme.growth[at]);
            DoubleVector tail = exp(dMinus.mul(-0.5).fma(dMinus, growth)).mul(scaledNormalTail(dMinus.abs()));
            DoubleVector normal = tail.blend(exp(growth).sub(tail), dMinus.compare(GT, 0.0));
            sum = normal.fma(all(scheme.weight[at]), sum);
        }
        DoubleVector blend = lanes(puts.damping).mul(perDeviation).mul(1.0 / scheme.nodeRoot[i]);
        sum.fma(blend, lanes(sums.rate())).intoArray(sums.rate(), 0);
    }

    /** The next ln(B/X) at one node from its integrals: B = K·e^(−(r−q)τ)·N/D. */
    private static void nextBoundary(
            ExerciseScheme scheme,
            PutLanes puts,
            int i,
            double[] logBoundary,
            NodeSums sums,
            double[] nextLogBoundary) {
        DoubleVector deviation = lanes(puts.deviation);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector log = DoubleVector.fromArray(SPECIES, logBoundary, i * LANES);
        DoubleVector logStrike = lanes(puts.logStrike);
        double nodeRoot = scheme.nodeRoot[i];
        double perNodeRoot = 1.0 / nodeRoot;
        DoubleVector blend = lanes(puts.damping).mul(perDeviation).mul(perNodeRoot);
        DoubleVector drift = lanes(puts.driftTime).mul(nodeRoot * nodeRoot);
        DoubleVector centre = log.sub(logStrike).add(drift).mul(perDeviation.mul(perNodeRoot));
        DoubleVector half = deviation.mul(0.5 * nodeRoot);
        DoubleVector dPlus = atMost(atLeast(centre.add(half), -TAIL_END), TAIL_END);
        DoubleVector dMinus = atMost(atLeast(centre.sub(half), -TAIL_END), TAIL_END);
        DoubleVector gPlus = exp(dPlus.mul(-0.5).mul(dPlus));
        DoubleVector gMinus = exp(dMinus.mul(-0.5).mul(dMinus));
        DoubleVector scale = perDeviation.mul(INVERSE_SQRT_2PI).mul(perNodeRoot);
        DoubleVector tailPlus = gPlus.mul(scaledNormalTail(dPlus.abs()));
        DoubleVector normalPlus = tailPlus.blend(all(1.0).sub(tailPlus), dPlus.compare(GT, 0.0));
        DoubleVector tailMinus = gMinus.mul(scaledNormalTail(dMinus.abs()));
        DoubleVector normalMinus = tailMinus.blend(all(1.0).sub(tailMinus), dMinus.compare(GT, 0.0));
        DoubleVector numerator =
                lanes(puts.rateTime).fma(lanes(sums.rate()), normalMinus.fma(blend, gMinus.mul(scale)));
        DoubleVector denominator =
                lanes(puts.yieldTime).fma(lanes(sums.yield()), normalPlus.fma(blend.add(1.0), gPlus.mul(scale)));
        DoubleVector quotient =
                logRatio(atLeast(numerator, Double.MIN_NORMAL), atLeast(denominator, Double.MIN_NORMAL));
        atMost(noLess(quotient.sub(drift).add(logStrike), lanes(puts.logPerpetual)), 0.0)
                .intoArray(nextLogBoundary, i * LANES);
    }

    private static void integratePremium(ExerciseScheme scheme, PutLanes puts, double[] squared) {
        DoubleVector deviation = lanes(puts.deviation);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime);
        DoubleVector yieldTime = lanes(puts.yieldTime);
        DoubleVector driftTime = lanes(puts.driftTime);
        DoubleVector logSpot = lanes(puts.logSpot);
        DoubleVector spot = lanes(puts.spot);
        DoubleVector strike = lanes(puts.strike);
        DoubleVector strikeSum = all(0.0);
        DoubleVector spotSum = all(0.0);
        DoubleVector sensitivitySum = all(0.0);
        DoubleVector curvatureSum = all(0.0);
        for (int k = 0; k < scheme.premiumPoints; k++) {
            double root = scheme.premiumRoot[k];
            double square = root * root;
            DoubleVector h = squaredBoundary(scheme, scheme.premiumInterpolation, k, squared);
            DoubleVector distance = logSpot.add(h.sqrt());
            DoubleVector perStep = perDeviation.mul(scheme.premiumInverseRoot[k]);
            DoubleVector centre = driftTime.fma(all(square), distance).mul(perStep);
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector dPlus = atMost(atLeast(centre.add(half), -TAIL_END), TAIL_END);
            DoubleVector dMinus = atMost(atLeast(centre.sub(half), -TAIL_END), TAIL_END);
            double weight = scheme.premiumWeight[k];
            DoubleVector strikeFactor =
                    rateTime.mul(weight).mul(exp(rateTime.neg().mul(square)));
            DoubleVector spotFactor =
                    yieldTime.mul(weight).mul(exp(yieldTime.neg().mul(square)));
            DoubleVector gMinus = strikeFactor.mul(exp(dMinus.mul(-0.5).mul(dMinus)));
            DoubleVector gPlus = spotFactor.mul(exp(dPlus.mul(-0.5).mul(dPlus)));
            DoubleVector tailMinus = gMinus.mul(scaledNormalTail(dMinus.abs()));
            DoubleVector tailPlus = gPlus.mul(scaledNormalTail(dPlus.abs()));
            strikeSum = strikeSum.add(strikeFactor.sub(tailMinus).blend(tailMinus, dMinus.compare(GT, 0.0)));
            spotSum = spotSum.add(spotFactor.sub(tailPlus).blend(tailPlus, dPlus.compare(GT, 0.0)));
            DoubleVector densityScale = perStep.mul(INVERSE_SQRT_2PI);
            DoubleVector spotDensity = spot.mul(gPlus).mul(densityScale);
            DoubleVector density = strike.mul(gMinus).fma(densityScale, spotDensity.neg());
            sensitivitySum = sensitivitySum.add(density);
            curvatureSum = curvatureSum.add(density.fma(dPlus.mul(perStep), spotDensity));
        }
        strikeSum.intoArray(puts.strikeTerm, 0);
        spotSum.intoArray(puts.spotTerm, 0);
        sensitivitySum.intoArray(puts.sensitivity, 0);
        curvatureSum.intoArray(puts.curvature, 0);
    }

    /**
     * H between the nodes. To be called as a statement of its own: HotSpot does not compile a loop that starts with
     * something on the operand stack.
     */
    @Inline
    static DoubleVector squaredBoundary(ExerciseScheme scheme, double[] interpolation, int at, double[] squared) {
        DoubleVector h = all(0.0);
        for (int j = 0; j < scheme.nodes; j++) {
            h = all(interpolation[at * scheme.nodes + j]).fma(DoubleVector.fromArray(SPECIES, squared, j * LANES), h);
        }
        return atLeast(h, 0.0);
    }

    @Inline
    static DoubleVector lanes(double[] values) {
        return DoubleVector.fromArray(SPECIES, values, 0);
    }

    /** The greater, lane by lane; x where x is NaN. */
    @Inline
    static DoubleVector noLess(DoubleVector x, DoubleVector bound) {
        VectorMask<Double> below = bound.compare(GT, x);
        return x.blend(bound, below);
    }
}
