package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.percent;

import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.pricing.chain.QuoteQuality;

/** What a chain's quotes are worth: how many of each verdict, the worst of each, and what leaving them out changes. */
final class QualityText {

    private QualityText() {}

    static String render(QuoteQuality quality, Style style) {
        TextTable table = new TextTable(style)
                .text("verdict")
                .number("quotes")
                .number("open interest %")
                .number("volume %")
                .text("worst")
                .text("why");
        for (QuoteQuality.Share share : quality.verdicts()) {
            table.row(
                    share.verdict().name(),
                    String.valueOf(share.count()),
                    percentage(share.openInterestShare()),
                    percentage(share.volumeShare()),
                    share.worst().map(worst -> worst.contract().symbol()).orElse(""),
                    share.worst().map(QuoteQuality.Worst::detail).orElse(""));
        }
        return table.render("  ") + effect(quality);
    }

    private static String effect(QuoteQuality quality) {
        if (quality.dropped() == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("  with the ")
                .append(quality.dropped())
                .append(" unusable quotes the 30-day volatility would read ")
                .append(percent(quality.volatility30dWithThem(), 1));
        if (quality.expiriesWithoutForward() > 0) {
            text.append("; without them ")
                    .append(quality.expiriesWithoutForward())
                    .append(quality.expiriesWithoutForward() == 1 ? " expiration has" : " expirations have")
                    .append(" no forward of its own");
        }
        return text.append('\n').toString();
    }

    private static String percentage(double share) {
        String text = percent(share, 1);
        return text.endsWith(" %") ? text.substring(0, text.length() - 2) : text;
    }
}
