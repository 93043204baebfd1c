package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.american.SensitivityScalar.FLAT;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.VectorMath.LANES;
import static io.thetagrid.kernels.math.VectorMath.all;
import static io.thetagrid.kernels.math.VectorMath.atLeast;
import static io.thetagrid.kernels.math.VectorMath.atMost;
import static io.thetagrid.kernels.math.VectorMath.expWithin;
import static io.thetagrid.kernels.math.VectorMath.lanes;
import static io.thetagrid.kernels.math.VectorMath.scaledNormalTail;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.thetagrid.kernels.math.Inline;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link SensitivityScalar} over vectors, the same lines and the same bits: lanes are puts. A node's equation takes two
 * passes, its integrals and then its row of the matrix.
 */
final class SensitivitySimd {
    private final ExerciseScheme scheme;

    private final double[] matrix;
    private final double[] logVega;
    private final double[] logRho;
    private final double[] rateSlope;
    private final double[] yieldSlope;
    /** What a node's first pass leaves for its second, in the order of {@link Sum}. */
    private final double[] sums = new double[Sum.values().length * LANES];

    private enum Sum {
        RATE,
        RATE_BY_VOLATILITY,
        RATE_BY_DRIFT,
        RATE_BY_RATE,
        RATE_BY_LOG,
        YIELD,
        YIELD_BY_VOLATILITY,
        YIELD_BY_DRIFT,
        YIELD_BY_YIELD,
        YIELD_BY_LOG;

        final int at = ordinal() * LANES;
    }

    SensitivitySimd(ExerciseScheme scheme) {
        this.scheme = scheme;
        int nodes = scheme.fine.nodes;
        matrix = new double[nodes * nodes * LANES];
        logVega = new double[nodes * LANES];
        logRho = new double[nodes * LANES];
        rateSlope = new double[scheme.fine.points() * LANES];
        yieldSlope = new double[scheme.fine.points() * LANES];
    }

    void differentiate(Puts puts, int at, BoundarySimd boundary, PremiumSimd premium) {
        for (int i = 0; i < scheme.fine.nodes; i++) {
            integrateNode(scheme.fine, i, puts, at, boundary, rateSlope, yieldSlope, sums);
            if (BoundarySimd.isDamped(puts, at)) {
                integrateDamping(scheme.fine, i, puts, at, boundary, sums);
            }
            linearise(scheme.fine, i, puts, at, boundary, this);
        }
        eliminate(scheme.fine.nodes, matrix, logVega, logRho);
        integrate(scheme, puts, at, boundary, premium, this);
    }

    private static void integrateNode(
            BoundaryGrid grid,
            int i,
            Puts puts,
            int at,
            BoundarySimd boundary,
            double[] rateSlope,
            double[] yieldSlope,
            double[] sums) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector log = lanes(boundary.log, i * LANES);
        DoubleVector flat = lanes(boundary.log, 0).mul(-FLAT);
        double perNodeRoot = 1.0 / grid.nodeRoot[i];
        DoubleVector blend = lanes(puts.damping, at).mul(perDeviation).mul(perNodeRoot);
        DoubleVector blended = blend.add(1.0);

        DoubleVector rateSum = all(0.0);
        DoubleVector rateByVolatility = all(0.0);
        DoubleVector rateByDrift = all(0.0);
        DoubleVector rateByRate = all(0.0);
        DoubleVector rateByLog = all(0.0);
        DoubleVector yieldSum = all(0.0);
        DoubleVector yieldByVolatility = all(0.0);
        DoubleVector yieldByDrift = all(0.0);
        DoubleVector yieldByYield = all(0.0);
        DoubleVector yieldByLog = all(0.0);
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double root = grid.root[k];
            double square = root * root;
            DoubleVector h = BoundarySimd.squared(grid.interpolation, k, grid.width, boundary.squared);
            DoubleVector rootH = h.sqrt();
            DoubleVector perStep = perDeviation.mul(grid.inverseRoot[k]);
            DoubleVector centre = driftTime.fma(all(square), log.add(rootH)).mul(perStep);
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector dPlus = centre.add(half);
            DoubleVector dMinus = centre.sub(half);
            DoubleVector farPlus = atMost(dPlus.abs(), FARTHEST);
            DoubleVector farMinus = atMost(dMinus.abs(), FARTHEST);
            double growth = grid.growth[k];
            DoubleVector gMinus = expWithin(farMinus.mul(-0.5).fma(farMinus, rateTime.mul(growth)));
            DoubleVector yieldFactor = lanes(boundary.yieldWeight, k * LANES);
            DoubleVector gPlus = yieldFactor.mul(expWithin(farPlus.mul(-0.5).mul(farPlus)));
            DoubleVector tail = gPlus.mul(scaledNormalTail(farPlus));
            DoubleVector chance = tail.blend(yieldFactor.sub(tail), dPlus.compare(GT, 0.0));
            DoubleVector scale = perStep.mul(INVERSE_SQRT_2PI);
            DoubleVector weighed = gMinus.mul(grid.weight[k]);
            DoubleVector rateDensity = weighed.mul(scale);
            DoubleVector yieldDensity = gPlus.mul(scale);
            DoubleVector byMinus =
                    rateDensity.neg().fma(dMinus, weighed.mul(INVERSE_SQRT_2PI).mul(blend));
            DoubleVector byPlus =
                    yieldDensity.neg().fma(dPlus, gPlus.mul(INVERSE_SQRT_2PI).mul(blended));
            DoubleVector rateByDistance = byMinus.mul(perStep);
            DoubleVector yieldByDistance = byPlus.mul(perStep);
            DoubleVector yieldDensities = chance.fma(blended, yieldDensity);
            rateSum = rateSum.add(rateDensity);
            rateByVolatility = rateByVolatility.sub(byMinus.fma(dPlus, rateDensity));
            rateByDrift = rateByDistance.fma(all(square), rateByDrift);
            rateByRate = rateDensity.fma(all(growth), rateByRate);
            rateByLog = rateByLog.add(rateByDistance);
            yieldSum = yieldSum.add(yieldDensities);
            yieldByVolatility = yieldByVolatility.sub(byPlus.fma(dMinus, yieldDensity));
            yieldByDrift = yieldByDistance.fma(all(square), yieldByDrift);
            yieldByYield = yieldDensities.fma(all(growth), yieldByYield);
            yieldByLog = yieldByLog.add(yieldByDistance);
            DoubleVector perRootH = all(0.0).blend(all(1.0).div(rootH), rootH.compare(GT, flat));
            rateByDistance.mul(perRootH).intoArray(rateSlope, k * LANES);
            yieldByDistance.mul(perRootH).intoArray(yieldSlope, k * LANES);
        }
        rateSum.intoArray(sums, Sum.RATE.at);
        rateByVolatility.intoArray(sums, Sum.RATE_BY_VOLATILITY.at);
        rateByDrift.intoArray(sums, Sum.RATE_BY_DRIFT.at);
        rateByRate.intoArray(sums, Sum.RATE_BY_RATE.at);
        rateByLog.intoArray(sums, Sum.RATE_BY_LOG.at);
        yieldSum.intoArray(sums, Sum.YIELD.at);
        yieldByVolatility.intoArray(sums, Sum.YIELD_BY_VOLATILITY.at);
        yieldByDrift.intoArray(sums, Sum.YIELD_BY_DRIFT.at);
        yieldByYield.intoArray(sums, Sum.YIELD_BY_YIELD.at);
        yieldByLog.intoArray(sums, Sum.YIELD_BY_LOG.at);
    }

    /** What equation B adds to the integrals of the rate. */
    private static void integrateDamping(
            BoundaryGrid grid, int i, Puts puts, int at, BoundarySimd boundary, double[] sums) {
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector log = lanes(boundary.log, i * LANES);
        DoubleVector dampingSum = all(0.0);
        DoubleVector dampingByRate = all(0.0);
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double root = grid.root[k];
            double square = root * root;
            DoubleVector h = BoundarySimd.squared(grid.interpolation, k, grid.width, boundary.squared);
            DoubleVector rootH = h.sqrt();
            DoubleVector perStep = perDeviation.mul(grid.inverseRoot[k]);
            DoubleVector centre = driftTime.fma(all(square), log.add(rootH)).mul(perStep);
            DoubleVector half = deviation.mul(0.5 * root);
            DoubleVector dMinus = centre.sub(half);
            DoubleVector farMinus = atMost(dMinus.abs(), FARTHEST);
            double growth = grid.growth[k];
            DoubleVector gMinus = expWithin(farMinus.mul(-0.5).fma(farMinus, rateTime.mul(growth)));
            DoubleVector tailMinus = gMinus.mul(grid.weight[k]).mul(scaledNormalTail(farMinus));
            DoubleVector factor = expWithin(rateTime.mul(growth)).mul(grid.weight[k]);
            DoubleVector chanceMinus = tailMinus.blend(factor.sub(tailMinus), dMinus.compare(GT, 0.0));
            dampingSum = dampingSum.add(chanceMinus);
            dampingByRate = chanceMinus.fma(all(growth), dampingByRate);
        }
        DoubleVector blend = lanes(puts.damping, at).mul(perDeviation).mul(1.0 / grid.nodeRoot[i]);
        dampingSum.fma(blend, lanes(sums, Sum.RATE.at)).intoArray(sums, Sum.RATE.at);
        dampingByRate.fma(blend, lanes(sums, Sum.RATE_BY_RATE.at)).intoArray(sums, Sum.RATE_BY_RATE.at);
    }

    private static void linearise(
            BoundaryGrid grid, int i, Puts puts, int at, BoundarySimd boundary, SensitivitySimd equations) {
        double[] sums = equations.sums;
        DoubleVector rateSeed = rateSeed(puts, at);
        DoubleVector yieldSeed = yieldSeed(puts, at);
        DoubleVector driftSeed = rateSeed.sub(yieldSeed);
        DoubleVector strikeSeed = strikeSeed(puts, at);
        DoubleVector relative = all(1.0).div(lanes(puts.volatility, at));
        DoubleVector deviation = lanes(puts.deviation, at);
        DoubleVector perDeviation = all(1.0).div(deviation);
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        DoubleVector driftTime = lanes(puts.driftTime, at);
        DoubleVector log = lanes(boundary.log, i * LANES);
        double root = grid.nodeRoot[i];
        double square = root * root;
        DoubleVector perStep = perDeviation.mul(1.0 / root);
        DoubleVector centre =
                driftTime.fma(all(square), log.sub(lanes(puts.logStrike, at))).mul(perStep);
        DoubleVector half = deviation.mul(0.5 * root);
        DoubleVector dPlus = centre.add(half);
        DoubleVector dMinus = centre.sub(half);
        DoubleVector farPlus = atMost(dPlus.abs(), FARTHEST);
        DoubleVector gPlus = expWithin(farPlus.mul(-0.5).mul(farPlus));
        DoubleVector farMinus = atMost(dMinus.abs(), FARTHEST);
        DoubleVector scale = perStep.mul(INVERSE_SQRT_2PI);
        DoubleVector gMinus = expWithin(farMinus.mul(-0.5).mul(farMinus));
        DoubleVector strikeDensity = gMinus.mul(scale);
        DoubleVector tail = gPlus.mul(scaledNormalTail(farPlus));
        DoubleVector chance = tail.blend(all(1.0).sub(tail), dPlus.compare(GT, 0.0));
        DoubleVector spotDensity = gPlus.mul(scale);
        DoubleVector tailMinus = gMinus.mul(scaledNormalTail(farMinus));
        DoubleVector chanceMinus = tailMinus.blend(all(1.0).sub(tailMinus), dMinus.compare(GT, 0.0));
        DoubleVector blend = lanes(puts.damping, at).mul(perDeviation).mul(1.0 / root);
        DoubleVector blended = blend.add(1.0);
        DoubleVector byMinus =
                strikeDensity.neg().fma(dMinus, gMinus.mul(INVERSE_SQRT_2PI).mul(blend));
        DoubleVector byPlus =
                spotDensity.neg().fma(dPlus, gPlus.mul(INVERSE_SQRT_2PI).mul(blended));
        DoubleVector strikeTerm = chanceMinus.fma(blend, strikeDensity);
        DoubleVector spotTerm = chance.fma(blended, spotDensity);
        DoubleVector strikeByDistance = byMinus.mul(perStep);
        DoubleVector spotByDistance = byPlus.mul(perStep);
        DoubleVector rateSum = lanes(sums, Sum.RATE.at);
        DoubleVector yieldSum = lanes(sums, Sum.YIELD.at);
        DoubleVector perNumerator = all(1.0).div(atLeast(rateTime.fma(rateSum, strikeTerm), Double.MIN_NORMAL));
        DoubleVector perDenominator = all(1.0).div(atLeast(yieldTime.fma(yieldSum, spotTerm), Double.MIN_NORMAL));
        DoubleVector ofRate = rateTime.mul(perNumerator);
        DoubleVector ofYield = yieldTime.mul(perDenominator);
        DoubleVector ownDistance = strikeByDistance.mul(perNumerator).sub(spotByDistance.mul(perDenominator));

        DoubleVector ownVolatility = byMinus.fma(dPlus, strikeDensity)
                .neg()
                .mul(perNumerator)
                .add(byPlus.fma(dMinus, spotDensity).mul(perDenominator));
        DoubleVector byVolatility = ofRate.fma(
                lanes(sums, Sum.RATE_BY_VOLATILITY.at),
                ofYield.neg().fma(lanes(sums, Sum.YIELD_BY_VOLATILITY.at), ownVolatility));
        DoubleVector byDrift = ofRate.fma(
                        lanes(sums, Sum.RATE_BY_DRIFT.at),
                        ofYield.neg().fma(lanes(sums, Sum.YIELD_BY_DRIFT.at), ownDistance.mul(square)))
                .sub(square);
        DoubleVector byRate =
                rateTime.fma(lanes(sums, Sum.RATE_BY_RATE.at), rateSum).mul(perNumerator);
        DoubleVector byYield =
                yieldTime.fma(lanes(sums, Sum.YIELD_BY_YIELD.at), yieldSum).mul(perDenominator);
        DoubleVector byLog = ofRate.fma(
                lanes(sums, Sum.RATE_BY_LOG.at), ofYield.neg().fma(lanes(sums, Sum.YIELD_BY_LOG.at), ownDistance));
        DoubleVector volatilityRow = byVolatility.mul(relative);
        DoubleVector rateRow =
                byDrift.fma(driftSeed, byRate.fma(rateSeed, byYield.neg().mul(yieldSeed)));
        rateRow = all(1.0).sub(ownDistance).fma(strikeSeed, rateRow);

        VectorMask<Double> free = log.compare(LT, 0.0);
        all(0.0).blend(volatilityRow, free).intoArray(equations.logVega, i * LANES);
        all(0.0).blend(rateRow, free).intoArray(equations.logRho, i * LANES);
        for (int j = 0; j < grid.nodes; j++) {
            DoubleVector slope = all(0.0);
            for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
                DoubleVector combined = ofRate.fma(
                        lanes(equations.rateSlope, k * LANES),
                        ofYield.neg().mul(lanes(equations.yieldSlope, k * LANES)));
                slope = combined.fma(all(grid.interpolation[k * grid.width + j]), slope);
            }
            DoubleVector element = slope.neg().mul(lanes(boundary.log, j * LANES));
            all(0.0).blend(element, free).intoArray(equations.matrix, (i * grid.nodes + j) * LANES);
        }
        int diagonalAt = (i * grid.nodes + i) * LANES;
        DoubleVector diagonal = lanes(equations.matrix, diagonalAt).add(all(1.0).sub(byLog));
        all(1.0).blend(diagonal, free).intoArray(equations.matrix, diagonalAt);
    }

    /** How rT changes with the option's own rate: a put's r. */
    @Inline
    static DoubleVector rateSeed(Puts puts, int at) {
        return all(0.0).blend(lanes(puts.time, at), lanes(puts.optionSign, at).compare(LT, 0.0));
    }

    /** How qT changes with the option's own rate: a call's q. */
    @Inline
    static DoubleVector yieldSeed(Puts puts, int at) {
        return lanes(puts.time, at).blend(0.0, lanes(puts.optionSign, at).compare(LT, 0.0));
    }

    @Inline
    static DoubleVector strikeSeed(Puts puts, int at) {
        DoubleVector rate = lanes(puts.rate, at);
        DoubleVector yield = lanes(puts.yield, at);
        DoubleVector seed = all(1.0).div(yield)
                .blend(all(-1.0).div(rate), lanes(puts.optionSign, at).compare(LT, 0.0));
        return all(0.0).blend(seed, yield.compare(GT, rate));
    }

    private static void eliminate(int nodes, double[] matrix, double[] logVega, double[] logRho) {
        for (int pivot = nodes - 1; pivot >= 0; pivot--) {
            DoubleVector perPivot = all(1.0).div(lanes(matrix, (pivot * nodes + pivot) * LANES));
            for (int i = pivot - 1; i >= 0; i--) {
                DoubleVector factor =
                        lanes(matrix, (i * nodes + pivot) * LANES).neg().mul(perPivot);
                for (int j = 0; j < pivot; j++) {
                    int element = (i * nodes + j) * LANES;
                    factor.fma(lanes(matrix, (pivot * nodes + j) * LANES), lanes(matrix, element))
                            .intoArray(matrix, element);
                }
                factor.fma(lanes(logVega, pivot * LANES), lanes(logVega, i * LANES))
                        .intoArray(logVega, i * LANES);
                factor.fma(lanes(logRho, pivot * LANES), lanes(logRho, i * LANES))
                        .intoArray(logRho, i * LANES);
            }
        }
        for (int i = 0; i < nodes; i++) {
            DoubleVector vega = lanes(logVega, i * LANES);
            DoubleVector rho = lanes(logRho, i * LANES);
            for (int j = 0; j < i; j++) {
                DoubleVector factor = lanes(matrix, (i * nodes + j) * LANES).neg();
                vega = factor.fma(lanes(logVega, j * LANES), vega);
                rho = factor.fma(lanes(logRho, j * LANES), rho);
            }
            DoubleVector perPivot = all(1.0).div(lanes(matrix, (i * nodes + i) * LANES));
            vega.mul(perPivot).intoArray(logVega, i * LANES);
            rho.mul(perPivot).intoArray(logRho, i * LANES);
        }
    }

    private static void integrate(
            ExerciseScheme scheme,
            Puts puts,
            int at,
            BoundarySimd boundary,
            PremiumSimd premium,
            SensitivitySimd solution) {
        PremiumPoints points = scheme.premium;
        int nodes = scheme.fine.nodes;
        DoubleVector rateSeed = rateSeed(puts, at);
        DoubleVector yieldSeed = yieldSeed(puts, at);
        DoubleVector driftSeed = rateSeed.sub(yieldSeed);
        DoubleVector strikeSeed = strikeSeed(puts, at);
        DoubleVector perDeviation = all(1.0).div(lanes(puts.deviation, at));
        DoubleVector rateTime = lanes(puts.rateTime, at);
        DoubleVector yieldTime = lanes(puts.yieldTime, at);
        DoubleVector strikeWeight = lanes(puts.strike, at).mul(rateSeed);
        DoubleVector spotWeight = lanes(puts.spot, at).mul(yieldSeed);
        DoubleVector flat = lanes(boundary.log, 0).mul(-FLAT);
        DoubleVector vegaSum = all(0.0);
        DoubleVector relativeSum = all(0.0);
        DoubleVector rhoSum = all(0.0);
        for (int k = 0; k < points.count; k++) {
            double square = points.root[k] * points.root[k];
            DoubleVector perStep = perDeviation.mul(points.inverseRoot[k]);
            DoubleVector byVolatility = all(0.0);
            DoubleVector byRate = all(0.0);
            for (int j = 0; j < nodes; j++) {
                DoubleVector weight =
                        lanes(boundary.log, j * LANES).mul(points.interpolation[k * scheme.fine.width + j]);
                byVolatility = weight.fma(lanes(solution.logVega, j * LANES), byVolatility);
                byRate = weight.fma(lanes(solution.logRho, j * LANES), byRate);
            }
            DoubleVector rootH = lanes(premium.rootSquared, k * LANES);
            DoubleVector perRootH = all(0.0).blend(all(1.0).div(rootH), rootH.compare(GT, flat));
            DoubleVector strikeDensity = lanes(premium.strikeDensity, k * LANES);
            DoubleVector spotDensity = lanes(premium.spotDensity, k * LANES);
            DoubleVector density = strikeDensity.sub(spotDensity).mul(perStep);
            vegaSum = density.neg().fma(byVolatility.mul(perRootH), vegaSum);
            relativeSum = relativeSum.add(strikeDensity
                    .mul(lanes(premium.dPlus, k * LANES))
                    .sub(spotDensity.mul(lanes(premium.dMinus, k * LANES))));
            DoubleVector distance = byRate.fma(perRootH, driftSeed.fma(all(square), strikeSeed));
            DoubleVector ofStrike = strikeWeight
                    .mul(rateTime.neg().fma(all(square), all(1.0)))
                    .mul(lanes(premium.strikeChance, k * LANES));
            DoubleVector ofSpot = spotWeight
                    .mul(yieldTime.neg().fma(all(square), all(1.0)))
                    .mul(lanes(premium.spotChance, k * LANES));
            rhoSum = rhoSum.add(ofStrike.sub(ofSpot).sub(density.mul(distance)));
        }
        relativeSum.fma(all(1.0).div(lanes(puts.volatility, at)), vegaSum).intoArray(puts.premiumVega, at);
        rhoSum.intoArray(puts.premiumRho, at);
    }
}
