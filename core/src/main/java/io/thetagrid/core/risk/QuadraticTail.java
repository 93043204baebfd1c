package io.thetagrid.core.risk;

import io.thetagrid.kernels.math.ScalarMath;
import java.util.Arrays;

/**
 * Upper tail of a {@link NormalQuadratic} X of standard deviation 1 by inverting its moment-generating function e^K(s): for any contour that crosses
 * the real axis between 0 and the function's first pole,
 *
 * <pre>
 * density(q) = 1/2πi ∫ e^(K(s) − sq) ds    P(X &gt; q) = 1/2πi ∫ e^(K(s) − sq) ds/s    E max(X − q, 0) = 1/2πi ∫ e^(K(s) − sq) ds/s²
 * </pre>
 *
 * [Gil-Pelaez 1951; Imhof 1961; Rice 1980]. The contour is a hyperbola through the saddle point, bent to the side where the
 * integrand falls off: on the straight line of Imhof's formula a form of few factors decays too slowly. Along it the
 * trapezoidal rule converges geometrically; the step is halved until that shows.
 */
final class QuadraticTail {

    /** Density at q, P(X &gt; q) and E max(X − q, 0). */
    record Tail(double density, double probability, double excess) {
        private static final Tail NONE = new Tail(0, 0, 0);
    }

    private static final double STEEPNESS = 0.5;
    private static final double FIRST_STEP = 0.125;
    private static final int HALVINGS = 7;

    /** Halving the step squares the error, so what is left is below rounding. */
    private static final double TOLERANCE = 1e-10;

    /** What counts as 0, in the units of X. */
    private static final double VANISHING = 1e-15;

    /** The density only steers Newton's method. */
    private static final double DENSITY_TOLERANCE = 1e-6;

    /** Along a good contour no integrand of P(X &gt; q) exceeds the saddle point's; rounding is that of the largest. */
    private static final double LARGEST_GROWTH = 100;

    private static final double NEGLIGIBLE = 1e-18;
    private static final double FARTHEST = 200;
    private static final int BISECTIONS = 60;

    private final double constant;
    private final double[] linearSquared;
    private final double[] curvature;
    private final double normalVariance;
    /** What X comes to without its normal part where every χ² is 0. */
    private final double edge;
    /** The moment-generating function's first pole; infinite where no curvature is positive. */
    private final double pole;

    private final double mean;
    private final boolean boundedAbove;
    private final boolean boundedBelow;

    QuadraticTail(NormalQuadratic form) {
        constant = form.constant();
        int count = 0;
        double variance = 0;
        double largest = 0;
        double smallest = 0;
        double vertex = constant;
        for (int j = 0; j < form.linear().length; j++) {
            double b = form.linear()[j];
            double c = form.curvature()[j];
            if (c == 0) {
                variance += b * b;
            } else {
                count++;
                largest = Math.max(largest, c);
                smallest = Math.min(smallest, c);
                vertex -= 0.5 * b * b / c;
            }
        }
        normalVariance = variance;
        edge = vertex;
        pole = largest > 0 ? 1 / largest : Double.POSITIVE_INFINITY;
        mean = form.mean();
        boundedAbove = largest == 0 && variance == 0;
        boundedBelow = smallest == 0 && variance == 0;
        linearSquared = new double[count];
        curvature = new double[count];
        int next = 0;
        for (int j = 0; j < form.linear().length; j++) {
            if (form.curvature()[j] != 0) {
                linearSquared[next] = form.linear()[j] * form.linear()[j];
                curvature[next++] = form.curvature()[j];
            }
        }
    }

    /** Tail beyond q. */
    Tail beyond(double q) {
        if (boundedAbove && q >= edge) {
            return Tail.NONE;
        }
        if (boundedBelow && q <= edge) {
            return new Tail(0, 1, mean - q);
        }
        double saddle = saddle(q);
        double width = 1 / Math.sqrt(curvatureAt(saddle));
        double bend = q > edge ? STEEPNESS : 0 - STEEPNESS;
        for (double side : new double[] {bend, -bend, 0}) {
            Tail tail = integrate(q, saddle, width, side);
            if (!Double.isNaN(tail.probability())) {
                return tail;
            }
        }
        throw new ArithmeticException("the tail integral of a quadratic form does not converge at " + q);
    }

    /** Trapezoidal rule, halving the step until two results agree; NaN where they never do. */
    private Tail integrate(double q, double saddle, double width, double bend) {
        Node node = new Node();
        evaluate(q, saddle, width, bend, 0, node);
        double bound = LARGEST_GROWTH * node.size;
        double[] sums = {0.5 * node.density, 0.5 * node.probability, 0.5 * node.excess};
        double step = FIRST_STEP;
        addNodes(q, saddle, width, bend, step, step, bound, sums);
        Tail previous = scaled(sums, step);
        for (int i = 0; i < HALVINGS; i++) {
            addNodes(q, saddle, width, bend, 0.5 * step, step, bound, sums);
            step *= 0.5;
            Tail tail = scaled(sums, step);
            if (agree(previous.probability(), tail.probability(), TOLERANCE, VANISHING)
                    && agree(previous.excess(), tail.excess(), TOLERANCE, VANISHING)
                    && agree(previous.density(), tail.density(), DENSITY_TOLERANCE, DENSITY_TOLERANCE)) {
                return tail;
            }
            previous = tail;
        }
        return new Tail(Double.NaN, Double.NaN, Double.NaN);
    }

    private static Tail scaled(double[] sums, double step) {
        double weight = step / Math.PI;
        return new Tail(sums[0] * weight, sums[1] * weight, sums[2] * weight);
    }

    private static boolean agree(double a, double b, double relative, double absolute) {
        return Math.abs(a - b) <= relative * Math.abs(b) + absolute;
    }

    private void addNodes(
            double q,
            double saddle,
            double width,
            double bend,
            double first,
            double step,
            double bound,
            double[] sums) {
        Node node = new Node();
        double largest = 0;
        for (double w = first; w < FARTHEST; w += step) {
            evaluate(q, saddle, width, bend, w, node);
            sums[0] += node.density;
            sums[1] += node.probability;
            sums[2] += node.excess;
            if (node.size > bound) {
                Arrays.fill(sums, Double.NaN);
                return;
            }
            largest = Math.max(largest, node.modulus);
            if (!(node.modulus > NEGLIGIBLE * largest)) {
                return;
            }
        }
    }

    /** Integrands at one node, imaginary parts; their real parts cancel against the conjugate half of the contour. */
    private static final class Node {
        private double density;
        private double probability;
        private double excess;
        private double modulus;
        private double size;
    }

    /** Evaluates at s = saddle + width·(i·sinh w + bend·(cosh w − 1)). */
    private void evaluate(double q, double saddle, double width, double bend, double w, Node node) {
        double grown = ScalarMath.exp(w);
        double sinh = 0.5 * (grown - 1 / grown);
        double cosh = 0.5 * (grown + 1 / grown);
        double x = saddle + width * bend * (cosh - 1);
        double y = width * sinh;
        double squareX = x * x - y * y;
        double squareY = 2 * x * y;
        double distance = constant - q;
        double exponentX = 0.5 * normalVariance * squareX;
        double exponentY = 0.5 * normalVariance * squareY;
        double rootX = 1;
        double rootY = 0;
        for (int j = 0; j < curvature.length; j++) {
            // 1 / (1 − s·curvature) and its principal root; the contour meets neither cut.
            double c = curvature[j];
            double u = 1 - x * c;
            double v = 0 - y * c;
            double norm = u * u + v * v;
            double inverseX = u / norm;
            double inverseY = 0 - v / norm;
            // ½·s²b² / (1 − sc), where that is large less its limit −s·b²/2c, which would cancel against s·distance.
            boolean far = c * c * (x * x + y * y) > 1;
            double weight = far ? 0.5 * linearSquared[j] / c : 0.5 * linearSquared[j];
            double powerX = far ? x : squareX;
            double powerY = far ? y : squareY;
            distance -= far ? weight : 0;
            exponentX += weight * (powerX * inverseX - powerY * inverseY);
            exponentY += weight * (powerX * inverseY + powerY * inverseX);
            double modulus = 1 / Math.sqrt(norm);
            double halfX = Math.sqrt(0.5 * (modulus + Math.abs(inverseX)));
            double halfY = 0.5 * Math.abs(inverseY) / halfX;
            double rX = inverseX >= 0 ? halfX : halfY;
            double rY = Math.copySign(inverseX >= 0 ? halfY : halfX, inverseY);
            double product = rootX * rX - rootY * rY;
            rootY = rootX * rY + rootY * rX;
            rootX = product;
        }
        exponentX += x * distance;
        exponentY += y * distance;
        // StrictMath: the same bits everywhere.
        double scale = ScalarMath.exp(exponentX);
        double cosine = scale * StrictMath.cos(exponentY);
        double sine = scale * StrictMath.sin(exponentY);
        double valueX = rootX * cosine - rootY * sine;
        double valueY = rootX * sine + rootY * cosine;
        double stepX = width * bend * sinh;
        double stepY = width * cosh;
        double termX = valueX * stepX - valueY * stepY;
        double termY = valueX * stepY + valueY * stepX;
        double norm = x * x + y * y;
        double byX = (termX * x + termY * y) / norm;
        double byY = (termY * x - termX * y) / norm;
        node.density = termY;
        node.probability = byY;
        node.excess = (byY * x - byX * y) / norm;
        node.size = Math.sqrt(byX * byX + byY * byY);
        node.modulus = Math.sqrt(termX * termX + termY * termY);
    }

    /** Where K(s) − sq − log s is least. */
    private double saddle(double q) {
        double low = 0;
        double high = pole;
        if (pole == Double.POSITIVE_INFINITY) {
            high = 1;
            while (slopeAt(high) - q < 1 / high) {
                low = high;
                high *= 2;
            }
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (slopeAt(middle) - q < 1 / middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** K′(s). */
    private double slopeAt(double s) {
        double sum = constant + s * normalVariance;
        for (int j = 0; j < curvature.length; j++) {
            double rest = 1 - s * curvature[j];
            sum += 0.5 * curvature[j] / rest + linearSquared[j] * s * (1 - 0.5 * s * curvature[j]) / (rest * rest);
        }
        return sum;
    }

    /** K″(s) + 1/s². */
    private double curvatureAt(double s) {
        double sum = normalVariance + 1 / (s * s);
        for (int j = 0; j < curvature.length; j++) {
            double rest = 1 - s * curvature[j];
            sum += (0.5 * curvature[j] * curvature[j] + linearSquared[j] / rest) / (rest * rest);
        }
        return sum;
    }
}
