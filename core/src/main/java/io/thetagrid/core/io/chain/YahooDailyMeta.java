package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code meta.json} that a collector of Yahoo's chains writes beside its tables: when it asked ({@code utc}) and, for
 * each ticker, the price at that time ({@code spot_live}). Each gives a chain that holds nothing but that price; {@code
 * spot}, the close of the session before, is not read.
 */
final class YahooDailyMeta implements Layout<ChainFile> {

    @Override
    public String name() {
        return "a collector's meta.json of Yahoo's chains";
    }

    @Override
    public boolean recognises(Input input) {
        return JsonOutline.of(input).containsAll(Set.of("utc", "tickers", "session"));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        JsonValue tickers = rows.document().object("tickers");
        Instant utc = rows.document().instant("utc");
        for (String ticker : tickers.keys()) {
            rows.addSpot(tickers.get(ticker), row -> spot(row, ticker, utc));
        }
        return rows.file(name(), hints, List.of());
    }

    private static Optional<QuotedSpot> spot(JsonValue row, String ticker, Instant utc) {
        String underlying = QuotedSpot.underlying(ticker);
        return Optional.of(new QuotedSpot(
                underlying,
                Optional.ofNullable(utc).map(time -> QuoteTimes.askedAt(time, underlying)),
                row.positive("spot_live")));
    }
}
