package io.thetagrid.core.risk;

import io.thetagrid.core.margin.CashSecured;
import io.thetagrid.core.pricing.PricedBook;
import io.thetagrid.core.strategy.limits.LimitCheck;
import io.thetagrid.core.strategy.limits.LimitInputs;
import io.thetagrid.core.strategy.limits.LimitRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks along one direction for the smallest move of the whole market at which each limit breaks, by checking the book as it
 * stands after the move. Limits on VaR and expected shortfall are left out: each move would take a simulation.
 */
final class LimitSearch {
    /** Of the ladder, per 1.00: what breaks in between and at neither end is not seen. */
    static final double STEP = 0.01;

    private static final int HALVINGS = 16;

    private final ReverseDirection direction;
    private final ReverseShocks shocks;
    private final MovedBook book;
    private final List<LimitRule> rules;

    LimitSearch(ReverseDirection direction, ReverseShocks shocks, MovedBook book, List<LimitRule> rules) {
        this.direction = direction;
        this.shocks = shocks;
        this.book = book;
        this.rules = rules;
    }

    /** In the rules' order. */
    List<LimitMove> run() {
        LimitMove[] found = new LimitMove[rules.size()];
        double[] ladder = direction.ladder(STEP);
        double before = 0;
        for (int step = -1; step < ladder.length && Arrays.asList(found).contains(null); step++) {
            double size = step < 0 ? 0 : ladder[step];
            LimitInputs inputs = inputs(size);
            for (int rule = 0; rule < found.length; rule++) {
                if (found[rule] == null && breach(rules.get(rule), inputs).isPresent()) {
                    found[rule] = move(rules.get(rule), smallest(rules.get(rule), before, size));
                }
            }
            before = size;
        }
        List<LimitMove> moves = new ArrayList<>();
        for (int rule = 0; rule < found.length; rule++) {
            OptionalDouble none = OptionalDouble.empty();
            moves.add(found[rule] == null ? new LimitMove(rules.get(rule), direction, "", none, none) : found[rule]);
        }
        return moves;
    }

    /** Halves the step at whose end a rule is broken. */
    private double smallest(LimitRule rule, double before, double size) {
        double low = before;
        double high = size;
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = 0.5 * (low + high);
            if (breach(rule, inputs(middle)).isPresent()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private LimitMove move(LimitRule rule, double size) {
        LimitVerdict broken = breach(rule, inputs(size)).orElseThrow();
        return new LimitMove(rule, direction, broken.scope(), OptionalDouble.of(size), broken.value());
    }

    private LimitInputs inputs(double size) {
        PricedBook moved = book.at(shocks.ofIndex(direction, new double[] {size}), 0);
        return new LimitInputs(
                moved, PortfolioGreeks.of(moved.positions()), List.of(), List.of(), CashSecured.of(moved));
    }

    private static Optional<LimitVerdict> breach(LimitRule rule, LimitInputs inputs) {
        return LimitCheck.check(List.of(rule), inputs).stream()
                .filter(verdict ->
                        verdict.status() == LimitStatus.BREACH || verdict.status() == LimitStatus.NOT_COMPUTABLE)
                .findFirst();
    }
}
