package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
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

    final double[] rootSquared;
    final double[] dPlus;
    final double[] dMinus;
    final double[] strikeChance;
    final double[] spotChance;
    final double[] strikeDensity;
    final double[] spotDensity;

    PremiumSimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        rootSquared = new double[scheme.premium.count * LANES];
        dPlus = new double[scheme.premium.count * LANES];
        dMinus = new double[scheme.premium.count * LANES];
        strikeChance = new double[scheme.premium.count * LANES];
        spotChance = new double[scheme.premium.count * LANES];
        strikeDensity = new double[scheme.premium.count * LANES];
        spotDensity = new double[scheme.premium.count * LANES];
    }

    void integrate(Puts puts, int at, BoundarySimd boundary) {
        integrate(scheme, puts, at, boundary.squared, this);
        lanes(boundary.log, 0).intoArray(puts.logBoundary, at);
    }

    private static void integrate(ExerciseScheme scheme, Puts puts, int at, double[] squared, PremiumSimd premium) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector logSpot = lanes(puts.logSpot, at);
        DoubleVector strikeScale = lanes(puts.strike, at).mul(rateTime).mul(INVERSE_SQRT_2PI);
        DoubleVector spotScale = lanes(puts.spot, at).mul(yieldTime).mul(INVERSE_SQRT_2PI);
        DoubleVector strikeSum = all(0.0);
        DoubleVector spotSum = all(0.0);
        DoubleVector sensitivitySum = all(0.0);
        DoubleVector curvatureSum = all(0.0);
        PremiumPoints points = scheme.premium;
        int width = scheme.fine.width;
        for (int k = 0; k < points.count; k++) {
            double root = points.root[k];
            double square = root * root;
            DoubleVector h = BoundarySimd.squared(points.interpolation, k, width, squared);
            DoubleVector rootH = h.sqrt();
            DoubleVector perStep = perDeviation.mul(points.inverseRoot[k]);
            DoubleVector centre = driftTime.fma(all(square), logSpot.add(rootH)).mul(perStep);
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector plus = centre.add(half);
            DoubleVector minus = centre.sub(half);
            DoubleVector farPlus = atMost(plus.abs(), FARTHEST);
            DoubleVector farMinus = atMost(minus.abs(), FARTHEST);
            DoubleVector strikeFactor = expWithin(rateTime.neg().mul(square)).mul(points.weight[k]);
            DoubleVector spotFactor = expWithin(yieldTime.neg().mul(square)).mul(points.weight[k]);
            DoubleVector gMinus = strikeFactor.mul(expWithin(farMinus.mul(-0.5).mul(farMinus)));
            DoubleVector gPlus = spotFactor.mul(expWithin(farPlus.mul(-0.5).mul(farPlus)));
            DoubleVector tailMinus = gMinus.mul(scaledNormalTail(farMinus));
            DoubleVector tailPlus = gPlus.mul(scaledNormalTail(farPlus));
            DoubleVector ofStrike = strikeFactor.sub(tailMinus).blend(tailMinus, minus.compare(GT, 0.0));
            DoubleVector ofSpot = spotFactor.sub(tailPlus).blend(tailPlus, plus.compare(GT, 0.0));
            DoubleVector densityMinus = gMinus.mul(strikeScale);
            DoubleVector densityPlus = gPlus.mul(spotScale);
            DoubleVector density = densityMinus.sub(densityPlus).mul(perStep);
            strikeSum = strikeSum.add(ofStrike);
            spotSum = spotSum.add(ofSpot);
            sensitivitySum = sensitivitySum.add(density);
            curvatureSum = curvatureSum.add(density.fma(plus, densityPlus).mul(perStep));
            rootH.intoArray(premium.rootSquared, k * LANES);
            plus.intoArray(premium.dPlus, k * LANES);
            minus.intoArray(premium.dMinus, k * LANES);
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
