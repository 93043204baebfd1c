package io.thetagrid.core.strategy.audit;

import io.thetagrid.core.strategy.sizing.Kelly;
import io.thetagrid.core.strategy.sizing.PositionSize;
import java.util.Map;

/** How large a position should be, and what the bet behind it earns (R-SIZE, D1). */
final class SizingComputations {
    private static final double MONTHS = 12;

    static final Map<String, Computation> ALL = Map.of(
            "kelly-fraction", SizingComputations::fraction,
            "kelly-position", SizingComputations::position,
            "kelly-taken-twice", SizingComputations::takenTwice,
            "edge-over-variance", SizingComputations::edgeOverVariance,
            "variance-at-volatility", SizingComputations::variance,
            "annual-return-of-bet", SizingComputations::annualReturnOfBet,
            "sharpe-of-bet", SizingComputations::sharpe,
            "annual-return-of-month", SizingComputations::annualReturn,
            "volatility-of-sharpe", SizingComputations::volatilityOfSharpe,
            "diversification", SizingComputations::diversification);

    private SizingComputations() {}

    private static PositionSize size(AuditCase given) {
        return given.rule(PositionSize.of(given.rules()), "Kelly fraction");
    }

    private static Kelly bet(AuditCase given) {
        return given.rule(PositionSize.kelly(given.rules()), "win probability, average win and average loss");
    }

    private static Answer fraction(AuditCase given) {
        return Answer.of(size(given).fraction())
                .times("position that implies, of wealth", bet(given).impliedPosition(), 2);
    }

    private static Answer position(AuditCase given) {
        PositionSize size = size(given);
        return Answer.of(size.uncapped()).number("after the cap", size.position(), 2);
    }

    /** Share of the document's Kelly fraction that is left when its "conservative Kelly" is quartered again. */
    private static Answer takenTwice(AuditCase given) {
        double position = given.number("conservative") * size(given).multiple();
        return Answer.of(position / given.number("fraction")).percent("of the portfolio", position, 2);
    }

    private static Answer edgeOverVariance(AuditCase given) {
        PositionSize size = size(given);
        return Answer.of(size.fraction(), size.uncapped())
                .percent("the profile's cap", size.cap(), 1)
                .times("halved, over that cap", size.uncapped() / size.cap(), 1);
    }

    private static Answer variance(AuditCase given) {
        double variance = given.market().volatility() * given.market().volatility();
        double edge =
                given.rule(given.rules().settings().map("sizing").map("kelly").number("edge"), "edge");
        double kelly =
                PositionSize.edgeOverVariance(edge, variance) * size(given).multiple();
        return Answer.of(variance).percent("half Kelly then", kelly, 2);
    }

    private static Answer annualReturnOfBet(AuditCase given) {
        double monthly = bet(given).expectedReturn();
        return Answer.of(Amounts.annual(monthly)).times("a month", 1 + monthly, 4);
    }

    private static Answer sharpe(AuditCase given) {
        Kelly bet = bet(given);
        double excess = bet.expectedReturn() - given.market().rate() / MONTHS;
        return Answer.of(excess / bet.standardDeviation() * Math.sqrt(MONTHS));
    }

    private static Answer annualReturn(AuditCase given) {
        return Answer.of(Amounts.annual(given.number("monthly")))
                .percent("a month that the claim needs", Amounts.monthly(given.number("annual")), 1);
    }

    private static Answer volatilityOfSharpe(AuditCase given) {
        return Answer.of((given.number("annual") - given.market().rate()) / given.number("sharpe"));
    }

    /** Volatility of N equal names over that of one, at equal correlation ρ: √(ρ + (1 − ρ)/N); what it takes off. */
    private static Answer diversification(AuditCase given) {
        double correlation = given.number("correlation");
        double cap = given.rules().settings().map("sizing").map("kelly").required("cap");
        return Answer.of(reduction(correlation, 1 / cap), reduction(correlation, given.number("names")));
    }

    private static double reduction(double correlation, double names) {
        return 1 - Math.sqrt(correlation + (1 - correlation) / names);
    }
}
