package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An option in Tradier's answers, whether to a question for a chain or for quotes. */
final class TradierOption {
    private static final double STANDARD_SIZE = 100;

    private TradierOption() {}

    /** The quote; empty where something is wrong with the row, which is noted. */
    static Optional<QuotedContract> read(JsonValue row) {
        Optional<OsiSymbol> symbol = OsiSymbol.parse(row.text("symbol"));
        Optional<ContractTerms> terms = new StatedContract(
                        row.date("expiration_date"),
                        row.choice("option_type", OptionType.class),
                        row.positive("strike"))
                .terms(row.get("symbol"), symbol);
        String root = row.optionalText("root_symbol");
        if (symbol.isPresent() && !root.isEmpty() && !root.equals(symbol.get().root())) {
            row.get("root_symbol").reject(symbol.get().root() + ", as in the symbol");
        }
        double size = row.optionalNumber("contract_size");
        if (!Double.isNaN(size) && size != STANDARD_SIZE) {
            row.get("contract_size").reject("100: what an adjusted contract delivers is not in its symbol");
        }
        Optional<Instant> quotedAt = quotedAt(row);
        OptionQuote quote = quote(row, quotedAt);
        return terms.map(known -> new QuotedContract(known.contract(symbol.get()), quote, quotedAt, Double.NaN));
    }

    private static OptionQuote quote(JsonValue row, Optional<Instant> quotedAt) {
        JsonValue greeks = row.object("greeks");
        return new OptionQuote(
                row.optionalNonNegative("bid"),
                row.optionalNonNegative("ask"),
                NoValue.ifZero(row.optionalNonNegative("last")),
                row.optionalNonNegative("volume"),
                row.optionalNonNegative("open_interest"),
                NoValue.ifZero(greeks.optionalNonNegative("mid_iv")),
                greeks.optionalNumber("delta"),
                quotedAt);
    }

    /** The later of the times of bid and ask, which are 0 where there never was any. */
    static Optional<Instant> quotedAt(JsonValue row) {
        Optional<Instant> bid = row.optionalTime("bid_date", ChronoUnit.MILLIS);
        Optional<Instant> ask = row.optionalTime("ask_date", ChronoUnit.MILLIS);
        return bid.isPresent() && ask.isPresent() && ask.get().isBefore(bid.get()) ? bid : ask.or(() -> bid);
    }
}
