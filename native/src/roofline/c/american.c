/*
 * American price [Andersen, Lake and Offengenden 2016], of regular options with one exercise boundary: calls as puts with
 * spot and strike, rate and yield exchanged; lanes are puts, several vectors side by side, in loops through all points of a
 * node. The Java texts BoundaryScalar and PremiumScalar derive the formulas. What differs here:
 *
 * - ln(B/X) is held in units of the put's deviation v = sigma * sqrt(T), as y;
 * - e^(ru) * phi(d-) is e^(qu) * phi(d+) * e^((r - q) * tau) times B(tau)/B(u), and e^((r - q) * tau) cancels in the quotient
 *   that gives the next boundary, so that one Gaussian serves both tails, here and in the premium;
 * - puts whose iteration is damped are solved apart from the others.
 */
#include "american_scheme.h"
#include "vectors.h"

enum { OPTION_SIGN, SPOT, STRIKE, TIME_TO_EXPIRY, RATE, DIVIDEND_YIELD, VOLATILITY };

void roofline_european(const double *in, long in_apart, double *out, long out_apart, long rows, int greeks);

#define BLOCK 128
#define APART (BLOCK + 40)
/* What is known of a put before its boundary is; those up to DAMPING go into its group. */
enum {
    PUT_SPOT,
    PUT_STRIKE,
    DEVIATION,
    RATE_TIME,
    YIELD_TIME,
    DRIFT_TIME,
    LOG_SPOT,
    LOG_STRIKE,
    PERPETUAL,
    DAMPING,
    BOUNDARY_AT_EXPIRY,
    PREMIUM_BOUND,
    COLUMNS
};
#define TERMS (DAMPING + 1)

#define IN(column) LOAD(in + (column) * in_apart + row)
#define KEPT(column) LOAD(block[column] + row)
#define KEEP(column, x) STORE(block[column] + row, x)

#define SMALLEST ALL(0x1p-1022)
#define LOWEST_LOG ALL(-600.0)
#define UNDAMPED_DRIFT ALL(0.3)
#define SQRT_2PI ALL(2.50662827463100050242)

/* Vectors of puts solved side by side: their nodes' chains overlap. */
#define VECTORS 4
#define GROUP (VECTORS * LANES)

/* Puts that wait until there are enough. */
struct group {
    double terms[TERMS][GROUP] __attribute__((aligned(64)));
    long row[GROUP];
    int count;
};

/* The boundaries of a group's puts; arrays without VECTORS in front go by vector, then point of the node. */
struct boundaries {
    int vectors;
    doubles deviation[VECTORS];
    doubles per_deviation[VECTORS];
    doubles rate_time[VECTORS];
    doubles yield_time[VECTORS];
    doubles drift_time[VECTORS];
    /* d+ of a boundary that stays where it is, by root of time. */
    doubles slope[VECTORS];
    doubles strike[VECTORS];
    doubles perpetual[VECTORS];
    doubles damping[VECTORS];
    /* y at the nodes, its square and its first guess. */
    doubles level[VECTORS][MOST_NODES];
    doubles squared[VECTORS][MOST_NODES];
    doubles guess[VECTORS][MOST_NODES];
    /* Quadrature weights times e^(qu), and e^(ru). */
    doubles yield_weight[VECTORS * MOST_POINTS];
    doubles rate_weight[VECTORS * MOST_POINTS];
    doubles distance[VECTORS * MOST_PREMIUM_POINTS];
    doubles log_ratio[VECTORS * MOST_PREMIUM_POINTS];
};

/* Beyond the tail's end what it is multiplied by is 0. */
INLINE doubles tail_of(doubles d) { return tail(ABS(d)); }

/* N(d) of its tail N(-|d|). */
INLINE doubles normal(doubles d, doubles beyond) { return CHOOSE(NEGATIVE(d), beyond, ALL(1.0) - beyond); }

/* B/K of the perpetual put [Merton 1973]. */
INLINE doubles perpetual_boundary(doubles rate, doubles yield, doubles volatility) {
    doubles per_variance = ALL(2.0) / (volatility * volatility);
    doubles m = (rate - yield) * per_variance - ALL(1.0);
    doubles n = rate * per_variance;
    doubles root = SQRT(m * m + n * ALL(4.0));
    doubles rising = (m + root) * ALL(0.5);
    doubles falling = n * ALL(2.0) / GREATER(root - m, SMALLEST);
    doubles x = CHOOSE(ABOVE(m, ALL(0.0)), rising, falling);
    return x / (x + ALL(1.0));
}

static void derive(const double *in, long in_apart, double block[COLUMNS][APART], int rows) {
    for (int row = 0; row < rows; row += LANES) {
        mask put = ABOVE(ALL(0.0), IN(OPTION_SIGN));
        doubles spot = CHOOSE(put, IN(SPOT), IN(STRIKE));
        doubles strike = CHOOSE(put, IN(STRIKE), IN(SPOT));
        doubles rate = CHOOSE(put, IN(RATE), IN(DIVIDEND_YIELD));
        doubles yield = CHOOSE(put, IN(DIVIDEND_YIELD), IN(RATE));
        doubles time = IN(TIME_TO_EXPIRY);
        doubles volatility = IN(VOLATILITY);
        doubles deviation = volatility * SQRT(time);
        doubles drift_time = (rate - yield) * time;
        doubles at_expiry = CHOOSE(ABOVE(yield, rate), strike * (rate / yield), strike);
        doubles perpetual = perpetual_boundary(rate, yield, volatility) * (strike / at_expiry);
        KEEP(PUT_SPOT, spot);
        KEEP(PUT_STRIKE, strike);
        KEEP(DEVIATION, deviation);
        KEEP(RATE_TIME, rate * time);
        KEEP(YIELD_TIME, yield * time);
        KEEP(DRIFT_TIME, drift_time);
        KEEP(PERPETUAL, LESSER(perpetual, ALL(1.0)));
        KEEP(DAMPING, GREATER(drift_time / deviation - UNDAMPED_DRIFT, ALL(0.0)));
        KEEP(BOUNDARY_AT_EXPIRY, at_expiry);
    }
    for (int row = 0; row < rows; row += LANES) {
        doubles deviation = KEPT(DEVIATION);
        doubles log_spot = log_ratio(KEPT(PUT_SPOT), KEPT(BOUNDARY_AT_EXPIRY));
        doubles drift = KEPT(DRIFT_TIME) - deviation * deviation * ALL(0.5);
        doubles turning = SQRT(GREATER(log_spot * drift, ALL(0.0))) * ALL(2.0);
        doubles least = CHOOSE(ABOVE(drift, log_spot), turning, log_spot + drift) / deviation;
        doubles beyond = gaussian(least) * tail_of(least);
        doubles chance = normal(-least, beyond);
        KEEP(LOG_SPOT, log_spot);
        KEEP(LOG_STRIKE, log_ratio(KEPT(PUT_STRIKE), KEPT(BOUNDARY_AT_EXPIRY)));
        KEEP(PREMIUM_BOUND, KEPT(RATE_TIME) * CHOOSE(ABOVE(log_spot, ALL(0.0)), chance, ALL(1.0)));
    }
}

static void start(const struct group *group, struct boundaries *b) {
    b->vectors = (group->count + LANES - 1) / LANES;
    for (int v = 0; v < b->vectors; v++) {
#define TERM(column) LOAD(group->terms[column] + v * LANES)
        doubles deviation = TERM(DEVIATION);
        doubles per_deviation = ALL(1.0) / deviation;
        b->deviation[v] = deviation;
        b->per_deviation[v] = per_deviation;
        b->rate_time[v] = TERM(RATE_TIME);
        b->yield_time[v] = TERM(YIELD_TIME);
        b->drift_time[v] = TERM(DRIFT_TIME);
        b->slope[v] = TERM(DRIFT_TIME) * per_deviation + deviation * ALL(0.5);
        b->strike[v] = TERM(LOG_STRIKE) * per_deviation;
        b->perpetual[v] = GREATER(log_ratio(TERM(PERPETUAL), ALL(1.0)), LOWEST_LOG) * per_deviation;
        b->damping[v] = TERM(DAMPING);
    }
}

static void guess(const struct grid *grid, const struct group *group, struct boundaries *b) {
    for (int v = 0; v < b->vectors; v++) {
        doubles rest = GREATER(ALL(1.0) - TERM(PERPETUAL), ALL(1e-4));
        doubles per_rest = ALL(1.0) / rest;
        doubles half_drift = b->drift_time[v] * b->per_deviation[v] * ALL(0.5);
        for (int i = 0; i < grid->nodes; i++) {
            doubles root = ALL(grid->node_root[i]);
            doubles drift = half_drift * root;
            doubles slope = CHOOSE(ABOVE(ALL(0.0), drift), ALL(1.0) - drift, ALL(1.0) / (drift + ALL(1.0)));
            doubles step = b->deviation[v] * ALL(-2.0) * root * slope;
            doubles level = rest * exp_of(GREATER(step * per_rest, ALL(-700.0))) + (ALL(1.0) - rest);
            doubles y = log_ratio(GREATER(level, SMALLEST), ALL(1.0)) * b->per_deviation[v];
            b->guess[v][i] = LESSER(GREATER(y, b->perpetual[v]), ALL(0.0));
        }
    }
}

INLINE void set(struct boundaries *b, int v, int i, doubles y) {
    b->level[v][i] = y;
    b->squared[v][i] = y * y;
}

static void start_coarse(const struct scheme *scheme, const struct group *group, struct boundaries *b) {
    guess(&scheme->coarse, group, b);
    for (int v = 0; v < b->vectors; v++) {
        for (int i = 0; i < scheme->coarse.nodes; i++) {
            set(b, v, i, b->guess[v][i]);
        }
    }
}

/* The fine grid's guess times what the coarse grid made of its own. */
static void start_fine(const struct scheme *scheme, const struct group *group, struct boundaries *b) {
    int coarse = scheme->coarse.nodes;
    doubles ratio[VECTORS][MOST_NODES];
    for (int v = 0; v < b->vectors; v++) {
        for (int j = 0; j < coarse; j++) {
            doubles from = b->guess[v][j];
            ratio[v][j] = CHOOSE(ABOVE(ALL(0.0), from), b->level[v][j] / from, ALL(1.0));
        }
    }
    guess(&scheme->fine, group, b);
    for (int v = 0; v < b->vectors; v++) {
        for (int i = 0; i < scheme->fine.nodes; i++) {
            doubles sum = ALL(0.0);
            for (int j = 0; j < coarse; j++) {
                sum = ALL(scheme->refinement[i * coarse + j]) * ratio[v][j] + sum;
            }
            doubles y = b->guess[v][i] * LESSER(GREATER(sum, ALL(0.5)), ALL(2.0));
            set(b, v, i, GREATER(y, b->perpetual[v]));
        }
    }
}

INLINE void weigh(const struct grid *grid, struct boundaries *b, const int damped) {
    int points = grid->first_point[grid->nodes];
    for (int v = 0; v < b->vectors; v++) {
        for (int k = 0; k < points; k++) {
            doubles time = ALL(grid->growth[k]);
            b->yield_weight[v * points + k] = exp_of(b->yield_time[v] * time) * ALL(grid->weight[k]);
            if (damped) {
                b->rate_weight[v * points + k] = exp_of(b->rate_time[v] * time) * ALL(grid->weight[k]);
            }
        }
    }
}

/* y^2 between the nodes, and from it d+ and ln(level/B) in a put's units, at points that follow each other. */
INLINE void distances(
    const double *interpolation,
    const double *root,
    const double *inverse_root,
    const int nodes,
    int count,
    const doubles *squared,
    doubles level,
    doubles slope,
    doubles deviation,
    doubles *distance,
    doubles *log_ratio) {
    doubles h[MOST_NODES];
#pragma GCC unroll 16
    for (int j = 0; j < nodes; j++) {
        h[j] = squared[j];
    }
    for (int k = 0; k < count; k++) {
        const double *row = interpolation + k * nodes;
        doubles even = ALL(row[0]) * h[0];
        doubles odd = ALL(row[1]) * h[1];
#pragma GCC unroll 16
        for (int j = 2; j + 1 < nodes; j += 2) {
            even = ALL(row[j]) * h[j] + even;
            odd = ALL(row[j + 1]) * h[j + 1] + odd;
        }
        if (nodes % 2 == 1) {
            even = ALL(row[nodes - 1]) * h[nodes - 1] + even;
        }
        doubles step = level + SQRT(GREATER(even + odd, ALL(0.0)));
        distance[k] = step * ALL(inverse_root[k]) + slope * ALL(root[k]);
        log_ratio[k] = step * deviation;
    }
}

/* The distance's Gaussian, and the logarithm's exponential in its place. */
INLINE void exponentials(const doubles *distance, doubles *log_ratio, doubles *density, int count) {
    for (int k = 0; k < count; k++) {
        density[k] = gaussian(distance[k]);
        log_ratio[k] = exp_of(log_ratio[k]);
    }
}

/* The next y at a node from its integrals: B = K * e^(-(r - q) * tau) * N/D, both over phi's factor. */
INLINE void renew(
    const struct grid *grid,
    int i,
    struct boundaries *b,
    int v,
    doubles rates,
    doubles densities,
    doubles chances,
    doubles strikes,
    doubles decay,
    const int damped) {
    doubles root = ALL(grid->node_root[i]);
    doubles inverse = ALL(1.0 / grid->node_root[i]);
    doubles y = b->level[v][i];
    doubles step = y - b->strike[v];
    doubles d = step * inverse + b->slope[v] * root;
    doubles g = gaussian(d);
    doubles shifted = g * exp_of(step * b->deviation[v]);
    doubles beyond = g * tail_of(d);
    doubles chance = normal(d, beyond);
    doubles scale = b->deviation[v] * SQRT_2PI;
    doubles share = scale;
    doubles numerator = b->rate_time[v] * rates + shifted * inverse;
    if (damped) {
        doubles blend = b->damping[v] * b->per_deviation[v] * inverse * scale;
        share = share + blend;
        doubles d_minus = d - b->deviation[v] * root;
        doubles minus = shifted * tail_of(d_minus);
        doubles strike = CHOOSE(NEGATIVE(d_minus), minus, decay - minus);
        numerator = blend * (b->rate_time[v] * strikes + strike) + numerator;
    }
    doubles denominator = share * (b->yield_time[v] * chances + chance) + (b->yield_time[v] * densities + g * inverse);
    doubles quotient = log_ratio(GREATER(numerator, SMALLEST), GREATER(denominator, SMALLEST));
    doubles next = quotient * b->per_deviation[v] + b->strike[v];
    next = LESSER(y * ALL(0.5), GREATER(y * ALL(2.0), next));
    set(b, v, i, GREATER(b->perpetual[v], next));
}

/* One pass over the nodes, from expiry to today; each uses what the last has found. */
INLINE void sweep(const struct grid *grid, const int nodes, struct boundaries *b, const int damped) {
    doubles density[VECTORS * MOST_OWN_POINTS];
    int points = grid->first_point[nodes];
    for (int i = nodes - 1; i >= 0; i--) {
        int first = grid->first_point[i];
        int count = grid->first_point[i + 1] - first;
        for (int v = 0; v < b->vectors; v++) {
            distances(
                grid->interpolation + first * nodes,
                grid->root + first,
                grid->inverse_root + first,
                nodes,
                count,
                b->squared[v],
                b->level[v][i],
                b->slope[v],
                b->deviation[v],
                b->distance + v * count,
                b->log_ratio + v * count);
        }
        exponentials(b->distance, b->log_ratio, density, b->vectors * count);
        for (int v = 0; v < b->vectors; v++) {
            doubles rates = ALL(0.0);
            doubles densities = ALL(0.0);
            doubles chances = ALL(0.0);
            doubles strikes = ALL(0.0);
            doubles decay = ALL(1.0);
            if (damped) {
                decay = exp_of(-(b->drift_time[v] * ALL(grid->node_root[i] * grid->node_root[i])));
            }
            for (int k = 0; k < count; k++) {
                doubles d = b->distance[v * count + k];
                doubles weight = b->yield_weight[v * points + first + k];
                doubles g = density[v * count + k];
                doubles beyond = g * tail_of(d);
                doubles weighted = weight * g;
                doubles at_boundary = weighted * b->log_ratio[v * count + k];
                doubles inverse = ALL(grid->inverse_root[first + k]);
                rates = at_boundary * inverse + rates;
                densities = weighted * inverse + densities;
                chances = weight * normal(d, beyond) + chances;
                if (damped) {
                    doubles d_minus = d - b->deviation[v] * ALL(grid->root[first + k]);
                    doubles minus = at_boundary * tail_of(d_minus);
                    doubles certain = b->rate_weight[v * points + first + k] * decay;
                    strikes = strikes + CHOOSE(NEGATIVE(d_minus), minus, certain - minus);
                }
            }
            renew(grid, i, b, v, rates, densities, chances, strikes, decay, damped);
        }
    }
}

INLINE void sweeps(const struct grid *grid, const int nodes, int count, struct boundaries *b, const int damped) {
    weigh(grid, b, damped);
    for (int pass = 0; pass < count; pass++) {
        sweep(grid, nodes, b, damped);
    }
}

/* A function for each number of nodes, so that they stay in registers. */
#define SWEEPS(nodes)                                                                                     \
    static void sweeps_##nodes(const struct grid *grid, int count, struct boundaries *b, int damped) {    \
        if (damped) {                                                                                     \
            sweeps(grid, nodes, count, b, 1);                                                             \
        } else {                                                                                          \
            sweeps(grid, nodes, count, b, 0);                                                             \
        }                                                                                                 \
    }
SWEEPS(5)
SWEEPS(6)
SWEEPS(8)
SWEEPS(10)
SWEEPS(16)

static void solve(const struct scheme *scheme, int preset, const struct group *group, struct boundaries *b, int damped) {
    start(group, b);
    start_coarse(scheme, group, b);
    (preset == HIGH ? sweeps_6 : sweeps_5)(&scheme->coarse, scheme->coarse_sweeps, b, damped);
    start_fine(scheme, group, b);
    (preset == FAST           ? sweeps_8
         : preset == STANDARD ? sweeps_10
                              : sweeps_16)(&scheme->fine, scheme->fine_sweeps, b, damped);
}

/* Early exercise premium of a vector of puts [Kim 1990; Carr, Jarrow and Myneni 1992]. */
INLINE doubles premium(
    const struct premium_points *points, const int nodes, const struct group *group, struct boundaries *b, int v) {
    doubles density[MOST_PREMIUM_POINTS];
    doubles strike_factor[MOST_PREMIUM_POINTS];
    doubles spot_factor[MOST_PREMIUM_POINTS];
    distances(
        points->interpolation,
        points->root,
        points->inverse_root,
        nodes,
        points->count,
        b->squared[v],
        TERM(LOG_SPOT) * b->per_deviation[v],
        b->slope[v],
        b->deviation[v],
        b->distance,
        b->log_ratio);
    for (int k = 0; k < points->count; k++) {
        doubles time = ALL(points->root[k] * points->root[k]);
        strike_factor[k] = exp_of(-(b->rate_time[v] * time)) * ALL(points->weight[k]);
        spot_factor[k] = exp_of(-(b->yield_time[v] * time)) * ALL(points->weight[k]);
    }
    exponentials(b->distance, b->log_ratio, density, points->count);
    doubles strikes = ALL(0.0);
    doubles spots = ALL(0.0);
    for (int k = 0; k < points->count; k++) {
        doubles plus = b->distance[k];
        doubles minus = plus - b->deviation[v] * ALL(points->root[k]);
        doubles g = spot_factor[k] * density[k];
        doubles tail_plus = g * tail_of(plus);
        doubles tail_minus = g * b->log_ratio[k] * tail_of(minus);
        strikes = strikes + CHOOSE(NEGATIVE(minus), strike_factor[k] - tail_minus, tail_minus);
        spots = spots + CHOOSE(NEGATIVE(plus), spot_factor[k] - tail_plus, tail_plus);
    }
    return TERM(PUT_STRIKE) * b->rate_time[v] * strikes - TERM(PUT_SPOT) * b->yield_time[v] * spots;
}

/* Adds the premiums to the European prices, which are there. */
static void price_group(int preset, struct group *group, int damped, double *prices) {
    if (group->count == 0) {
        return;
    }
    const struct scheme *scheme = &american_schemes[preset];
    struct boundaries b;
    for (int lane = group->count; lane % LANES != 0; lane++) {
        for (int term = 0; term < TERMS; term++) {
            group->terms[term][lane] = group->terms[term][group->count - 1];
        }
    }
    solve(scheme, preset, group, &b, damped);
    for (int v = 0; v < b.vectors; v++) {
        doubles added = preset == FAST       ? premium(&scheme->premium, 8, group, &b, v)
                        : preset == STANDARD ? premium(&scheme->premium, 10, group, &b, v)
                                             : premium(&scheme->premium, 16, group, &b, v);
        mask alive = ABOVE(TERM(LOG_SPOT), b.level[v][0] * b.deviation[v]);
        double premiums[LANES] __attribute__((aligned(64)));
        STORE(premiums, CHOOSE(alive, added, ALL(0.0)));
        for (int lane = 0; lane < LANES && v * LANES + lane < group->count; lane++) {
            int at = v * LANES + lane;
            double *price = prices + group->row[at];
            double exercise = group->terms[PUT_STRIKE][at] - group->terms[PUT_SPOT][at];
            double least = *price > exercise ? *price : exercise;
            *price = *price + premiums[lane] > least ? *price + premiums[lane] : least;
        }
    }
    group->count = 0;
}

/* Takes a put that has a boundary into its group. */
static void admit(struct group *group, double block[COLUMNS][APART], int at, long row) {
    for (int term = 0; term < TERMS; term++) {
        group->terms[term][group->count] = block[term][at];
    }
    group->row[group->count] = row;
    group->count++;
}

void roofline_american(const double *in, long in_apart, int preset, double *prices, long rows) {
    double block[COLUMNS][APART] __attribute__((aligned(64)));
    struct group groups[2];
    groups[0].count = 0;
    groups[1].count = 0;
    double negligible = american_schemes[preset].negligible_premium;
    roofline_european(in, in_apart, prices, 0, rows, 0);
    for (long from = 0; from < rows; from += BLOCK) {
        int count = rows - from < BLOCK ? (int)(rows - from) : BLOCK;
        derive(in + from, in_apart, block, count);
        for (int at = 0; at < count; at++) {
            double exercise = block[PUT_STRIKE][at] - block[PUT_SPOT][at];
            double *price = prices + from + at;
            if (block[PUT_SPOT][at] <= block[PERPETUAL][at] * block[BOUNDARY_AT_EXPIRY][at]) {
                *price = exercise;
            } else if (block[PREMIUM_BOUND][at] <= negligible) {
                *price = *price > exercise ? *price : exercise;
            } else {
                int damped = block[DAMPING][at] > 0.0;
                admit(&groups[damped], block, at, from + at);
                if (groups[damped].count == GROUP) {
                    price_group(preset, &groups[damped], damped, prices);
                }
            }
        }
    }
    price_group(preset, &groups[0], 0, prices);
    price_group(preset, &groups[1], 1, prices);
}
