package io.thetagrid.kernels.dividends;

import static io.thetagrid.kernels.math.ScalarMath.exp;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.DividendColumn;
import io.thetagrid.kernels.backend.DividendSchedule;
import io.thetagrid.kernels.backend.DividendTerms;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a batch on their way to the grid: limits and rubbish are answered at once, the others gathered by shape of grid
 * until a vector is full.
 */
final class DividendRows {
    private final Batch<OptionColumn> options;
    private final DividendSchedule schedule;
    private final DividendTerms terms;
    private final Batch<DividendColumn> values;
    private final double[] criticalSpots;
    private final DividendRow option = new DividendRow();
    private final Readout readout = new Readout();
    /** Values of the trials that differences are taken from, by row. */
    private final double[] trialValue;

    DividendRows(
            Batch<OptionColumn> options,
            DividendSchedule schedule,
            DividendTerms terms,
            Batch<DividendColumn> values,
            double[] criticalSpots) {
        if (schedule.rows() != options.rows() || criticalSpots.length != schedule.count()) {
            throw new IllegalArgumentException(options.rows() + " options, dividends of " + schedule.rows() + "; "
                    + schedule.count() + " dividends, room for " + criticalSpots.length);
        }
        this.options = options;
        this.schedule = schedule;
        this.terms = terms;
        this.values = values;
        this.criticalSpots = criticalSpots;
        this.trialValue = new double[terms.sensitivities() ? options.rows() : 0];
    }

    void price(int lanes, GridMath math) {
        Arrays.fill(criticalSpots, Double.NaN);
        Group[] groups = new Group[2];
        // All trials of one kind are done before the next, so that differences find the price.
        for (Trial trial : trials()) {
            for (int row = 0; row < options.rows(); row++) {
                Status status = option.read(options, schedule, row);
                if (status == Status.OK && !option.isLimit()) {
                    int width = option.isWide() ? 1 : 0;
                    if (groups[width] == null) {
                        groups[width] = new Group(grid(lanes, math));
                    }
                    gather(groups[width], row, trial);
                } else if (trial == Trial.PRICE) {
                    writeLimit(row, status);
                }
            }
            for (Group group : groups) {
                if (group != null) {
                    group.finish();
                }
            }
        }
    }

    private Rollback grid(int lanes, GridMath math) {
        GridScheme scheme = GridScheme.of(terms.accuracy(), option.isWide());
        return new Rollback(scheme, terms.model(), terms.american(), lanes, math);
    }

    private List<Trial> trials() {
        return terms.sensitivities() ? List.of(Trial.values()) : List.of(Trial.PRICE);
    }

    private void gather(Group group, int row, Trial trial) {
        option.cut();
        double spacing = option.spacing(group.grid.scheme);
        switch (trial) {
            case PRICE -> {}
            case VEGA -> option.volatility *= 1.0 + Trial.VOLATILITY_STEP;
            case RHO -> option.rate += Trial.RATE_STEP;
        }
        if (option.follow(terms.model())) {
            group.add(row, trial, spacing);
        } else if (trial == Trial.PRICE) {
            writeNothing(row, Status.UNSUPPORTED);
        }
    }

    /** The options that wait for a vector of one width of grid, by level. */
    private final class Group {
        private final Rollback grid;
        private final List<OptionLanes> waiting = new ArrayList<>();

        Group(Rollback grid) {
            this.grid = grid;
        }

        void add(int row, Trial trial, double spacing) {
            while (waiting.size() <= option.level) {
                waiting.add(new OptionLanes(waiting.size(), grid.lanes));
            }
            OptionLanes lanes = waiting.get(option.level);
            lanes.add(option, row, trial, spacing);
            if (lanes.isFull()) {
                run(lanes);
            }
        }

        void finish() {
            for (OptionLanes lanes : waiting) {
                if (lanes.count() > 0) {
                    lanes.pad();
                    run(lanes);
                }
            }
        }

        private void run(OptionLanes lanes) {
            grid.run(lanes);
            for (int lane = 0; lane < lanes.count(); lane++) {
                write(grid, lanes, lane);
            }
            lanes.clear();
        }
    }

    private void write(Rollback grid, OptionLanes lanes, int lane) {
        int row = lanes.row[lane];
        switch (lanes.trial[lane]) {
            case PRICE -> writePrice(grid, lanes, lane);
            case VEGA ->
                writeDifference(
                        DividendColumn.VEGA,
                        row,
                        Readout.trialValue(grid, lane),
                        lanes.volatility[lane] * (Trial.VOLATILITY_STEP / (1.0 + Trial.VOLATILITY_STEP)));
            case RHO -> writeDifference(DividendColumn.RHO, row, Readout.trialValue(grid, lane), Trial.RATE_STEP);
        }
    }

    private void writePrice(Rollback grid, OptionLanes lanes, int lane) {
        int row = lanes.row[lane];
        readout.read(grid, lanes, lane);
        set(DividendColumn.PRICE, row, readout.price);
        set(DividendColumn.DELTA, row, readout.delta);
        set(DividendColumn.GAMMA, row, readout.gamma);
        set(DividendColumn.THETA, row, readout.theta);
        set(DividendColumn.VEGA, row, Double.NaN);
        set(DividendColumn.RHO, row, Double.NaN);
        set(DividendColumn.CRITICAL_SPOT, row, readout.critical);
        set(DividendColumn.EXERCISE, row, readout.exercised ? 1.0 : 0.0);
        set(DividendColumn.STATUS, row, Status.OK.code());
        if (terms.sensitivities()) {
            trialValue[row] = Readout.trialValue(grid, lane);
        }
        for (int piece = 0; piece < lanes.pieces; piece++) {
            int at = piece * grid.lanes + lane;
            if (lanes.position[at] >= 0) {
                criticalSpots[lanes.position[at]] = lanes.critical[at];
            }
        }
    }

    private void writeDifference(DividendColumn column, int row, double trial, double step) {
        boolean exercised = values.get(DividendColumn.EXERCISE, row) > 0.0;
        set(column, row, exercised ? 0.0 : (trial - trialValue[row]) / step);
    }

    /** Expired, or without a spot: European options without a spot pay the strike or nothing, American ones at once. */
    private void writeLimit(int row, Status status) {
        if (status != Status.OK) {
            writeNothing(row, status);
            return;
        }
        double sign = option.optionSign;
        double moneyness = sign * (option.spot - option.strike);
        boolean late = option.time > 0.0 && !(terms.american() && option.rate > 0.0);
        double factor = late ? exp(-option.rate * option.time) : 1.0;
        double exercise = moneyness > 0.0 ? 1.0 : moneyness < 0.0 ? 0.0 : 0.5;
        boolean degenerate = moneyness == 0.0 && option.time == 0.0;
        set(DividendColumn.PRICE, row, moneyness > 0.0 ? moneyness * factor : 0.0);
        set(DividendColumn.DELTA, row, sign * exercise * factor);
        set(DividendColumn.GAMMA, row, 0.0);
        set(DividendColumn.THETA, row, late && moneyness > 0.0 ? option.rate * factor * moneyness : 0.0);
        set(DividendColumn.VEGA, row, terms.sensitivities() ? 0.0 : Double.NaN);
        double rho = late && moneyness > 0.0 ? -option.time * factor * moneyness : 0.0;
        set(DividendColumn.RHO, row, terms.sensitivities() ? rho : Double.NaN);
        set(DividendColumn.CRITICAL_SPOT, row, Double.NaN);
        set(DividendColumn.EXERCISE, row, terms.american() && moneyness > 0.0 && !late ? 1.0 : 0.0);
        set(DividendColumn.STATUS, row, (degenerate ? Status.DEGENERATE : Status.OK).code());
    }

    private void writeNothing(int row, Status status) {
        for (DividendColumn column : DividendColumn.values()) {
            set(column, row, Double.NaN);
        }
        set(DividendColumn.STATUS, row, status.code());
    }

    private void set(DividendColumn column, int row, double value) {
        values.set(column, row, value + 0.0);
    }
}
