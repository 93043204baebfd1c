package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.given;
import static io.thetagrid.cli.format.Numbers.move;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Style;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.scenario.StressScenario;
import io.thetagrid.core.scenario.StressScenario.NameMove;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Named scenarios with what they move and the move they copy. */
public final class ScenarioListing {

    private ScenarioListing() {}

    /** Members of the {@code result}; moves per 1.00 but for {@code sigmas}. */
    public static void write(Json json, List<StressScenario> scenarios) {
        json.objects("scenarios", scenarios, (each, scenario) -> {
            each.text("name", scenario.name());
            each.text("description", scenario.description());
            each.text("spot", scenario.spot().key());
            each.number("move", scenario.move());
            each.number("iv", scenario.volatility());
            each.number("rate", scenario.rate());
            each.number("borrow", scenario.borrow());
            each.number("spread", scenario.closingSpread());
            each.integer("sessions", scenario.sessions());
            each.flag("worstOnly", scenario.worstOnly());
            each.objects("overrides", scenario.overrides(), (inner, override) -> {
                inner.text("symbol", override.symbol());
                inner.text("sector", override.sector());
                inner.number("move", override.move());
                inner.number("iv", override.volatility());
            });
            each.text("source", scenario.source());
        });
    }

    /** One row a scenario; moves per 1.00 but for {@code sigmas}. */
    public static Table table(List<StressScenario> scenarios) {
        return new Columns<>(scenarios)
                .text("name", StressScenario::name)
                .text("description", StressScenario::description)
                .text("spot", scenario -> scenario.spot().key())
                .number("move", StressScenario::move)
                .number("iv", StressScenario::volatility)
                .number("rate", StressScenario::rate)
                .number("borrow", StressScenario::borrow)
                .number("spread", StressScenario::closingSpread)
                .integer("sessions", StressScenario::sessions)
                .text("names", scenario -> scenario.worstOnly() ? "worst" : "all")
                .text("overrides", scenario -> overrides(scenario, ";"))
                .text("source", StressScenario::source)
                .table();
    }

    /** For a person: three lines a scenario. */
    public static String text(List<StressScenario> scenarios, Style style) {
        StringBuilder page = new StringBuilder();
        for (StressScenario scenario : scenarios) {
            page.append(style.strong(scenario.name()))
                    .append("  ")
                    .append(moves(scenario))
                    .append("\n    ")
                    .append(scenario.description())
                    .append("\n    ")
                    .append(style.faint(scenario.source()))
                    .append('\n');
        }
        return page.toString();
    }

    private static String moves(StressScenario scenario) {
        List<String> moves = new ArrayList<>();
        if (scenario.move() != 0) {
            moves.add(
                    switch (scenario.spot()) {
                        case INDEX -> "index " + move(scenario.move());
                        case EVERY -> "every name " + move(scenario.move());
                        case SIGMAS -> "every name " + given(scenario.move()) + " daily standard deviations";
                    });
        }
        add(moves, "IV ", scenario.volatility());
        if (scenario.rate() != 0) {
            moves.add("rates " + given(scenario.rate() * 10_000) + " bp");
        }
        add(moves, "borrow cost ", scenario.borrow());
        if (scenario.closingSpread() != 0) {
            moves.add("closed at " + given(scenario.closingSpread()) + " times the spread");
        }
        if (!scenario.overrides().isEmpty()) {
            moves.add(overrides(scenario, ", "));
        }
        if (scenario.worstOnly()) {
            moves.add("the name that hurts most only");
        }
        moves.add(scenario.sessions() == 0 ? "at once" : "over " + TailText.sessions(scenario.sessions()));
        return String.join(", ", moves);
    }

    private static void add(List<String> moves, String what, double move) {
        if (move != 0) {
            moves.add(what + move(move));
        }
    }

    private static String overrides(StressScenario scenario, String separator) {
        return scenario.overrides().stream().map(ScenarioListing::override).collect(Collectors.joining(separator));
    }

    private static String override(NameMove override) {
        StringBuilder text = new StringBuilder(override.symbol()).append(override.sector());
        override.move().ifPresent(move -> text.append(' ').append(move(move)));
        override.volatility().ifPresent(move -> text.append(" IV ").append(move(move)));
        return text.toString();
    }
}
