package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonOutline;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer of the screener ops.syncretism.io: a list of contracts of many underlyings, each with the underlying's price.
 *
 * <p>All chains have one time, that of the last crawl in the answer or, where that is later, of the last trade, at most
 * the options' close: the answer comes from a store that was filled over hours, and the crawler's clock runs hours behind
 * that of the trades that it reports. Before the opening a crawl found the quotes of the session before.
 */
final class SyncretismScreener implements Layout<ChainFile> {

    @Override
    public String name() {
        return "the option screener ops.syncretism.io";
    }

    @Override
    public boolean recognises(Input input) {
        return JsonOutline.of(input).containsAll(Set.of("contractSymbol", "optType", "lastCrawl"));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        JsonRows rows = new JsonRows((InputText) input);
        rows.document().elements().forEach(row -> rows.addQuote(row, SyncretismScreener::read));
        rows.alignTimes();
        return rows.file(name(), hints, List.of("a screener's choice of contracts, not whole chains"));
    }

    private static Optional<QuotedContract> read(JsonValue row) {
        Optional<OsiSymbol> symbol = OsiSymbol.parse(row.text("contractSymbol"));
        Optional<ContractTerms> terms = new StatedContract(expiration(row), type(row), row.positive("strike"))
                .terms(row.get("contractSymbol"), symbol);
        Optional<Instant> crawl = row.optionalTime("lastCrawl", ChronoUnit.SECONDS);
        Optional<Instant> trade = row.optionalTime("lastTradeDate", ChronoUnit.SECONDS);
        double spot = NoValue.ifZero(row.optionalNonNegative("regularMarketPrice"));
        OptionQuote quote = quote(row);
        return terms.map(known -> new QuotedContract(
                known.contract(symbol.get()),
                quote,
                later(crawl, trade)
                        .map(time -> QuoteTimes.askedAt(time, symbol.get().root())),
                spot));
    }

    /** Midnight of the date, in UTC; null where there is none. */
    private static LocalDate expiration(JsonValue row) {
        return row.get("expiration")
                .time(ChronoUnit.SECONDS)
                .map(midnight -> LocalDate.ofInstant(midnight, ZoneOffset.UTC))
                .orElse(null);
    }

    private static OptionType type(JsonValue row) {
        return switch (row.text("optType")) {
            case "C" -> OptionType.CALL;
            case "P" -> OptionType.PUT;
            default -> {
                row.get("optType").reject("C or P");
                yield null;
            }
        };
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && other.isPresent() && other.get().isBefore(one.get()) ? one : other.or(() -> one);
    }

    private static OptionQuote quote(JsonValue row) {
        return new OptionQuote(
                row.optionalNonNegative("bid"),
                row.optionalNonNegative("ask"),
                NoValue.ifZero(row.optionalNonNegative("lastPrice")),
                row.optionalNonNegative("volume"),
                row.optionalNonNegative("openInterest"),
                NoValue.ifZero(row.optionalNonNegative("impliedVolatility")),
                row.optionalNumber("delta"),
                Optional.empty());
    }
}
