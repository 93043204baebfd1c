package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import java.util.List;
import java.util.Set;

/**
 * Tradier's answer to {@code markets/options/chains} [documentation.tradier.com, "Get an option chain"]: {@code
 * options.option}, a list of contracts or a single one, whose greeks are null where none were asked for.
 *
 * <p>The chain's time is that of its latest bid or ask, at most the options' close. The vendor's volatility is that of the
 * mid ({@code mid_iv}), 0 where it found none. The underlying's price is not in the answer: it comes from the one to
 * {@code markets/quotes} ({@link TradierQuotes}).
 */
final class TradierChain implements Layout<ChainFile> {
    private static final String EMPTY = "options";

    @Override
    public String name() {
        return "Tradier's option chain";
    }

    @Override
    public boolean recognises(Input input) {
        Set<String> keys = JsonOutline.of(input);
        return keys.contains("options.option") || keys.equals(Set.of(EMPTY));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        for (JsonValue row : rows.document().object("options").get("option").oneOrMany()) {
            rows.addQuote(row, TradierOption::read);
        }
        return rows.file(
                name(), hints, List.of("the underlying's price is not in the file: it stands in Tradier's quotes"));
    }
}
