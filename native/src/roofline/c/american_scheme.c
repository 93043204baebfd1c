/* Computes the presets' nodes and weights: Gauss-Legendre points in an angle, barycentric interpolation in the root of time. */
#include <math.h>

#include "american_scheme.h"

#define NEWTON_STEPS 10
#define FEWEST_POINTS 2

struct scheme american_schemes[PRESETS];

static double legendre(int degree, double x) {
    double before = 0.0;
    double value = 1.0;
    for (int j = 0; j < degree; j++) {
        double next = ((2 * j + 1) * x * value - j * before) / (j + 1);
        before = value;
        value = next;
    }
    return value;
}

static double slope(int degree, double x) {
    return degree * (x * legendre(degree, x) - legendre(degree - 1, x)) / (x * x - 1.0);
}

/* Point i, and its weight, of Gauss and Legendre's rule on (0, 1). */
static double gauss_point(int count, int i, double *weight) {
    double x = cos(M_PI * (i + 0.75) / (count + 0.5));
    for (int step = 0; step < NEWTON_STEPS; step++) {
        x -= legendre(count, x) / slope(count, x);
    }
    *weight = 1.0 / ((1.0 - x * x) * slope(count, x) * slope(count, x));
    return 0.5 - 0.5 * x;
}

static double chebyshev_point(const struct grid *grid, int i) { return cos(i * M_PI / grid->nodes); }

/* Weights of a function's values at the nodes, if it is 0 at -1 [Berrut and Trefethen 2004]; no point is a node. */
static void interpolate(const struct grid *grid, double z, double *weights) {
    double sum = 0.0;
    for (int j = 0; j <= grid->nodes; j++) {
        double sign = j % 2 == 0 ? 1.0 : -1.0;
        double term = sign * (j == 0 || j == grid->nodes ? 0.5 : 1.0) / (z - chebyshev_point(grid, j));
        sum += term;
        if (j < grid->nodes) {
            weights[j] = term;
        }
    }
    for (int j = 0; j < grid->nodes; j++) {
        weights[j] /= sum;
    }
}

/* Weights of a function's values at the nodes, whatever it is at -1. */
static void extrapolate(const struct grid *grid, double z, double *weights) {
    for (int j = 0; j < grid->nodes; j++) {
        weights[j] = 1.0;
        for (int other = 0; other < grid->nodes; other++) {
            if (other != j) {
                double apart = chebyshev_point(grid, j) - chebyshev_point(grid, other);
                weights[j] *= (z - chebyshev_point(grid, other)) / apart;
            }
        }
    }
}

static void place_points(struct grid *grid, int i) {
    int first = grid->first_point[i];
    int count = grid->first_point[i + 1] - first;
    double square = grid->node_root[i] * grid->node_root[i];
    for (int k = 0; k < count; k++) {
        double weight;
        double theta = M_PI_2 * gauss_point(count, k, &weight);
        grid->root[first + k] = grid->node_root[i] * sin(theta);
        grid->inverse_root[first + k] = 1.0 / grid->root[first + k];
        grid->growth[first + k] = square * (cos(theta) * cos(theta));
        grid->weight[first + k] = M_PI_2 * weight * square * (2.0 * sin(theta) * cos(theta));
        double z = 2.0 * grid->node_root[i] * cos(theta) - 1.0;
        interpolate(grid, z, grid->interpolation + (first + k) * grid->nodes);
    }
}

static void make_grid(struct grid *grid, int nodes, int points) {
    grid->nodes = nodes;
    for (int i = 0; i < nodes; i++) {
        grid->node_root[i] = 0.5 + 0.5 * chebyshev_point(grid, i);
        int own = (int)ceil(points * sqrt(grid->node_root[i]));
        grid->first_point[i + 1] = grid->first_point[i] + (own > FEWEST_POINTS ? own : FEWEST_POINTS);
        place_points(grid, i);
    }
}

static void make_premium_points(struct premium_points *premium, const struct grid *grid, int count) {
    premium->count = count;
    for (int k = 0; k < count; k++) {
        double weight;
        double t = gauss_point(count, k, &weight);
        double theta = M_PI_2 * t * t;
        premium->root[k] = sin(theta);
        premium->inverse_root[k] = 1.0 / premium->root[k];
        premium->weight[k] = M_PI_2 * weight * (2.0 * t) * (2.0 * sin(theta) * cos(theta));
        interpolate(grid, 2.0 * cos(theta) - 1.0, premium->interpolation + k * grid->nodes);
    }
}

static void complete(struct scheme *scheme, int premium_points) {
    for (int i = 0; i < scheme->fine.nodes; i++) {
        extrapolate(
            &scheme->coarse, chebyshev_point(&scheme->fine, i), scheme->refinement + i * scheme->coarse.nodes);
    }
    make_premium_points(&scheme->premium, &scheme->fine, premium_points);
}

__attribute__((constructor)) static void make_schemes(void) {
    struct scheme *fast = &american_schemes[FAST];
    make_grid(&fast->coarse, 5, 5);
    fast->coarse_sweeps = 3;
    make_grid(&fast->fine, 8, 7);
    fast->fine_sweeps = 2;
    fast->negligible_premium = 1e-7;
    complete(fast, 18);
    struct scheme *standard = &american_schemes[STANDARD];
    make_grid(&standard->coarse, 5, 5);
    standard->coarse_sweeps = 3;
    make_grid(&standard->fine, 10, 10);
    standard->fine_sweeps = 4;
    standard->negligible_premium = 1e-8;
    complete(standard, 24);
    struct scheme *high = &american_schemes[HIGH];
    make_grid(&high->coarse, 6, 6);
    high->coarse_sweeps = 3;
    make_grid(&high->fine, 16, 16);
    high->fine_sweeps = 6;
    high->negligible_premium = 1e-11;
    complete(high, 40);
}
