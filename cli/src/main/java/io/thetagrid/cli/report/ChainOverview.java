package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.pricing.chain.CarryVerdict;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.SpotVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Many chains for a person: one line each. */
final class ChainOverview {

    private ChainOverview() {}

    static String render(List<ChainAnalysis> chains, Style style) {
        TextTable table = new TextTable(style)
                .text("underlying")
                .text("New York date")
                .number("spot")
                .number("implied")
                .number("30-day vol %")
                .number("index")
                .number("expirations")
                .number("quotes")
                .number("used")
                .text("diagnosis");
        for (ChainAnalysis chain : chains) {
            table.row(
                    chain.chain().underlying(),
                    NyseCalendar.date(chain.chain().asOf()).toString(),
                    fixed(chain.chain().spot(), 2),
                    fixed(chain.spotImplied(), 2),
                    fixed(chain.volatility30d() * 100, 1),
                    fixed(chain.index().value(), 2),
                    String.valueOf(chain.expiries().size()),
                    String.valueOf(chain.quotes().size()),
                    String.valueOf(chain.quotes().size() - chain.quality().dropped()),
                    diagnosis(chain));
        }
        return table.render("  ") + "\n  verdicts: " + verdicts(chains) + "\n\n";
    }

    private static String diagnosis(ChainAnalysis chain) {
        List<String> words = new ArrayList<>();
        if (chain.spotVerdict() == SpotVerdict.STALE) {
            words.add("stale spot");
        }
        if (chain.carry().verdict() == CarryVerdict.HARD_TO_BORROW) {
            words.add("hard to borrow");
        }
        int arbitrage =
                chain.arbitrage().stream().mapToInt(test -> test.found()).sum();
        if (arbitrage > 0) {
            words.add("arbitrage at " + arbitrage + (arbitrage == 1 ? " place" : " places"));
        }
        return String.join(", ", words);
    }

    private static String verdicts(List<ChainAnalysis> chains) {
        return ChainJson.verdicts(chains).entrySet().stream()
                .filter(verdict -> verdict.getValue() > 0)
                .map(verdict -> verdict.getValue() + " " + verdict.getKey())
                .collect(Collectors.joining(", "));
    }
}
