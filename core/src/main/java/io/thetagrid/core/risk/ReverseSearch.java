package io.thetagrid.core.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Looks along one direction for the smallest moves at which losses are reached, for every scope and loss at once. P&amp;L is
 * not monotone in a move, so the search walks outward from none on a ladder of small steps and halves the first step on
 * which a loss is reached.
 */
final class ReverseSearch {
    /** Of the ladder, per 1.00: what loses in between and no more on either end is not seen. */
    static final double STEP = 0.005;

    /** The move found is at most this far beyond the smallest, per 1.00. */
    static final double TOLERANCE = 1e-6;

    private static final int HALVINGS = 15;

    /** Steps that are revalued together. */
    private static final int BLOCK = 100;

    /** One loss in one scope. */
    private static final class Quarry {
        private double enough = Double.NaN;
        private double tooLittle;
        private double pnl = Double.POSITIVE_INFINITY;

        boolean open() {
            return Double.isNaN(enough);
        }
    }

    private final ReverseDirection direction;
    private final ReverseShocks shocks;
    private final Revaluation revaluation;
    private final UnderlyingSums sums;
    private final List<String> scopes = new ArrayList<>(List.of(GridLadder.PORTFOLIO));
    private final List<LossTarget> targets;
    private final double value;
    /** {@code [scope][target]}. */
    private final Quarry[][] quarries;

    ReverseSearch(
            ReverseDirection direction,
            ReverseShocks shocks,
            Revaluation revaluation,
            List<LossTarget> targets,
            double value) {
        this.direction = direction;
        this.shocks = shocks;
        this.revaluation = revaluation;
        this.sums = new UnderlyingSums(revaluation.groups());
        this.targets = targets;
        this.value = value;
        scopes.addAll(sums.underlyings());
        quarries = new Quarry[scopes.size()][targets.size()];
        for (Quarry[] row : quarries) {
            for (int target = 0; target < row.length; target++) {
                row[target] = new Quarry();
            }
        }
    }

    /** By scope and loss. */
    List<ReverseStress> run() {
        walk();
        for (int i = 0; i < HALVINGS; i++) {
            halve();
        }
        List<ReverseStress> results = new ArrayList<>();
        for (int scope = 0; scope < scopes.size(); scope++) {
            for (int target = 0; target < targets.size(); target++) {
                results.add(result(scopes.get(scope), targets.get(target), quarries[scope][target]));
            }
        }
        return results;
    }

    private void walk() {
        double[] ladder = direction.ladder(STEP);
        for (int first = 0; first < ladder.length && anyOpen(); first += BLOCK) {
            double[] sizes = Arrays.copyOfRange(ladder, first, Math.min(first + BLOCK, ladder.length));
            double[][] repeated = new double[scopes.size()][];
            Arrays.fill(repeated, sizes);
            double[][] pnl = pnl(repeated);
            for (int scope = 0; scope < pnl.length; scope++) {
                for (int target = 0; target < targets.size(); target++) {
                    walk(quarries[scope][target], loss(target), sizes, pnl[scope]);
                }
            }
        }
    }

    private static void walk(Quarry quarry, double loss, double[] sizes, double[] pnl) {
        for (int i = 0; i < sizes.length && quarry.open(); i++) {
            if (pnl[i] <= -loss) {
                quarry.enough = sizes[i];
                quarry.pnl = pnl[i];
            } else {
                quarry.tooLittle = sizes[i];
                quarry.pnl = Math.min(quarry.pnl, pnl[i]);
            }
        }
    }

    private boolean anyOpen() {
        for (Quarry[] row : quarries) {
            for (Quarry quarry : row) {
                if (quarry.open()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void halve() {
        double[][] middles = new double[scopes.size()][targets.size()];
        for (int scope = 0; scope < middles.length; scope++) {
            for (int target = 0; target < targets.size(); target++) {
                Quarry quarry = quarries[scope][target];
                middles[scope][target] = quarry.open() ? 0 : 0.5 * (quarry.tooLittle + quarry.enough);
            }
        }
        double[][] pnl = pnl(middles);
        for (int scope = 0; scope < middles.length; scope++) {
            for (int target = 0; target < targets.size(); target++) {
                Quarry quarry = quarries[scope][target];
                if (quarry.open()) {
                    continue;
                }
                if (pnl[scope][target] <= -loss(target)) {
                    quarry.enough = middles[scope][target];
                    quarry.pnl = pnl[scope][target];
                } else {
                    quarry.tooLittle = middles[scope][target];
                }
            }
        }
    }

    private double loss(int target) {
        return targets.get(target).ratio() * value;
    }

    /** P&amp;L {@code [scope][i]} where each scope moves by sizes {@code [scope][i]}. */
    private double[][] pnl(double[][] sizes) {
        int n = sizes[0].length;
        double[][] together = revaluation.pnl(shocks.ofIndex(direction, sizes[0]));
        double[][] alone = revaluation.pnl(shocks.ofNames(direction, n, symbol -> sizes[scopes.indexOf(symbol)]));
        double[][] pnl = new double[scopes.size()][n];
        for (int i = 0; i < n; i++) {
            pnl[0][i] = number(sums.total(together, i), GridLadder.PORTFOLIO);
            for (int scope = 1; scope < pnl.length; scope++) {
                pnl[scope][i] = number(sums.of(scopes.get(scope), alone, i), scopes.get(scope));
            }
        }
        return pnl;
    }

    /** A loss that has no value would pass for one that is not reached. */
    private double number(double pnl, String scope) {
        if (Double.isNaN(pnl)) {
            throw new ArithmeticException("no value for " + scope + " in a reverse stress " + direction.label());
        }
        return pnl;
    }

    private ReverseStress result(String scope, LossTarget target, Quarry quarry) {
        boolean one = !scope.equals(GridLadder.PORTFOLIO);
        boolean same = direction != ReverseDirection.SPOT_DOWN_VOLATILITY_UP;
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble spotMove = quarry.open() ? none : OptionalDouble.of(direction.spotMove(quarry.enough));
        OptionalDouble volatilityMove = none;
        if (!quarry.open() && (one || same)) {
            volatilityMove = OptionalDouble.of(
                    one
                            ? shocks.volatilityMove(scope, direction, quarry.enough)
                            : direction.volatilityMove(quarry.enough));
        }
        return new ReverseStress(
                scope, direction, target, target.ratio() * value, spotMove, volatilityMove, quarry.pnl);
    }
}
