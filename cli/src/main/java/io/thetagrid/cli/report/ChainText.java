package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;
import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.VendorComparison;
import io.thetagrid.core.pricing.surface.FittedSlice;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Analysed chains for a person: what the quotes imply, expiration by expiration, and what they are worth. */
public final class ChainText {
    private static final double DAYS = 365;

    /** More underlyings get a line each. */
    private static final int MOST_IN_DETAIL = 10;

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM yyyy HH:mm 'New York'", Locale.ENGLISH)
            .withZone(ZoneId.of("America/New_York"));

    private ChainText() {}

    /** The whole page. */
    public static String render(
            List<ChainAnalysis> chains, IvStandings standings, RunInfo run, String digest, Style style) {
        StringBuilder text = new StringBuilder();
        if (chains.size() > MOST_IN_DETAIL) {
            text.append(ChainOverview.render(chains, style));
        } else {
            chains.forEach(chain -> underlying(text, chain, standings, style));
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
                .append("\n\n");
        ChainDiagnosis.sentences(chain, style)
                .forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        text.append(standings.line(chain));
        VendorComparison vendor = VendorComparison.of(chain.quotes());
        if (vendor.quotes() > 0) {
            text.append("  median difference to the vendor's own volatilities ")
                    .append(percent(vendor.medianDifference(), 2))
                    .append(" of them, over ")
                    .append(vendor.quotes())
                    .append(" quotes\n");
        }
        text.append('\n').append(expiries(chain, style)).append('\n');
        text.append(QualityText.render(chain.quality(), style)).append('\n');
        text.append(ArbitrageText.render(chain.arbitrage())).append('\n');
    }

    private static String expiries(ChainAnalysis chain, Style style) {
        TextTable table = new TextTable(style)
                .text("root")
                .text("expiration")
                .number("days")
                .number("forward")
                .number("rate %")
                .text("from")
                .number("div+borrow %")
                .number("ATM vol %")
                .number("±1σ move")
                .number("straddle")
                .text("fit")
                .number("rms vol pt")
                .number("max")
                .number("in spread %")
                .number("quotes")
                .number("used");
        for (ExpiryAnalysis expiry : chain.expiries()) {
            Optional<FittedSlice> slice = expiry.slice();
            table.row(
                    expiry.root(),
                    expiry.expiration().toString(),
                    fixed(expiry.timeToExpiry() * DAYS, 1),
                    fixed(expiry.forward(), 2),
                    fixed(expiry.rate() * 100, 2),
                    expiry.rateSource().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    fixed(expiry.dividendYield() * 100, 2),
                    fixed(expiry.atTheMoneyVolatility() * 100, 1),
                    fixed(expiry.expectedMove().oneDeviation(), 2),
                    fixed(expiry.expectedMove().straddle(), 2),
                    slice.map(ChainText::method).orElse(""),
                    fixed(slice.map(FittedSlice::rmsError).orElse(Double.NaN) * 100, 2),
                    fixed(slice.map(FittedSlice::maxError).orElse(Double.NaN) * 100, 2),
                    fixed(slice.map(FittedSlice::insideShare).orElse(Double.NaN) * 100, 0),
                    String.valueOf(expiry.quotes()),
                    String.valueOf(expiry.used()));
        }
        return table.render("  ");
    }

    private static String method(FittedSlice slice) {
        String method =
                slice.method().length() == 3 ? slice.method() : slice.method().toLowerCase(Locale.ROOT);
        return slice.butterflyFree() ? method : method + "!";
    }
}
