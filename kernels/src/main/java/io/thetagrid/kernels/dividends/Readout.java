package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.exp;
import static java.lang.Math.fma;
import static java.lang.Math.sqrt;

/** What a lane's grid says about its option today. */
final class Readout {
    double price;
    double delta;
    double gamma;
    double theta;
    double critical;
    boolean exercised;

    /** Value of the trial for differences with other trials of the same option. */
    static double trialValue(Rollback grid, int lane) {
        return grid.value[grid.scheme.centre * grid.lanes + lane] / grid.compound[lane];
    }

    void read(Rollback grid, OptionLanes options, int lane) {
        int centre = grid.scheme.centre;
        double sign = options.optionSign[lane];
        double z = options.lognormal[lane];
        double spot = z + options.shiftToday[lane];
        double exercise = sign * (spot - options.strike[lane]);
        critical = grid.american ? critical(grid, options, lane) : Double.NaN;
        exercised = grid.american && grid.isExercised(centre, lane);
        if (exercised) {
            price = exercise;
            delta = sign;
            gamma = 0.0;
            theta = 0.0;
            return;
        }
        double discount = 1.0 / grid.compound[lane];
        double h = options.spacing[lane];
        double u = at(grid, centre, lane);
        double near = at(grid, centre + 1, lane) - at(grid, centre - 1, lane);
        double far = at(grid, centre + 2, lane) - at(grid, centre - 2, lane);
        double nearSum = at(grid, centre + 1, lane) + at(grid, centre - 1, lane);
        double farSum = at(grid, centre + 2, lane) + at(grid, centre - 2, lane);
        double slope = sign * fma(8.0, near, -far) / (12.0 * h);
        double curvature = fma(16.0, nearSum, fma(-30.0, u, -farSum)) / (12.0 * h * h);
        double volatility = options.volatility[lane];
        double rate = options.rate[lane];
        price = u * discount;
        price = grid.american && exercise > price ? exercise : price;
        delta = fma(0.5, u, slope) * discount / z;
        gamma = fma(-0.25, u, curvature) * discount / (z * z);
        theta = rate * price
                - (rate - options.yield[lane]) * spot * delta
                - 0.5 * volatility * volatility * z * z * gamma;
    }

    private static double at(Rollback grid, int node, int lane) {
        return grid.value[node * grid.lanes + lane];
    }

    /** Where the value meets the exercise value, from the two nodes next to it: there their difference is a square. */
    private static double critical(Rollback grid, OptionLanes options, int lane) {
        int last = grid.scheme.last;
        int i = 0;
        while (i <= last && !grid.isExercised(i, lane)) {
            i++;
        }
        if (i > last) {
            return Double.NaN;
        }
        double x = i - 0.5;
        if (i >= 2) {
            double near = sqrt(Math.max(premium(grid, options, i - 1, lane), 0.0));
            double far = sqrt(Math.max(premium(grid, options, i - 2, lane), 0.0));
            x = far > near ? Math.min(i - 1 + near / (far - near), i) : x;
        }
        return i == 0 ? Double.NaN : spotAt(grid, options, x, options.lognormal[lane], options.shiftToday[lane], lane);
    }

    private static double premium(Rollback grid, OptionLanes options, int node, int lane) {
        double scale = options.optionSign[lane] * grid.compound[lane];
        double root = grid.root[node * grid.lanes + lane];
        double inverse = grid.root[(grid.scheme.last - node) * grid.lanes + lane];
        double strike = options.strike[lane] - options.shiftToday[lane];
        return at(grid, node, lane) - scale * fma(options.lognormal[lane], root, -strike * inverse);
    }

    /** Spot at a position between the nodes. */
    static double spotAt(Rollback grid, OptionLanes options, double x, double middle, double shift, int lane) {
        double logarithm = options.optionSign[lane] * (x - grid.scheme.centre) * options.spacing[lane];
        return fma(middle, exp(logarithm), shift);
    }
}
