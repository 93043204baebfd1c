/*
 * The entry points of the device, one text for CUDA C++, OpenCL C and C. Rows, scenarios and contracts are dimension 0 of
 * a launch, groups dimension 1; stride is the padded length of a batch's columns.
 */
#include "european.h"
#include "implied_volatility.h"
#include "philox.h"
#include "revaluation.h"

KERNEL void european_price(GLOBAL const double *options, GLOBAL double *greeks, long rows, long stride) {
    FOR_EACH(row, 0, rows) { price_row(options + row, greeks + row, stride); }
}

KERNEL void implied_volatility(GLOBAL const double *quotes, GLOBAL double *results, long rows, long stride) {
    FOR_EACH(row, 0, rows) { solve_row(quotes + row, results + row, stride, 1); }
}

KERNEL void implied_volatility_fast(GLOBAL const double *quotes, GLOBAL double *results, long rows, long stride) {
    FOR_EACH(row, 0, rows) { solve_row(quotes + row, results + row, stride, 0); }
}

/* One or two normals for each scenario from first on. */
KERNEL void normals(
    int seed, int id, int step, int purpose, long first, GLOBAL double *result, int columns, long rows, long stride) {
    FOR_EACH(row, 0, rows) {
        word64 scenario = (word64)(first + row);
        word32 block[4] = {(word32)scenario, (word32)(scenario >> 32), (word32)step, (word32)purpose};
        encrypt(block, (word32)seed, (word32)id);
        result[row] = normal_of(block[0], block[1]);
        if (columns > 1) {
            result[stride + row] = normal_of(block[2], block[3]);
        }
    }
}

/*
 * Scenarios lie column by column, each with all buckets: column c of bucket b begins at (c * buckets + b) * stride. Where
 * the scenarios of a bucket share their time and rate, pairs (rate shift, time elapsed), one for each bucket, follow the
 * first two columns in place of the other two.
 */

/* What contracts share, for every bucket (dimension 1): scenario's spot / base spot, and in a second plane 1 / factor. */
KERNEL void scenario_terms(
    GLOBAL const double *RESTRICT scenarios, GLOBAL double *RESTRICT shared, long rows, long buckets, long stride) {
    FOR_EACH(bucket, 1, buckets) {
        FOR_EACH(row, 0, rows) {
            long at = bucket * stride + row;
            shared[at] = exp_of(scenarios[at]);
            double vol_factor = at_least(scenarios[VOL_FACTOR * buckets * stride + at], LEAST_DEVIATION);
            shared[buckets * stride + at] = 1.0 / vol_factor;
        }
    }
}

/* Each contract's terms, for scenarios that share time and rate. */
KERNEL void shared_terms(
    GLOBAL const double *contracts,
    GLOBAL const double *scenarios,
    GLOBAL double *terms,
    long count,
    long buckets,
    long stride) {
    FOR_EACH(i, 0, count) {
        GLOBAL const double *contract = contracts + i * CONTRACT_COLUMNS;
        GLOBAL const double *shared = scenarios + RATE_SHIFT * buckets * stride + 2 * (long)contract[BUCKET];
        double own[TERM_COLUMNS];
        contract_terms(contract, shared[0], shared[1], own);
        for (int term = 0; term < TERM_COLUMNS; term++) {
            terms[i * TERM_COLUMNS + term] = own[term];
        }
    }
}

/*
 * P&L of every group (dimension 1) in every scenario (dimension 0). A group's contracts lie between its two group_start
 * entries; one thread adds them up in their order, so that sums do not depend on the launch. A thread takes ABREAST
 * scenarios, whose arithmetic fills each other's waits, APART rows from each other, so that neighbours read what lies
 * together. The stride is a multiple of both; rows beyond the last scenario are computed for nothing.
 */
#define ABREAST 4
#define APART 32

INLINE long first_row(long thread) { return thread / APART * (ABREAST * APART) + thread % APART; }

/* A contract's deviation and its inverse in each of a thread's scenarios; one question and division where it is flat. */
INLINE void deviations(
    GLOBAL const double *contract,
    GLOBAL const double *log_spot,
    double sqrt_time,
    double deviation[ABREAST],
    double inverse[ABREAST]) {
    if (is_flat(contract)) {
        double flat = smile_deviation(contract, contract[SMILE_LEVEL], sqrt_time);
        double flat_inverse = divide_regular(1.0, flat);
        UNROLL
        for (int k = 0; k < ABREAST; k++) {
            deviation[k] = flat;
            inverse[k] = flat_inverse;
        }
    } else {
        UNROLL
        for (int k = 0; k < ABREAST; k++) {
            deviation[k] = smile_deviation(contract, smile_under(contract, log_spot[k * APART]), sqrt_time);
            inverse[k] = divide_regular(1.0, deviation[k]);
        }
    }
}

ARITHMETIC_KERNEL void revalue_shared(
    GLOBAL const double *RESTRICT contracts,
    GLOBAL const double *RESTRICT terms,
    GLOBAL const int *RESTRICT group_start,
    GLOBAL const double *RESTRICT scenarios,
    GLOBAL const double *RESTRICT shared,
    GLOBAL double *RESTRICT pnl,
    long groups,
    long buckets,
    long stride) {
    FOR_EACH(group, 1, groups) {
        FOR_EACH(thread, 0, stride / ABREAST) {
            double sum[ABREAST] = {0.0, 0.0, 0.0, 0.0};
            int end = group_start[group + 1];
            for (int i = group_start[group]; i < end; i++) {
                GLOBAL const double *contract = contracts + i * CONTRACT_COLUMNS;
                GLOBAL const double *term = terms + i * TERM_COLUMNS;
                long at = (long)contract[BUCKET] * stride + first_row(thread);
                GLOBAL const double *log_spot = scenarios + at;
                GLOBAL const double *vol_factor = log_spot + VOL_FACTOR * buckets * stride;
                GLOBAL const double *growth = shared + at;
                GLOBAL const double *per_vol_factor = growth + buckets * stride;
                double deviation[ABREAST];
                double inverse[ABREAST];
                deviations(contract, log_spot, term[SQRT_TIME], deviation, inverse);
                UNROLL
                for (int k = 0; k < ABREAST; k++) {
                    double value = value_under(
                        contract[OPTION_SIGN],
                        log_spot[k * APART],
                        growth[k * APART],
                        deviation[k] * vol_factor[k * APART],
                        inverse[k] * per_vol_factor[k * APART],
                        term[DRIFT],
                        term[SPOT_FACTOR],
                        term[STRIKE_VALUE]);
                    sum[k] = fma(value - contract[BASE_VALUE], contract[WEIGHT], sum[k]);
                }
            }
            UNROLL
            for (int k = 0; k < ABREAST; k++) {
                pnl[group * stride + first_row(thread) + k * APART] = sum[k];
            }
        }
    }
}

/* The same where each scenario has its own time and rate shift. */
ARITHMETIC_KERNEL void revalue(
    GLOBAL const double *RESTRICT contracts,
    GLOBAL const int *RESTRICT group_start,
    GLOBAL const double *RESTRICT scenarios,
    GLOBAL const double *RESTRICT shared,
    GLOBAL double *RESTRICT pnl,
    long groups,
    long buckets,
    long stride) {
    FOR_EACH(group, 1, groups) {
        FOR_EACH(thread, 0, stride / ABREAST) {
            double sum[ABREAST] = {0.0, 0.0, 0.0, 0.0};
            int end = group_start[group + 1];
            for (int i = group_start[group]; i < end; i++) {
                GLOBAL const double *contract = contracts + i * CONTRACT_COLUMNS;
                long at = (long)contract[BUCKET] * stride + first_row(thread);
                GLOBAL const double *log_spot = scenarios + at;
                GLOBAL const double *vol_factor = log_spot + VOL_FACTOR * buckets * stride;
                GLOBAL const double *rate_shift = log_spot + RATE_SHIFT * buckets * stride;
                GLOBAL const double *time_elapsed = log_spot + TIME_ELAPSED * buckets * stride;
                GLOBAL const double *growth = shared + at;
                GLOBAL const double *per_vol_factor = growth + buckets * stride;
                UNROLL
                for (int k = 0; k < ABREAST; k++) {
                    double own[TERM_COLUMNS];
                    contract_terms(contract, rate_shift[k * APART], time_elapsed[k * APART], own);
                    double smile = smile_under(contract, log_spot[k * APART]);
                    double deviation = smile_deviation(contract, smile, own[SQRT_TIME]);
                    double value = value_under(
                        contract[OPTION_SIGN],
                        log_spot[k * APART],
                        growth[k * APART],
                        deviation * vol_factor[k * APART],
                        divide_regular(1.0, deviation) * per_vol_factor[k * APART],
                        own[DRIFT],
                        own[SPOT_FACTOR],
                        own[STRIKE_VALUE]);
                    sum[k] = fma(value - contract[BASE_VALUE], contract[WEIGHT], sum[k]);
                }
            }
            UNROLL
            for (int k = 0; k < ABREAST; k++) {
                pnl[group * stride + first_row(thread) + k * APART] = sum[k];
            }
        }
    }
}

/* What a device can do at most, for the bench: steps times eight independent multiply-adds in every thread. */
KERNEL void multiply_adds(GLOBAL double *result, long threads, int steps) {
    FOR_EACH(thread, 0, threads) {
        double x[8];
        for (int i = 0; i < 8; i++) {
            x[i] = thread + i;
        }
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < 8; i++) {
                x[i] = fma(x[i], 0.999999, 1e-6);
            }
        }
        result[thread] = ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
    }
}

/* The same for memory: one double read and one written in every thread. */
KERNEL void copy(GLOBAL const double *from, GLOBAL double *to, long count) {
    FOR_EACH(i, 0, count) { to[i] = from[i]; }
}
