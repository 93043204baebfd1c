package io.thetagrid.kernels.dividends;

/**
 * Kinks that fall between two nodes. A sampled kink has the wrong mean and first moment by as much as its jump in slope times
 * h²·B₂/2 and h³·B₃/3 [the Euler–Maclaurin formula's Bernoulli polynomials]; adding what is missing to the nodes on either side
 * keeps the order of the scheme, as smoothing does [Kreiss, Thomée and Widlund 1970].
 */
final class Kinks {
    /** What is worth nothing is given this value: from 0 the recursions would lead into subnormal numbers, which are slow. */
    static final double LEAST = 1e-100;

    private Kinks() {}

    /** The option's values at expiry. */
    static void payoff(Rollback grid, OptionLanes options, int lane) {
        int lanes = grid.lanes;
        int last = grid.scheme.last;
        int end = (options.pieces - 1) * lanes + lane;
        double sign = options.optionSign[lane];
        double spotTerm = sign * options.middle[end];
        double strikeTerm = -sign * (options.strike[lane] - options.shift[end]);
        double before = 0.0;
        for (int i = 0; i <= last; i++) {
            int at = i * lanes + lane;
            double exercise = Math.fma(spotTerm, grid.root[at], strikeTerm * grid.root[(last - i) * lanes + lane]);
            grid.value[at] = exercise > LEAST ? exercise : LEAST;
            if (i > 0 && before <= 0.0 && exercise > 0.0) {
                correct(grid.value, at - lanes, at, before, exercise);
            }
            before = exercise;
        }
    }

    /**
     * Corrects the values where exercise before a dividend begins or ceases to be best between two nodes, and notes the first
     * such spot.
     *
     * @param before what exercise gains at the node below {@code i}
     * @param gain what it gains at {@code i}
     */
    static void change(Rollback grid, OptionLanes options, int piece, int lane, int i, double before, double gain) {
        int lanes = grid.lanes;
        int node = i * lanes + lane;
        if (gain > 0.0) {
            correct(grid.value, node - lanes, node, before, gain);
        } else {
            correct(grid.value, node, node - lanes, gain, before);
        }
        int at = piece * lanes + lane;
        if (gain > 0.0 && Double.isNaN(options.critical[at])) {
            double x = i - 1 + before / (before - gain);
            options.critical[at] = Readout.spotAt(grid, options, x, options.middle[at], options.shift[at], lane);
        }
    }

    /**
     * Corrects the samples of max(x, 0) around its kink.
     *
     * @param flat position of the node where x is not positive
     * @param steep position of its neighbour, where it is
     * @param below x at the flat node
     * @param above x at the steep one
     */
    static void correct(double[] values, int flat, int steep, double below, double above) {
        double slope = above - below;
        double part = -below / slope;
        double rest = 1.0 - part;
        double zeroth = 0.5 * Math.fma(part, part - 1.0, 1.0 / 6.0);
        double first = Math.fma(part, zeroth, rest * (rest - 0.5) * (rest - 1.0) / 3.0);
        values[flat] += slope * (zeroth - first);
        values[steep] += slope * first;
    }
}
