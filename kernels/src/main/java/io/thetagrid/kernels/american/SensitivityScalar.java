package io.thetagrid.kernels.american;

import static io.thetagrid.kernels.american.BoundaryScalar.FARTHEST;
import static io.thetagrid.kernels.math.Coefficients.INVERSE_SQRT_2PI;
import static io.thetagrid.kernels.math.ScalarMath.atLeast;
import static io.thetagrid.kernels.math.ScalarMath.atMost;
import static io.thetagrid.kernels.math.ScalarMath.expWithin;
import static io.thetagrid.kernels.math.ScalarMath.scaledNormalTail;
import static java.lang.Math.abs;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/**
 * The premium's derivatives with respect to volatility and the option's own rate, boundary included.
 *
 * <p>The boundary's logarithms L at the nodes solve L_i = ln N_i − ln D_i − (r − q)τ_i + ln(K/X), equation A of
 * {@link BoundaryScalar} with its share of equation B. Differentiated with respect to a parameter p this is linear,
 * (1 − J)·∂L/∂p = e, and solved by elimination. The premium's integrand depends on p directly and through L. The share of
 * equation B counts as constant: both equations hold, so the solution does not depend on it.
 *
 * <p>In a point's terms a change of p is a change of the distance ln(B_i/B) + (r − q)(τ_i − u), and of σ: by
 * ∂d± = ∂distance/(σ√(τ_i − u)) − d∓·∂σ/σ.
 */
final class SensitivityScalar {
    /** √H, in units of today's, below which interpolation leaves nothing but rounding. */
    static final double FLAT = 1e-7;

    private final ExerciseScheme scheme;

    /** 1 − J by rows, and the right-hand sides, which elimination turns into ∂L/∂σ and ∂L/∂rate. */
    private final double[] matrix;

    private final double[] logVega;
    private final double[] logRho;
    /** By point, how N and D change with H there. */
    private final double[] rateSlope;

    private final double[] yieldSlope;

    SensitivityScalar(ExerciseScheme scheme) {
        this.scheme = scheme;
        int nodes = scheme.fine.nodes;
        matrix = new double[nodes * nodes];
        logVega = new double[nodes];
        logRho = new double[nodes];
        rateSlope = new double[scheme.fine.points()];
        yieldSlope = new double[scheme.fine.points()];
    }

    void differentiate(Puts puts, int at, BoundaryScalar boundary, PremiumScalar premium) {
        for (int i = 0; i < scheme.fine.nodes; i++) {
            linearise(i, puts, at, boundary);
        }
        eliminate();
        integrate(puts, at, boundary, premium);
    }

    /** One node's equation. */
    private void linearise(int i, Puts puts, int at, BoundaryScalar boundary) {
        BoundaryGrid grid = scheme.fine;
        boolean put = puts.optionSign[at] < 0.0;
        double rateSeed = put ? puts.time[at] : 0.0;
        double yieldSeed = put ? 0.0 : puts.time[at];
        double driftSeed = rateSeed - yieldSeed;
        double strikeSeed = strikeSeed(puts, at);
        double relative = 1.0 / puts.volatility[at];
        double deviation = puts.deviation[at];
        double perDeviation = 1.0 / deviation;
        double rateTime = puts.rateTime[at];
        double yieldTime = puts.yieldTime[at];
        double driftTime = puts.driftTime[at];
        double log = boundary.log[i];
        double flat = -FLAT * boundary.log[0];

        double damping = puts.damping[at];
        double blend = damping * perDeviation * (1.0 / grid.nodeRoot[i]);
        double blended = blend + 1.0;
        double dampingSum = 0.0;
        double dampingByRate = 0.0;
        double rateSum = 0.0;
        double rateByVolatility = 0.0;
        double rateByDrift = 0.0;
        double rateByRate = 0.0;
        double rateByLog = 0.0;
        double yieldSum = 0.0;
        double yieldByVolatility = 0.0;
        double yieldByDrift = 0.0;
        double yieldByYield = 0.0;
        double yieldByLog = 0.0;
        for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
            double root = grid.root[k];
            double square = root * root;
            double rootH = sqrt(boundary.squared(grid.interpolation, k, grid.width));
            double perStep = perDeviation * grid.inverseRoot[k];
            double centre = fma(driftTime, square, log + rootH) * perStep;
            double half = deviation * (0.5 * root);
            double dPlus = centre + half;
            double dMinus = centre - half;
            double farPlus = atMost(abs(dPlus), FARTHEST);
            double farMinus = atMost(abs(dMinus), FARTHEST);
            double growth = grid.growth[k];
            double gMinus = expWithin(fma(-0.5 * farMinus, farMinus, rateTime * growth));
            double yieldFactor = boundary.yieldWeight[k];
            double gPlus = yieldFactor * expWithin(-0.5 * farPlus * farPlus);
            double tail = gPlus * scaledNormalTail(farPlus);
            double chance = dPlus > 0.0 ? yieldFactor - tail : tail;
            double scale = INVERSE_SQRT_2PI * perStep;
            double weighed = gMinus * grid.weight[k];
            double rateDensity = weighed * scale;
            double yieldDensity = gPlus * scale;
            double byMinus = fma(-rateDensity, dMinus, weighed * INVERSE_SQRT_2PI * blend);
            double byPlus = fma(-yieldDensity, dPlus, gPlus * INVERSE_SQRT_2PI * blended);
            double rateByDistance = byMinus * perStep;
            double yieldByDistance = byPlus * perStep;
            double yieldDensities = fma(chance, blended, yieldDensity);
            if (damping > 0.0) {
                double tailMinus = weighed * scaledNormalTail(farMinus);
                double factor = expWithin(rateTime * growth) * grid.weight[k];
                double chanceMinus = dMinus > 0.0 ? factor - tailMinus : tailMinus;
                dampingSum += chanceMinus;
                dampingByRate = fma(chanceMinus, growth, dampingByRate);
            }
            rateSum += rateDensity;
            rateByVolatility -= fma(byMinus, dPlus, rateDensity);
            rateByDrift = fma(rateByDistance, square, rateByDrift);
            rateByRate = fma(rateDensity, growth, rateByRate);
            rateByLog += rateByDistance;
            yieldSum += yieldDensities;
            yieldByVolatility -= fma(byPlus, dMinus, yieldDensity);
            yieldByDrift = fma(yieldByDistance, square, yieldByDrift);
            yieldByYield = fma(yieldDensities, growth, yieldByYield);
            yieldByLog += yieldByDistance;
            double perRootH = rootH > flat ? 1.0 / rootH : 0.0;
            rateSlope[k] = rateByDistance * perRootH;
            yieldSlope[k] = yieldByDistance * perRootH;
        }

        rateSum = fma(dampingSum, blend, rateSum);
        rateByRate = fma(dampingByRate, blend, rateByRate);
        double root = grid.nodeRoot[i];
        double square = root * root;
        double perStep = perDeviation * (1.0 / root);
        double centre = fma(driftTime, square, log - puts.logStrike[at]) * perStep;
        double half = deviation * (0.5 * root);
        double dPlus = centre + half;
        double dMinus = centre - half;
        double farPlus = atMost(abs(dPlus), FARTHEST);
        double gPlus = expWithin(-0.5 * farPlus * farPlus);
        double farMinus = atMost(abs(dMinus), FARTHEST);
        double scale = INVERSE_SQRT_2PI * perStep;
        double gMinus = expWithin(-0.5 * farMinus * farMinus);
        double strikeDensity = gMinus * scale;
        double tail = gPlus * scaledNormalTail(farPlus);
        double chance = dPlus > 0.0 ? 1.0 - tail : tail;
        double spotDensity = gPlus * scale;
        double tailMinus = gMinus * scaledNormalTail(farMinus);
        double chanceMinus = dMinus > 0.0 ? 1.0 - tailMinus : tailMinus;
        double byMinus = fma(-strikeDensity, dMinus, gMinus * INVERSE_SQRT_2PI * blend);
        double byPlus = fma(-spotDensity, dPlus, gPlus * INVERSE_SQRT_2PI * blended);
        double strikeTerm = fma(chanceMinus, blend, strikeDensity);
        double spotTerm = fma(chance, blended, spotDensity);
        double strikeByDistance = byMinus * perStep;
        double spotByDistance = byPlus * perStep;
        double perNumerator = 1.0 / atLeast(fma(rateTime, rateSum, strikeTerm), Double.MIN_NORMAL);
        double perDenominator = 1.0 / atLeast(fma(yieldTime, yieldSum, spotTerm), Double.MIN_NORMAL);
        double ofRate = rateTime * perNumerator;
        double ofYield = yieldTime * perDenominator;
        double ownDistance = strikeByDistance * perNumerator - spotByDistance * perDenominator;

        double ownVolatility =
                -fma(byMinus, dPlus, strikeDensity) * perNumerator + fma(byPlus, dMinus, spotDensity) * perDenominator;
        double byVolatility = fma(ofRate, rateByVolatility, fma(-ofYield, yieldByVolatility, ownVolatility));
        double byDrift = fma(ofRate, rateByDrift, fma(-ofYield, yieldByDrift, ownDistance * square)) - square;
        double byRate = fma(rateTime, rateByRate, rateSum) * perNumerator;
        double byYield = fma(yieldTime, yieldByYield, yieldSum) * perDenominator;
        double byLog = fma(ofRate, rateByLog, fma(-ofYield, yieldByLog, ownDistance));
        double volatilityRow = byVolatility * relative;
        double rateRow = fma(byDrift, driftSeed, fma(byRate, rateSeed, -byYield * yieldSeed));
        rateRow = fma(1.0 - ownDistance, strikeSeed, rateRow);

        boolean free = log < 0.0;
        logVega[i] = free ? volatilityRow : 0.0;
        logRho[i] = free ? rateRow : 0.0;
        for (int j = 0; j < grid.nodes; j++) {
            double slope = 0.0;
            for (int k = grid.firstPoint[i]; k < grid.firstPoint[i + 1]; k++) {
                double combined = fma(ofRate, rateSlope[k], -ofYield * yieldSlope[k]);
                slope = fma(combined, grid.interpolation[k * grid.width + j], slope);
            }
            double element = -slope * boundary.log[j];
            matrix[i * grid.nodes + j] = free ? element : 0.0;
        }
        double diagonal = matrix[i * grid.nodes + i] + (1.0 - byLog);
        matrix[i * grid.nodes + i] = free ? diagonal : 1.0;
    }

    /** How ln(K/X) = max(0, ln(q/r)) changes with the option's own rate. */
    private static double strikeSeed(Puts puts, int at) {
        double rate = puts.rate[at];
        double yield = puts.yield[at];
        double seed = puts.optionSign[at] < 0.0 ? -1.0 / rate : 1.0 / yield;
        return yield > rate ? seed : 0.0;
    }

    /** Gauss's elimination, from the node nearest to expiry to today's. */
    private void eliminate() {
        int nodes = scheme.fine.nodes;
        for (int pivot = nodes - 1; pivot >= 0; pivot--) {
            double perPivot = 1.0 / matrix[pivot * nodes + pivot];
            for (int i = pivot - 1; i >= 0; i--) {
                double factor = -matrix[i * nodes + pivot] * perPivot;
                for (int j = 0; j < pivot; j++) {
                    matrix[i * nodes + j] = fma(factor, matrix[pivot * nodes + j], matrix[i * nodes + j]);
                }
                logVega[i] = fma(factor, logVega[pivot], logVega[i]);
                logRho[i] = fma(factor, logRho[pivot], logRho[i]);
            }
        }
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                logVega[i] = fma(-matrix[i * nodes + j], logVega[j], logVega[i]);
                logRho[i] = fma(-matrix[i * nodes + j], logRho[j], logRho[i]);
            }
            double perPivot = 1.0 / matrix[i * nodes + i];
            logVega[i] *= perPivot;
            logRho[i] *= perPivot;
        }
    }

    private void integrate(Puts puts, int at, BoundaryScalar boundary, PremiumScalar premium) {
        PremiumPoints points = premium.points;
        int nodes = scheme.fine.nodes;
        boolean put = puts.optionSign[at] < 0.0;
        double rateSeed = put ? puts.time[at] : 0.0;
        double yieldSeed = put ? 0.0 : puts.time[at];
        double driftSeed = rateSeed - yieldSeed;
        double strikeSeed = strikeSeed(puts, at);
        double perDeviation = 1.0 / puts.deviation[at];
        double rateTime = puts.rateTime[at];
        double yieldTime = puts.yieldTime[at];
        double strikeWeight = puts.strike[at] * rateSeed;
        double spotWeight = puts.spot[at] * yieldSeed;
        double flat = -FLAT * boundary.log[0];
        double vegaSum = 0.0;
        double relativeSum = 0.0;
        double rhoSum = 0.0;
        for (int k = 0; k < points.count; k++) {
            double square = points.root[k] * points.root[k];
            double perStep = perDeviation * points.inverseRoot[k];
            double byVolatility = 0.0;
            double byRate = 0.0;
            for (int j = 0; j < nodes; j++) {
                double weight = points.interpolation[k * scheme.fine.width + j] * boundary.log[j];
                byVolatility = fma(weight, logVega[j], byVolatility);
                byRate = fma(weight, logRho[j], byRate);
            }
            double rootH = premium.rootSquared[k];
            double perRootH = rootH > flat ? 1.0 / rootH : 0.0;
            double strikeDensity = premium.strikeDensity[k];
            double spotDensity = premium.spotDensity[k];
            double density = (strikeDensity - spotDensity) * perStep;
            vegaSum = fma(-density, byVolatility * perRootH, vegaSum);
            relativeSum += strikeDensity * premium.dPlus[k] - spotDensity * premium.dMinus[k];
            double distance = fma(byRate, perRootH, fma(driftSeed, square, strikeSeed));
            double ofStrike = strikeWeight * fma(-rateTime, square, 1.0) * premium.strikeChance[k];
            double ofSpot = spotWeight * fma(-yieldTime, square, 1.0) * premium.spotChance[k];
            rhoSum += ofStrike - ofSpot - density * distance;
        }
        puts.premiumVega[at] = fma(relativeSum, 1.0 / puts.volatility[at], vegaSum);
        puts.premiumRho[at] = rhoSum;
    }
}
