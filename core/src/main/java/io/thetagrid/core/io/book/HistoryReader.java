package io.thetagrid.core.io.book;

import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.price.FactorFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.market.Adjustment;
import io.thetagrid.core.market.PriceHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the {@code market.prices} of a book, and holds what each file is to what the book declares. */
final class HistoryReader {
    private final YamlNode prices;
    private final BookInputs inputs;
    private final Map<String, PriceHistory> histories = new LinkedHashMap<>();
    private final Map<String, PriceHistory> asTraded = new LinkedHashMap<>();

    /** A table of many symbols may be named for each of them, and its rows count once. */
    private final Set<String> counted = new HashSet<>();

    HistoryReader(YamlNode prices, BookInputs inputs) {
        this.prices = prices;
        this.inputs = inputs;
    }

    /** Every symbol's history, adjusted as the book says. */
    Map<String, PriceHistory> read() {
        for (String symbol : prices.keys()) {
            read(symbol, prices.map(symbol));
        }
        return histories;
    }

    /** The closes as traded of the symbols whose files have them. */
    Map<String, PriceHistory> asTraded() {
        return asTraded;
    }

    /** Says where some histories' returns hold dividends and others' do not. */
    List<String> notes() {
        SortedMap<Adjustment, List<String>> symbols = new TreeMap<>();
        histories.forEach((symbol, history) -> symbols.computeIfAbsent(history.adjustment(), _ -> new ArrayList<>())
                .add(symbol));
        return symbols.containsKey(Adjustment.SPLITS) && symbols.containsKey(Adjustment.TOTAL_RETURN)
                ? List.of("price histories are adjusted unlike: for splits only "
                        + String.join(", ", symbols.get(Adjustment.SPLITS)) + "; for dividends as well "
                        + String.join(", ", symbols.get(Adjustment.TOTAL_RETURN)))
                : List.of();
    }

    private void read(String symbol, YamlNode node) {
        node.rejectUnknown(BookKeys.under("market.prices.*"));
        String path = node.text("file");
        Adjustment declared = node.choice("adjusted", Adjustment.usable(), Adjustment::label);
        Optional<FactorFile> factors = factors(symbol, node);
        ImportHints hints = new ImportHints(Optional.empty(), Optional.of(symbol));
        inputs.read(node.get("file"), name -> {
            PriceFile file = PriceFile.read(inputs.resolve(path), name, hints);
            if (counted.add(path)) {
                inputs.used(file.file(), path);
                inputs.rejected(file.rejects(), file.rows().rejected());
            }
            Optional<PriceHistory> history = file.history(symbol, declared);
            if (history.isEmpty()) {
                node.get("file")
                        .reject("a file that has closes of " + symbol + ": this one has those of "
                                + String.join(", ", file.histories().keySet()));
            } else if (declared != null) {
                histories.put(symbol, adjusted(symbol, node, file.layout(), history.get(), declared, factors));
            }
        });
    }

    private Optional<FactorFile> factors(String symbol, YamlNode node) {
        List<FactorFile> read = new ArrayList<>();
        if (node.has("factors")) {
            String path = node.text("factors");
            ImportHints hints = new ImportHints(Optional.empty(), Optional.of(symbol));
            inputs.read(node.get("factors"), name -> {
                FactorFile file = FactorFile.read(inputs.resolve(path), name, hints);
                inputs.used(file.file(), path);
                read.add(file);
            });
        }
        return read.stream().findFirst();
    }

    /** The history as declared; what it is declared as against what it is, is noted among the book's problems. */
    private PriceHistory adjusted(
            String symbol,
            YamlNode node,
            String layout,
            PriceHistory read,
            Adjustment declared,
            Optional<FactorFile> factors) {
        Adjustment found = read.adjustment();
        if (node.has("factors")) {
            if ((found != Adjustment.NONE && found != Adjustment.UNSTATED) || declared == Adjustment.INDEX) {
                node.get("factors").reject("no factors: " + layout + " is adjusted already, " + found.label());
            } else if (factors.isPresent()) {
                PriceHistory traded = new PriceHistory(read.closes(), Adjustment.NONE);
                asTraded.put(symbol, traded);
                return factors.get().factors().adjusted(traded, declared);
            }
        } else if (found == Adjustment.NONE) {
            node.get("adjusted").reject("factors beside it: the closes of " + layout + " are as traded");
        } else if (found != Adjustment.UNSTATED && found != declared) {
            node.get("adjusted").reject(found.label() + ", which is what the closes of " + layout + " are");
        }
        return new PriceHistory(read.closes(), declared);
    }
}
