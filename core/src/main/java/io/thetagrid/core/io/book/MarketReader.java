package io.thetagrid.core.io.book;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.PriceHistory;
import io.thetagrid.core.market.RateCurve;
import io.thetagrid.core.market.UnderlyingMarket;
import io.thetagrid.kernels.math.ScalarMath;
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
    private static final List<String> ADJUSTMENTS = List.of("splits", "total_return");
    private static final List<String> COMPOUNDINGS = List.of("continuous", "annual", "simple");
    private static final double LOWEST_RATE = -0.5;
    private static final double HIGHEST_RATE = 1;
    private static final double HIGHEST_BORROW = 10;

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
        Map<String, PriceHistory> histories = histories();
        YamlNode dividends = market.map("dividends");
        YamlNode reference = reference();
        RateCurve rates = rates(market.map("rates"));
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
            double spot = spot(own, chain, history);
            double beta = own.number("beta", 1);
            String sector = own.text("sector", "");
            double borrow = own.number("borrow", 0, LOWEST_RATE, HIGHEST_BORROW);
            YamlNode dividend = dividends.map(symbol);
            dividend.rejectUnknown(BookKeys.under("market.dividends.*"));
            double yield = dividend.number("yield", 0, LOWEST_RATE, HIGHEST_RATE);
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
            underlyings.put(symbol, new UnderlyingMarket(symbol, spot, yield, borrow, beta, sector, quotes, history));
        }
        if (!withoutBeta.isEmpty()) {
            notes.add("beta 1 assumed for " + String.join(", ", withoutBeta));
        }
        return new MarketSnapshot(asOf, underlyings, rates);
    }

    /** The price stated, else the chain's, else the close of the session that as_of is in or follows; else NaN. */
    private double spot(YamlNode reference, OptionChain chain, PriceHistory history) {
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
        return history.closes().getOrDefault(lastClose(), Double.NaN);
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

    private Map<String, PriceHistory> histories() {
        Map<String, PriceHistory> histories = new LinkedHashMap<>();
        YamlNode prices = market.map("prices");
        for (String symbol : prices.keys()) {
            YamlNode node = prices.map(symbol);
            node.rejectUnknown(BookKeys.under("market.prices.*"));
            String path = node.text("file");
            boolean totalReturn = "total_return".equals(node.choice("adjusted", ADJUSTMENTS, text -> text));
            inputs.read(node.get("file"), name -> {
                PriceFile file = PriceFile.read(TextTable.read(inputs.resolve(path), name), totalReturn);
                inputs.used(file.file(), path);
                inputs.rejected(file.rejects(), file.rejectedRows());
                histories.put(symbol, file.history());
            });
        }
        return histories;
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

    private RateCurve rates(YamlNode node) {
        node.rejectUnknown(BookKeys.under("market.rates"));
        String compounding = node.choice("compounding", COMPOUNDINGS, text -> text, "continuous");
        if (node.has("flat") == node.has("tenors")) {
            node.reject("either 'flat' or 'tenors'");
            return RateCurve.flat(0);
        }
        if (node.has("flat")) {
            if ("simple".equals(compounding)) {
                node.get("compounding").reject("continuous or annual: a simple rate needs its tenor");
            }
            return RateCurve.flat(continuous(rate(node, "flat"), 1, compounding));
        }
        List<Double> years = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (YamlNode tenor : node.list("tenors")) {
            tenor.rejectUnknown(BookKeys.under("market.rates.tenors"));
            double time = tenor.number("years");
            if (!(time > (years.isEmpty() ? 0 : years.getLast()))) {
                tenor.get("years").reject("tenors above 0, ascending");
                continue;
            }
            years.add(time);
            rates.add(continuous(rate(tenor, "rate"), time, compounding));
        }
        if (years.isEmpty()) {
            node.get("tenors").reject("at least one tenor");
            return RateCurve.flat(0);
        }
        return new RateCurve(years, rates);
    }

    private static double rate(YamlNode node, String key) {
        double rate = node.number(key);
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            node.get(key).reject("a rate per 1.00 from -0.5 to 1 (4 % is 0.04)");
        }
        return rate;
    }

    /** The continuously compounded rate of the same discount factor. */
    private static double continuous(double rate, double years, String compounding) {
        return switch (compounding) {
            case "annual" -> ScalarMath.log(1 + rate);
            case "simple" -> ScalarMath.log(1 + rate * years) / years;
            case null, default -> rate;
        };
    }
}
