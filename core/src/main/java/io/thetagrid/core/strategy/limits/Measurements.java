package io.thetagrid.core.strategy.limits;

import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.pricing.PricedPosition;
import io.thetagrid.core.risk.ExpectedShortfall;
import io.thetagrid.core.risk.ValueAtRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Takes a book's measure that a rule asks for. Ratios to portfolio value are not divided yet. */
final class Measurements {
    private static final String PORTFOLIO = "portfolio";

    private final LimitInputs inputs;
    private final List<PricedPosition> positions;

    Measurements(LimitInputs inputs) {
        this.inputs = inputs;
        positions = inputs.book().positions();
    }

    List<Measured> of(LimitRule rule) {
        return switch (rule.measure()) {
            case VALUE_AT_RISK -> List.of(valueAtRisk(rule));
            case EXPECTED_SHORTFALL -> List.of(expectedShortfall(rule));
            case DOLLAR_DELTA -> portfolio(Math.abs(inputs.greeks().dollarDelta()));
            case LADDER_DELTA -> ladderDelta();
            case GAMMA -> portfolio(Math.abs(inputs.greeks().gammaPerPercent()));
            case VEGA -> portfolio(Math.abs(inputs.greeks().vegaPerVolPoint()));
            case THETA_AMOUNT, THETA -> portfolio(inputs.greeks().thetaPerDay());
            case STRATEGY_ALLOCATION -> portfolio(obligation());
            case STRIKE -> scopes(strikes(), 1);
            case STRIKE_OF_STRATEGY -> scopes(strikes(), obligation());
            case EXPIRATION_OF_STRATEGY ->
                scopes(obligations(contract -> "expiration " + contract.expiration()), obligation());
            case POSITION -> capitalByPosition();
            case LEVERAGE -> portfolio(obligation() + longValue());
            case FREE_CASH -> portfolio(inputs.margin().excess());
            case HEDGE -> hedge();
            case UNDERLYINGS -> portfolio(underlyings());
            case UNCOVERED_CALLS -> portfolio(inputs.margin().uncoveredCallShares());
            case SECTOR -> scopes(bySector(), 1);
            case BROKER -> scopes(byBroker(), 1);
        };
    }

    private Measured valueAtRisk(LimitRule rule) {
        ValueAtRisk largest = null;
        for (ValueAtRisk var : inputs.var()) {
            boolean asked = asked(rule, var.method(), var.confidence(), var.horizonDays());
            if (asked && (largest == null || var.value() > largest.value())) {
                largest = var;
            }
        }
        return largest == null
                ? Measured.missing(PORTFOLIO)
                : new Measured(
                        PORTFOLIO + ", " + largest.method().label(),
                        OptionalDouble.of(largest.value()),
                        largest.low(),
                        largest.high());
    }

    private Measured expectedShortfall(LimitRule rule) {
        ExpectedShortfall largest = null;
        for (ExpectedShortfall es : inputs.es()) {
            boolean asked = asked(rule, es.method(), es.confidence(), es.horizonDays());
            if (asked && (largest == null || es.value() > largest.value())) {
                largest = es;
            }
        }
        return largest == null
                ? Measured.missing(PORTFOLIO)
                : new Measured(
                        PORTFOLIO + ", " + largest.method().label(),
                        OptionalDouble.of(largest.value()),
                        largest.low(),
                        largest.high());
    }

    private static boolean asked(LimitRule rule, RiskMethod method, double confidence, int sessions) {
        return method != RiskMethod.DELTA_GAMMA
                && confidence == rule.confidence().getAsDouble()
                && sessions == rule.sessions().getAsInt();
    }

    private static List<Measured> portfolio(double value) {
        return List.of(Measured.of(PORTFOLIO, value));
    }

    private static List<Measured> scopes(SortedMap<String, Double> amounts, double divisor) {
        List<Measured> measured = new ArrayList<>();
        amounts.forEach((scope, amount) -> measured.add(Measured.of(scope, amount / divisor)));
        return measured;
    }

    private List<Measured> ladderDelta() {
        double contracts = 0;
        double delta = 0;
        for (PricedPosition position : positions) {
            if (Holdings.isShort(position, OptionType.PUT)) {
                double count = -position.position().quantity();
                contracts += count;
                delta += position.greeks().delta() * count;
            }
        }
        if (contracts == 0) {
            return List.of();
        }
        double scaled = delta / contracts * 100;
        return List.of(
                Measured.of(String.format(Locale.ROOT, "short puts, whose own delta is %+.1f", -scaled), scaled));
    }

    private double obligation() {
        double sum = 0;
        for (PricedPosition position : positions) {
            sum += Holdings.putObligation(position);
        }
        return sum;
    }

    private SortedMap<String, Double> strikes() {
        return obligations(
                contract -> String.format(Locale.ROOT, "%s strike %s", contract.underlying(), strike(contract)));
    }

    private static String strike(OptionContract contract) {
        double strike = contract.strike();
        return strike == Math.rint(strike) ? String.valueOf((long) strike) : String.valueOf(strike);
    }

    private SortedMap<String, Double> obligations(Function<OptionContract, String> scope) {
        SortedMap<String, Double> sums = new TreeMap<>();
        for (PricedPosition position : positions) {
            if (Holdings.isShort(position, OptionType.PUT)) {
                sums.merge(
                        scope.apply((OptionContract) position.position().instrument()),
                        Holdings.putObligation(position),
                        Double::sum);
            }
        }
        return sums;
    }

    private List<Measured> capitalByPosition() {
        List<Measured> measured = new ArrayList<>();
        for (PricedPosition position : positions) {
            if (Holdings.isShort(position, OptionType.PUT) || Holdings.isShort(position, OptionType.CALL)) {
                double capital = Holdings.isShort(position, OptionType.PUT)
                        ? Holdings.putObligation(position)
                        : -position.weight() * position.spot();
                measured.add(Measured.of(
                        position.position().account() + " "
                                + position.position().instrument().symbol(),
                        capital));
            }
        }
        return measured;
    }

    private double longValue() {
        double sum = 0;
        for (PricedPosition position : positions) {
            sum += Math.max(position.marketValue(), 0);
        }
        return sum;
    }

    private List<Measured> hedge() {
        double calls = 0;
        double puts = 0;
        for (PricedPosition position : positions) {
            if (Holdings.isShort(position, OptionType.PUT)) {
                puts -= position.marketValue();
            } else if (Holdings.isLong(position, OptionType.CALL)) {
                calls += position.marketValue();
            }
        }
        return puts > 0 ? portfolio(calls / puts) : List.of();
    }

    private int underlyings() {
        SortedSet<String> names = new TreeSet<>();
        for (PricedPosition position : positions) {
            if (position.option().isPresent() && !position.expired()) {
                names.add(position.position().instrument().underlying());
            }
        }
        return names.size();
    }

    private SortedMap<String, Double> bySector() {
        SortedMap<String, Double> sums = new TreeMap<>();
        for (PricedPosition position : positions) {
            String sector = inputs.book()
                    .book()
                    .market()
                    .underlyings()
                    .get(position.position().instrument().underlying())
                    .sector();
            sums.merge(
                    sector.isEmpty() ? "no sector stated" : sector,
                    Holdings.putObligation(position) + Math.max(position.marketValue(), 0),
                    Double::sum);
        }
        return sums;
    }

    /** Cash of an account counts to the broker of its positions. */
    private SortedMap<String, Double> byBroker() {
        SortedMap<String, String> brokers = new TreeMap<>();
        SortedMap<String, Double> sums = new TreeMap<>();
        for (PricedPosition position : positions) {
            brokers.put(position.position().account(), position.position().broker());
            sums.merge(position.position().broker(), position.marketValue(), Double::sum);
        }
        inputs.book()
                .book()
                .cash()
                .forEach((account, cash) ->
                        sums.merge(brokers.getOrDefault(account, "account " + account), cash, Double::sum));
        return sums;
    }
}
