package io.thetagrid.core.strategy.audit;

import static io.thetagrid.core.strategy.audit.Amounts.dot;
import static io.thetagrid.core.strategy.audit.Amounts.sum;

import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.strategy.Settings;
import io.thetagrid.core.strategy.allocation.StrikeLadder;
import io.thetagrid.core.strategy.signal.EntrySignal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules of the documents held against their own figures, the calendar and the market (R-ENTRY, R-ALLOC, R-EXEC). */
final class RuleComputations {
    private static final double CENT = 0.01;
    private static final int WEEK = 7;

    static final Map<String, Computation> ALL = Map.of(
            "slippage-of-a-cent", given -> Answer.of(CENT / given.number("premium")),
            "expiration-share", RuleComputations::expirationShare,
            "vix-condition", RuleComputations::vix,
            "open-weights", RuleComputations::openWeights,
            "parcels", RuleComputations::parcels,
            "entry-signal", RuleComputations::entrySignal,
            "sessions", RuleComputations::sessions,
            "strikes-below-spot", RuleComputations::strikesBelowSpot,
            "order-premium", RuleComputations::orderPremium,
            "liberation", RuleComputations::liberation);

    private RuleComputations() {}

    /** D19: of n weekly expirations in the window at least one holds 1/n. */
    private static Answer expirationShare(AuditCase given) {
        Settings entry = given.rules().settings().map("entry");
        double days = given.rule(entry.number("max_days"), "most days to expiration")
                - given.rule(entry.number("min_days"), "least days to expiration")
                + 1;
        double expirations = Math.ceil(days / WEEK);
        return Answer.of(1 / expirations).number("weekly expirations at most", expirations, 0);
    }

    private static Answer vix(AuditCase given) {
        double bound = given.rule(given.rules().settings().map("entry").number("vix"), "bound on VIX");
        return Answer.of(given.number("close") > bound).number("VIX at the close", given.number("close"), 2);
    }

    private static Answer openWeights(AuditCase given) {
        StrikeLadder ladder = StrikeLadder.of(given.rules());
        double volatility = given.market().volatility();
        StrikeLadder opened = ladder.opened(strike -> volatility);
        Answer answer =
                Answer.of(given.numbers("strikes").stream().map(opened::weight).toList());
        for (double strike : given.numbers("strikes")) {
            for (StrikeLadder.Rung rung : ladder.rungs()) {
                if (rung.strike() == strike && rung.minimumVolatility().isPresent()) {
                    answer = answer.percent(
                            "volatility wanted at " + strike,
                            rung.minimumVolatility().getAsDouble(),
                            0);
                }
            }
        }
        return answer;
    }

    private static Answer parcels(AuditCase given) {
        double quantity = given.number("quantity");
        return Answer.of(Math.ceil(quantity / Math.max(Math.floor(quantity / given.number("parts")), 1)));
    }

    private static Answer entrySignal(AuditCase given) {
        EntrySignal.Result signal = EntrySignal.of(given.rules())
                .today(Map.of(
                        "IV percentile",
                        given.number("iv_percentile"),
                        "short interest in percent",
                        given.number("short_interest"),
                        "days to expiration",
                        given.market().days(),
                        "VIX",
                        given.number("vix")));
        return Answer.of(signal.met().size())
                .number("not met", signal.unmet().size(), 0)
                .number("missing", signal.missing().size(), 0);
    }

    /** D15: options expire on sessions; a date that is none snaps to its month's standard expiration, the third Friday. */
    private static Answer sessions(AuditCase given) {
        List<Double> flags = new ArrayList<>();
        Answer snapped = Answer.none();
        for (double day : given.numbers("dates")) {
            LocalDate date = LocalDate.ofEpochDay((long) day);
            boolean session = NyseCalendar.isSession(date);
            flags.add(session ? 1.0 : 0.0);
            if (!session) {
                snapped = snapped.and(
                        date + " snaps to", (double) standardExpiration(date).toEpochDay(), Unit.DATE, 0);
            }
        }
        return new Answer(flags, snapped.also());
    }

    private static LocalDate standardExpiration(LocalDate inMonth) {
        return NyseCalendar.onOrBefore(inMonth.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY)));
    }

    private static Answer strikesBelowSpot(AuditCase given) {
        double all = sum(given.numbers("contracts"));
        double below = below(given, given.market().spot());
        double other = given.number("other_spot");
        return Answer.of(below > all / 2)
                .number("contracts below spot", below, 0)
                .number("of", all, 0)
                .number("below " + other, below(given, other), 0);
    }

    private static double below(AuditCase given, double spot) {
        double count = 0;
        for (int i = 0; i < given.numbers("strikes").size(); i++) {
            count += given.numbers("strikes").get(i) < spot
                    ? given.numbers("contracts").get(i)
                    : 0;
        }
        return count;
    }

    private static Answer orderPremium(AuditCase given) {
        return Answer.of(sum(given.numbers("premiums")))
                .number("contracts", sum(given.numbers("contracts")), 0)
                .dollars("the document's own table, month 1", given.number("table_premium"))
                .dollars(
                        "strike cash of the orders",
                        dot(given.numbers("strikes"), given.numbers("contracts")) * ShortPuts.MULTIPLIER);
    }

    /** D14: buying options back costs money. */
    private static Answer liberation(AuditCase given) {
        double costs = sum(given.numbers("costs"));
        double proceeds = sum(given.numbers("proceeds"));
        double freed = proceeds - costs;
        return Answer.of(freed, freed + given.number("new_capital"))
                .dollars("bought back for", costs)
                .dollars("sold for", proceeds);
    }
}
