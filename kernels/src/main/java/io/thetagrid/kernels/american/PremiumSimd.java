package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.expWithin;
import static io.thetagrid.kernels.math.VectorMath.lanes;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;

/**
 * {@link PremiumScalar} over vectors, the same lines and the same bits: lanes are puts. It knows no kinks; puts with one
 * are left to the scalar text.
 */
final class PremiumSimd {
    private final ExerciseScheme scheme;
    private final NodePoints points;
    /** w·e^(−ru) and w·e^(−qu). */
    private final double[] strikeFactor;

    private final double[] spotFactor;

    final double[] rootSquared;
    final double[] dPlus;
    final double[] dMinus;
    final double[] strikeChance;
    final double[] spotChance;
    final double[] strikeDensity;
    final double[] spotDensity;

    PremiumSimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        points = new NodePoints(scheme.premium.count);
        strikeFactor = new double[scheme.premium.count * LANES];
        spotFactor = new double[scheme.premium.count * LANES];
        rootSquared = new double[scheme.premium.count * LANES];
        dPlus = new double[scheme.premium.count * LANES];
        dMinus = new double[scheme.premium.count * LANES];
        strikeChance = new double[scheme.premium.count * LANES];
        spotChance = new double[scheme.premium.count * LANES];
        strikeDensity = new double[scheme.premium.count * LANES];
        spotDensity = new double[scheme.premium.count * LANES];
    }

    void integrate(Puts puts, int at, BoundarySimd boundary) {
        points.interpolate(scheme.premium.interpolation, 0, scheme.premium.count, scheme.fine.width, boundary.squared);
        distances(scheme.premium, puts, at, this);
        factors(scheme.premium, puts, at, this);
        integrate(scheme.premium, puts, at, this);
        lanes(boundary.log, 0).intoArray(puts.logBoundary, at);
    }

    private static void distances(PremiumPoints rule, Puts puts, int at, PremiumSimd premium) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector logSpot = lanes(puts.logSpot, at);
        for (int k = 0; k < rule.count; k++) {
            double root = rule.root[k];
            DoubleVector even = lanes(premium.points.even, k * LANES);
            DoubleVector rootH =
                    atLeast(even.add(lanes(premium.points.odd, k * LANES)), 0.0).sqrt();
            DoubleVector perStep = perDeviation.mul(rule.inverseRoot[k]);
            DoubleVector centre =
                    driftTime.fma(all(root * root), logSpot.add(rootH)).mul(perStep);
            DoubleVector half = deviation.mul(0.5 * root);
            rootH.intoArray(premium.rootSquared, k * LANES);
            centre.add(half).intoArray(premium.dPlus, k * LANES);
            centre.sub(half).intoArray(premium.dMinus, k * LANES);
        }
    }

    private static void factors(PremiumPoints rule, Puts puts, int at, PremiumSimd premium) {
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        for (int k = 0; k < rule.count; k++) {
            double square = rule.root[k] * rule.root[k];
            DoubleVector farPlus = atMost(lanes(premium.dPlus, k * LANES).abs(), FARTHEST);
            DoubleVector farMinus = atMost(lanes(premium.dMinus, k * LANES).abs(), FARTHEST);
            DoubleVector strikeFactor = expWithin(rateTime.neg().mul(square)).mul(rule.weight[k]);
            DoubleVector spotFactor = expWithin(yieldTime.neg().mul(square)).mul(rule.weight[k]);
            strikeFactor.intoArray(premium.strikeFactor, k * LANES);
            spotFactor.intoArray(premium.spotFactor, k * LANES);
            strikeFactor.mul(expWithin(farMinus.mul(-0.5).mul(farMinus))).intoArray(premium.points.gMinus, k * LANES);
            spotFactor.mul(expWithin(farPlus.mul(-0.5).mul(farPlus))).intoArray(premium.points.gPlus, k * LANES);
        }
    }

    private static void integrate(PremiumPoints rule, Puts puts, int at, PremiumSimd premium) {
        DoubleVector perDeviation = all(1.0).div(lanes(puts.deviation, at));
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        DoubleVector strikeScale = lanes(puts.strike, at).mul(rateTime).mul(INVERSE_SQRT_2PI);
        DoubleVector spotScale = lanes(puts.spot, at).mul(yieldTime).mul(INVERSE_SQRT_2PI);
        DoubleVector strikeSum = all(0.0);
        DoubleVector spotSum = all(0.0);
        DoubleVector sensitivitySum = all(0.0);
        DoubleVector curvatureSum = all(0.0);
        for (int k = 0; k < rule.count; k++) {
            DoubleVector perStep = perDeviation.mul(rule.inverseRoot[k]);
            DoubleVector plus = lanes(premium.dPlus, k * LANES);
            DoubleVector minus = lanes(premium.dMinus, k * LANES);
            DoubleVector gPlus = lanes(premium.points.gPlus, k * LANES);
            DoubleVector gMinus = lanes(premium.points.gMinus, k * LANES);
            DoubleVector tailMinus = gMinus.mul(scaledNormalTail(atMost(minus.abs(), FARTHEST)));
            DoubleVector tailPlus = gPlus.mul(scaledNormalTail(atMost(plus.abs(), FARTHEST)));
            DoubleVector ofStrike =
                    lanes(premium.strikeFactor, k * LANES).sub(tailMinus).blend(tailMinus, minus.compare(GT, 0.0));
            DoubleVector ofSpot =
                    lanes(premium.spotFactor, k * LANES).sub(tailPlus).blend(tailPlus, plus.compare(GT, 0.0));
            DoubleVector densityMinus = gMinus.mul(strikeScale);
            DoubleVector densityPlus = gPlus.mul(spotScale);
            DoubleVector density = densityMinus.sub(densityPlus).mul(perStep);
            strikeSum = strikeSum.add(ofStrike);
            spotSum = spotSum.add(ofSpot);
            sensitivitySum = sensitivitySum.add(density);
            curvatureSum = curvatureSum.add(density.fma(plus, densityPlus).mul(perStep));
            ofStrike.intoArray(premium.strikeChance, k * LANES);
            ofSpot.intoArray(premium.spotChance, k * LANES);
            densityMinus.intoArray(premium.strikeDensity, k * LANES);
            densityPlus.intoArray(premium.spotDensity, k * LANES);
        }
        rateTime.mul(strikeSum).intoArray(puts.strikeTerm, at);
        yieldTime.mul(spotSum).intoArray(puts.spotTerm, at);
        sensitivitySum.intoArray(puts.sensitivity, at);
        curvatureSum.intoArray(puts.curvature, at);
    }
}
