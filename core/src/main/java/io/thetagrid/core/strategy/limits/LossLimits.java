package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.risk.LimitVerdict.Bound;
import io.thetagrid.core.risk.LossTarget;
import io.thetagrid.core.strategy.Profile;
import io.thetagrid.core.strategy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Losses that a profile sets a limit on, as shares of portfolio value: what a reverse stress looks for unless told otherwise.
 * They are thresholds on P&amp;L, loss or drawdown among what the profile watches over time, and the most that VaR or expected
 * shortfall may be: the loss that the rule calls too much for a bad day.
 */
public final class LossLimits {
    // Words of monitoring.what.
    private static final Pattern LOSS_ABOVE =
            Pattern.compile("(absolute .*P&L|.*loss|.*drawdown) / portfolio value", Pattern.CASE_INSENSITIVE);
    private static final Pattern PNL_BELOW = Pattern.compile(".*P&L / portfolio value", Pattern.CASE_INSENSITIVE);

    private LossLimits() {}

    /** Ascending; rules on the same loss share one target. */
    public static List<LossTarget> of(Profile profile) {
        SortedMap<Double, List<String>> rules = new TreeMap<>();
        for (LimitRule limit : profile.limits()) {
            if (limit.measure().needsConfidence() && limit.bound() == Bound.AT_MOST) {
                add(rules, limit.limit(), limit.id());
            }
        }
        for (Settings watched : profile.settings().list("monitoring")) {
            String what = watched.text("what").orElseThrow();
            String rule = watched.text("rule").orElseThrow();
            if (LOSS_ABOVE.matcher(what).matches()) {
                watched.number("above").ifPresent(loss -> add(rules, loss, rule));
            }
            if (PNL_BELOW.matcher(what).matches()) {
                watched.number("below").ifPresent(pnl -> add(rules, -pnl, rule));
            }
        }
        return rules.entrySet().stream()
                .map(rule -> new LossTarget(String.join(", ", rule.getValue()), rule.getKey()))
                .toList();
    }

    private static void add(SortedMap<Double, List<String>> rules, double loss, String rule) {
        if (loss > 0) {
            rules.computeIfAbsent(loss, _ -> new ArrayList<>()).add(rule);
        }
    }
}
