package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;

import io.thetagrid.core.pricing.chain.Arbitrage;
import java.util.List;
import java.util.stream.Collectors;

/** What the tests for arbitrage found, one line for each that found any. */
final class ArbitrageText {

    private ArbitrageText() {}

    static String render(List<Arbitrage> tests) {
        String found = tests.stream()
                .filter(test -> test.found() > 0)
                .map(test -> "  arbitrage, " + name(test.kind()) + ": " + test.found() + " of " + test.tested()
                        + test.worst().map(place -> worst(test.kind(), place)).orElse("") + "\n")
                .collect(Collectors.joining());
        return found.isEmpty() ? "  no arbitrage beyond bid and ask in strike, convexity or time\n" : found;
    }

    private static String name(Arbitrage.Kind kind) {
        return switch (kind) {
            case VERTICAL -> "prices over strikes";
            case BUTTERFLY -> "convexity of prices";
            case CALENDAR -> "variance over time";
            case FIT -> "negative density of a fit";
        };
    }

    private static String worst(Arbitrage.Kind kind, Arbitrage.Place place) {
        String where = ", worst " + place.root() + " " + place.expiration();
        return switch (kind) {
            case VERTICAL, BUTTERFLY ->
                where + " at " + fixed(place.strike(), 2) + ": " + fixed(place.size(), 2) + " a share";
            case CALENDAR ->
                where + " at " + fixed(place.strike(), 2) + ": " + fixed(place.size() * 100, 2) + " vol points";
            case FIT -> where + ": Durrleman's function " + fixed(-place.size(), 4);
        };
    }
}
