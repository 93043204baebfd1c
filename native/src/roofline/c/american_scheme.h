/* Nodes, weights and passes of the American price's presets; the Java classes that are named explain them. */
#pragma once

#define MOST_NODES 16
#define MOST_OWN_POINTS 16
#define MOST_POINTS 192
#define MOST_PREMIUM_POINTS 40

/* BoundaryGrid: all in parts of the time to expiry. */
struct grid {
    int nodes;
    /* The points of node i are first_point[i] to first_point[i + 1] - 1. */
    int first_point[MOST_NODES + 1];
    double node_root[MOST_NODES];
    double root[MOST_POINTS];
    double inverse_root[MOST_POINTS];
    double growth[MOST_POINTS];
    double weight[MOST_POINTS];
    /* Elements point * nodes + node. */
    double interpolation[MOST_POINTS * MOST_NODES];
};

/* PremiumPoints. */
struct premium_points {
    int count;
    double root[MOST_PREMIUM_POINTS];
    double inverse_root[MOST_PREMIUM_POINTS];
    double weight[MOST_PREMIUM_POINTS];
    double interpolation[MOST_PREMIUM_POINTS * MOST_NODES];
};

/* ExerciseScheme. */
struct scheme {
    struct grid coarse;
    int coarse_sweeps;
    struct grid fine;
    int fine_sweeps;
    /* Elements fine node * coarse.nodes + coarse node. */
    double refinement[MOST_NODES * MOST_NODES];
    double negligible_premium;
    struct premium_points premium;
};

enum { FAST, STANDARD, HIGH, PRESETS };

/* Computed when the library is loaded. */
extern struct scheme american_schemes[PRESETS];
