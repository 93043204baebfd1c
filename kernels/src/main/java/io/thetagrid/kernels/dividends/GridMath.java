package io.thetagrid.kernels.dividends;

/** The parts of a {@link Rollback} that there is a scalar and a vector text of: what is done for every node. */
interface GridMath {

    /** Fills {@link Rollback#root}, and what leads from one to the next. */
    void layNodes(Rollback grid, OptionLanes options);

    /**
     * One step back in time.
     *
     * @param from where it begins, as part of the piece from its later end
     * @param to where it ends
     * @param damping whether it is implicit in pieces that end with a kink
     */
    void step(Rollback grid, OptionLanes options, int piece, double from, double to, boolean damping);

    /** Fills {@link Rollback#exercise} with what the last step took as the exercise values. */
    void recallExercise(Rollback grid);

    /** Gives exercised nodes of options with a dividend at a piece's later end the exercise value itself. */
    void unsmooth(Rollback grid, OptionLanes options, int piece);

    /** Finds for every node where its spot falls to by the dividends at a piece's later end, and interpolates there. */
    void fall(Rollback grid, OptionLanes options, int piece);

    /** Takes exercise just before the dividends at a piece's later end where that is better than to hold. */
    void exerciseBefore(Rollback grid, OptionLanes options, int piece);
}
