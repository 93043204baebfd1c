package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.expWithin;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * The early exercise premium of a put with a known boundary, and its first two derivatives in the spot [Kim 1990; Carr,
 * Jarrow and Myneni 1992]: ∫₀ᵀ r·K·e^(−ru)·N(−d₋(u, S/B(T−u))) − q·S·e^(−qu)·N(−d₊(u, S/B(T−u))) du, where
 * d± = (ln(S/B) + (r − q)u)/(σ√u) ± σ√u/2.
 */
final class PremiumScalar {
    private final ExerciseScheme scheme;

    /** The points of the last integral. */
    PremiumPoints points;

    /** By point, for {@link SensitivityScalar}: √H, d± and the derivatives of the integrand's terms. */
    final double[] rootSquared;

    final double[] dPlus;
    final double[] dMinus;
    /** w·e^(−ru)·N(−d₋) and w·e^(−qu)·N(−d₊). */
    final double[] strikeChance;

    final double[] spotChance;
    /** K·rT·w·e^(−ru)·φ(d₋) and S·qT·w·e^(−qu)·φ(d₊). */
    final double[] strikeDensity;

    final double[] spotDensity;

    PremiumScalar(ExerciseScheme scheme) {
        this.scheme = scheme;
        int most = Math.max(scheme.premium.count, PremiumPoints.MOST_AROUND_KINK);
        rootSquared = new double[most];
        dPlus = new double[most];
        dMinus = new double[most];
        strikeChance = new double[most];
        spotChance = new double[most];
        strikeDensity = new double[most];
        spotDensity = new double[most];
    }

    void integrate(Puts puts, int at, BoundaryScalar boundary) {
        double kink = puts.kink(at);
        points = kink > 0.0 ? PremiumPoints.around(kink, scheme.fine) : scheme.premium;
        double deviation = puts.deviation[at];
        double perDeviation = 1.0 / deviation;
        double rateTime = puts.rateTime[at];
        double yieldTime = puts.yieldTime[at];
        double driftTime = puts.driftTime[at];
        double strikeScale = puts.strike[at] * rateTime * INVERSE_SQRT_2PI;
        double spotScale = puts.spot[at] * yieldTime * INVERSE_SQRT_2PI;
        double strikeSum = 0.0;
        double spotSum = 0.0;
        double sensitivitySum = 0.0;
        double curvatureSum = 0.0;
        for (int k = 0; k < points.count; k++) {
            double root = points.root[k];
            double square = root * root;
            double rootH = sqrt(boundary.squared(points.interpolation, k, scheme.fine.width));
            double perStep = perDeviation * points.inverseRoot[k];
            double centre = fma(driftTime, square, puts.logSpot[at] + rootH) * perStep;
            double half = deviation * (0.5 * root);
            double plus = centre + half;
            double minus = centre - half;
            double farPlus = atMost(abs(plus), FARTHEST);
            double farMinus = atMost(abs(minus), FARTHEST);
            double strikeFactor = expWithin(-rateTime * square) * points.weight[k];
            double spotFactor = expWithin(-yieldTime * square) * points.weight[k];
            double gMinus = strikeFactor * expWithin(-0.5 * farMinus * farMinus);
            double gPlus = spotFactor * expWithin(-0.5 * farPlus * farPlus);
            double tailMinus = gMinus * scaledNormalTail(farMinus);
            double tailPlus = gPlus * scaledNormalTail(farPlus);
            double ofStrike = minus > 0.0 ? tailMinus : strikeFactor - tailMinus;
            double ofSpot = plus > 0.0 ? tailPlus : spotFactor - tailPlus;
            double densityMinus = gMinus * strikeScale;
            double densityPlus = gPlus * spotScale;
            double density = (densityMinus - densityPlus) * perStep;
            strikeSum += ofStrike;
            spotSum += ofSpot;
            sensitivitySum += density;
            curvatureSum += fma(density, plus, densityPlus) * perStep;
            rootSquared[k] = rootH;
            dPlus[k] = plus;
            dMinus[k] = minus;
            strikeChance[k] = ofStrike;
            spotChance[k] = ofSpot;
            strikeDensity[k] = densityMinus;
            spotDensity[k] = densityPlus;
        }
        puts.logBoundary[at] = boundary.log[0];
        puts.strikeTerm[at] = rateTime * strikeSum;
        puts.spotTerm[at] = yieldTime * spotSum;
        puts.sensitivity[at] = sensitivitySum;
        puts.curvature[at] = curvatureSum;
    }
}
