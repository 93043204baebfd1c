package io.thetagrid.core.pricing.surface;

/** Minimises a function of two variables by the simplex method [Nelder and Mead 1965]. Deterministic. */
final class NelderMead {
    /** The simplex has shrunk to a point of this relative size in value. */
    private static final double TOLERANCE = 1e-12;

    interface Function {
        double at(double x, double y);
    }

    private final Function function;
    /** Rows of x, y, value; best first. */
    private final double[][] simplex;

    private NelderMead(Function function, double x, double y, double stepX, double stepY) {
        this.function = function;
        this.simplex = new double[][] {vertex(x, y), vertex(x + stepX, y), vertex(x, y + stepY)};
        sort();
    }

    /** The point found after so many iterations at most. */
    static double[] minimise(Function function, double x, double y, double stepX, double stepY, int iterations) {
        NelderMead search = new NelderMead(function, x, y, stepX, stepY);
        for (int i = 0; i < iterations && !search.settled(); i++) {
            search.step();
        }
        return new double[] {search.simplex[0][0], search.simplex[0][1]};
    }

    private boolean settled() {
        double best = simplex[0][2];
        double worst = simplex[2][2];
        return worst - best <= TOLERANCE * Math.abs(best) || worst == 0;
    }

    private void step() {
        double[] worst = simplex[2];
        double[] reflected = along(-1);
        if (reflected[2] < simplex[0][2]) {
            double[] expanded = along(-2);
            simplex[2] = expanded[2] < reflected[2] ? expanded : reflected;
        } else if (reflected[2] < simplex[1][2]) {
            simplex[2] = reflected;
        } else {
            double[] contracted = along(reflected[2] < worst[2] ? -0.5 : 0.5);
            if (contracted[2] < Math.min(reflected[2], worst[2])) {
                simplex[2] = contracted;
            } else {
                shrink();
            }
        }
        sort();
    }

    /** A point on the line from the middle of the two best through the worst. */
    private double[] along(double factor) {
        double x = 0.5 * (simplex[0][0] + simplex[1][0]);
        double y = 0.5 * (simplex[0][1] + simplex[1][1]);
        return vertex(x + factor * (simplex[2][0] - x), y + factor * (simplex[2][1] - y));
    }

    private void shrink() {
        for (int i = 1; i < 3; i++) {
            simplex[i] = vertex(0.5 * (simplex[0][0] + simplex[i][0]), 0.5 * (simplex[0][1] + simplex[i][1]));
        }
    }

    private double[] vertex(double x, double y) {
        return new double[] {x, y, function.at(x, y)};
    }

    private void sort() {
        order(0, 1);
        order(1, 2);
        order(0, 1);
    }

    private void order(int i, int j) {
        if (simplex[j][2] < simplex[i][2]) {
            double[] other = simplex[i];
            simplex[i] = simplex[j];
            simplex[j] = other;
        }
    }
}
