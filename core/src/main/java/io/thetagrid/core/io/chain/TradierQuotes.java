package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tradier's answer to {@code markets/quotes} [documentation.tradier.com, "Get quotes"]: {@code quotes.quote}, a list or a
 * single one. A share, fund or index gives a chain that holds nothing but the price of its last trade, at the time of that
 * trade; an option's quote is one of a chain.
 */
final class TradierQuotes implements Layout<ChainFile> {
    private static final String EMPTY = "quotes";

    @Override
    public String name() {
        return "Tradier's quotes";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        return keys.contains("quotes.quote") || keys.contains("quotes.unmatched_symbols") || keys.equals(Set.of(EMPTY));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        for (JsonValue row : rows.document().object("quotes").get("quote").oneOrMany()) {
            if (row.get("type").isText("option")) {
                rows.addQuote(row, TradierOption::read);
            } else {
                rows.addSpot(row, TradierQuotes::spot);
            }
        }
        return rows.file(name(), hints, List.of());
    }

    private static Optional<QuotedSpot> spot(JsonValue row) {
        return Optional.of(new QuotedSpot(
                QuotedSpot.underlying(row.text("symbol")),
                row.optionalTime("trade_date", ChronoUnit.MILLIS).or(() -> TradierOption.quotedAt(row)),
                row.positive("last")));
    }
}
