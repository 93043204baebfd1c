package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.SpotVerdict;
import io.thetagrid.core.pricing.chain.VendorComparison;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Analysed chains for a person: what the quotes imply, expiration by expiration, and what they are worth. */
public final class ChainText {
    private static final double DAYS = 365;
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM yyyy HH:mm 'New York'", Locale.ENGLISH)
            .withZone(ZoneId.of("America/New_York"));

    private ChainText() {}

    /** The whole page. */
    public static String render(
            List<ChainAnalysis> chains, IvStandings standings, RunInfo run, String digest, Style style) {
        StringBuilder text = new StringBuilder();
        for (ChainAnalysis chain : chains) {
            underlying(text, chain, standings, style);
        }
        text.append(style.faint(
                        run.backend() + " on " + run.threads() + (run.threads() == 1 ? " thread, " : " threads, ")
                                + fixed(run.seconds(), 2) + " s, result " + digest.substring(0, 12)))
                .append('\n');
        return text.toString();
    }

    private static void underlying(StringBuilder text, ChainAnalysis chain, IvStandings standings, Style style) {
        text.append(style.strong(chain.chain().underlying()))
                .append(", ")
                .append(INSTANT.format(chain.chain().asOf()))
                .append("\n\n  spot ")
                .append(fixed(chain.chain().spot(), 2))
                .append(" as quoted, ")
                .append(fixed(chain.spotImplied(), 2))
                .append(" as the options imply");
        if (chain.spotVerdict() == SpotVerdict.STALE) {
            text.append(style.warning(": the quoted one is stale, the implied one is used"));
        }
        text.append("\n  30-day volatility at the money ")
                .append(percent(chain.volatility30d(), 1))
                .append('\n')
                .append(standings.line(chain));
        VendorComparison vendor = VendorComparison.of(chain.quotes());
        if (vendor.quotes() > 0) {
            text.append("  median difference to the vendor's own volatilities ")
                    .append(percent(vendor.medianDifference(), 2))
                    .append(" of them, over ")
                    .append(vendor.quotes())
                    .append(" quotes\n");
        }
        text.append("  verdicts: ").append(verdicts(chain)).append("\n\n");
        text.append(expiries(chain, style)).append('\n');
    }

    private static String verdicts(ChainAnalysis chain) {
        return chain.verdicts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map((Map.Entry<?, Integer> entry) -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String expiries(ChainAnalysis chain, Style style) {
        TextTable table = new TextTable(style)
                .text("root")
                .text("expiration")
                .number("days")
                .number("forward")
                .number("rate %")
                .text("from")
                .number("ATM vol %")
                .number("quotes")
                .number("used");
        for (ExpiryAnalysis expiry : chain.expiries()) {
            table.row(
                    expiry.root(),
                    expiry.expiration().toString(),
                    fixed(expiry.timeToExpiry() * DAYS, 1),
                    fixed(expiry.forward(), 2),
                    fixed(expiry.rate() * 100, 2),
                    expiry.rateSource().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    fixed(expiry.atTheMoneyVolatility() * 100, 1),
                    String.valueOf(expiry.quotes()),
                    String.valueOf(expiry.used()));
        }
        return table.render("  ");
    }
}
