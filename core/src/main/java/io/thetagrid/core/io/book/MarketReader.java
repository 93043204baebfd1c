package io.thetagrid.core.io.book;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.Carry;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the {@code market} section of a book file and the files it names. */
final class MarketReader {
    private final YamlNode market;
    private final BookInputs inputs;
    private final Instant asOf;
    private final List<String> notes = new ArrayList<>();

    MarketReader(YamlNode market, BookInputs inputs, Instant asOf) {
        this.market = market;
        this.inputs = inputs;
        this.asOf = asOf;
    }

    /** What had to be assumed for want of data. */
    List<String> notes() {
        return notes;
    }

    /**
     * Reads everything.
     *
     * @param held underlyings that must have a price
     */
    MarketSnapshot read(SortedSet<String> held) {
        market.rejectUnknown(BookKeys.under("market"));
        Map<String, OptionChain> chains = chains();
        HistoryReader historyReader = new HistoryReader(market.map("prices"), inputs);
        Map<String, PriceHistory> histories = historyReader.read();
        notes.addAll(historyReader.notes());
        YamlNode dividends = market.map("dividends");
        YamlNode reference = reference();
        RatesReader ratesReader = new RatesReader(market.map("rates"), inputs, asOf);
        RateCurve rates = ratesReader.read();
        notes.addAll(ratesReader.notes());
        SortedSet<String> symbols = new TreeSet<>(held);
        symbols.addAll(chains.keySet());
        symbols.addAll(histories.keySet());
        symbols.addAll(dividends.keys());
        symbols.addAll(reference.keys());
        SortedMap<String, UnderlyingMarket> underlyings = new TreeMap<>();
        List<String> withoutBeta = new ArrayList<>();
        for (String symbol : symbols) {
            YamlNode own = reference.map(symbol);
            own.rejectUnknown(BookKeys.under("market.reference.*"));
            OptionChain chain = chains.get(symbol);
            PriceHistory history = histories.getOrDefault(symbol, PriceHistory.none());
            double spot = spot(symbol, own, chain, historyReader.asTraded().getOrDefault(symbol, history));
            double beta = own.number("beta", 1);
            String sector = own.text("sector", "");
            Carry carry = CarryReader.read(dividends.map(symbol), own);
            CarryReader.checkWorth(dividends.map(symbol), carry, spot, rates, asOf);
            Map<OptionContract, OptionQuote> quotes = chain == null ? Map.of() : chain.quotes();
            if (Double.isNaN(spot)) {
                if (held.contains(symbol)) {
                    market.problems()
                            .add(
                                    market.line(),
                                    "",
                                    symbol,
                                    "its price: market.reference." + symbol
                                            + ".spot, a chain, or a history that reaches the session of as_of");
                }
                continue;
            }
            if (!own.has("beta") && held.contains(symbol)) {
                withoutBeta.add(symbol);
            }
            underlyings.put(symbol, new UnderlyingMarket(symbol, spot, carry, beta, sector, quotes, history));
        }
        if (!withoutBeta.isEmpty()) {
            notes.add("beta 1 assumed for " + String.join(", ", withoutBeta));
        }
        return new MarketSnapshot(asOf, underlyings, rates);
    }

    /** The price stated, else the chain's, else the close of the session that as_of is in or follows; else NaN. */
    private double spot(String symbol, YamlNode reference, OptionChain chain, PriceHistory history) {
        if (reference.has("spot")) {
            double spot = reference.number("spot");
            if (spot < 0) {
                reference.get("spot").reject("a price >= 0");
            }
            return spot;
        }
        if (chain != null && !Double.isNaN(chain.spot())) {
            return chain.spot();
        }
        LocalDate session = lastClose();
        double close = history.closes().getOrDefault(session, Double.NaN);
        boolean adjustable =
                history.adjustment() == Adjustment.SPLITS || history.adjustment() == Adjustment.TOTAL_RETURN;
        if (!Double.isNaN(close) && adjustable && history.closes().lastKey().isAfter(session)) {
            notes.add("the spot of " + symbol + " is its close of " + session
                    + ", adjusted for what the rest of its file knows");
        }
        return close;
    }

    private LocalDate lastClose() {
        LocalDate session = NyseCalendar.onOrBefore(NyseCalendar.date(asOf));
        return NyseCalendar.close(session).isAfter(asOf) ? NyseCalendar.previous(session) : session;
    }

    private Map<String, OptionChain> chains() {
        List<OptionChain> found = new ArrayList<>();
        for (YamlNode node : market.list("chains")) {
            String path = node.text();
            inputs.read(node, name -> {
                ChainFile file = ChainFile.read(inputs.resolve(path), name, ImportHints.NONE);
                inputs.used(file.file(), path);
                inputs.rejected(file.rejects(), file.rows().rejected());
                file.chains().forEach(chain -> checkAge(node, chain));
                found.addAll(file.chains());
            });
        }
        Map<String, OptionChain> chains = new LinkedHashMap<>();
        for (OptionChain chain : OptionChain.merged(found)) {
            if (chains.putIfAbsent(chain.underlying(), chain) != null) {
                market.get("chains").reject("chains of " + chain.underlying() + " of one instant, not of several");
            }
        }
        return chains;
    }

    /** A chain must be of the session that the book is valued in. */
    private void checkAge(YamlNode node, OptionChain chain) {
        LocalDate quoted = NyseCalendar.onOrBefore(NyseCalendar.date(chain.asOf()));
        LocalDate valued = NyseCalendar.onOrBefore(NyseCalendar.date(asOf));
        if (!quoted.equals(valued)) {
            node.reject("a chain of the session of as_of, " + valued + ": this one is of " + quoted);
        }
    }

    /** The reference mapping, in the book itself or in a file of its own. */
    private YamlNode reference() {
        YamlNode node = market.get("reference");
        if (!node.isPresent() || node.isMapping()) {
            return node;
        }
        String path = node.text();
        YamlNode[] read = {market.get("reference.none")};
        inputs.read(node, name -> {
            InputText text = InputText.read(inputs.resolve(path), name);
            inputs.used(text.file(), path);
            read[0] = YamlNode.parse(name, text.text(), market.problems());
        });
        return read[0];
    }
}
