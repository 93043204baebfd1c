package io.thetagrid.kernels.proxy;

/**
 * Where a surface stands for its functions.
 *
 * @param lowX least log spot
 * @param highX largest log spot
 * @param lowV least log volatility
 * @param highV largest log volatility; may equal the least
 */
public record Rectangle(double lowX, double highX, double lowV, double highV) {

    /** The smallest around points, of which there is at least one. */
    public static Rectangle of(double[] x, double[] v) {
        Rectangle area = new Rectangle(x[0], x[0], v[0], v[0]);
        for (int i = 1; i < x.length; i++) {
            area = area.around(new Rectangle(x[i], x[i], v[i], v[i]));
        }
        return area;
    }

    /** The smallest around both. */
    public Rectangle around(Rectangle other) {
        return new Rectangle(
                Math.min(lowX, other.lowX),
                Math.max(highX, other.highX),
                Math.min(lowV, other.lowV),
                Math.max(highV, other.highV));
    }

    boolean contains(double x, double v) {
        return lowX <= x && x <= highX && lowV <= v && v <= highV;
    }

    /** The halves below and above a middle. */
    Rectangle half(boolean alongX, boolean upper) {
        double middleX = 0.5 * (lowX + highX);
        double middleV = 0.5 * (lowV + highV);
        return new Rectangle(
                alongX && upper ? middleX : lowX,
                alongX && !upper ? middleX : highX,
                !alongX && upper ? middleV : lowV,
                !alongX && !upper ? middleV : highV);
    }

    /** From [−1, 1]. */
    double x(double unit) {
        return 0.5 * (lowX + highX) + 0.5 * (highX - lowX) * unit;
    }

    double v(double unit) {
        return 0.5 * (lowV + highV) + 0.5 * (highV - lowV) * unit;
    }

    /** To [−1, 1]. */
    double unitX(double x) {
        return highX > lowX ? (2 * x - lowX - highX) / (highX - lowX) : 0;
    }

    double unitV(double v) {
        return highV > lowV ? (2 * v - lowV - highV) / (highV - lowV) : 0;
    }
}
