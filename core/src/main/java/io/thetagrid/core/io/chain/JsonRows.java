package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.JsonValue;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gathers the rows of a vendor's JSON document into chains, one for each underlying. A row with which something is wrong
 * is rejected; what is wrong outside of rows makes the file unusable.
 */
final class JsonRows {

    /** A chain on its way: the latest row says when it was in force, and what its underlying cost. */
    private static final class Draft {
        private final String root;
        private final Map<OptionContract, OptionQuote> quotes = new LinkedHashMap<>();
        private Optional<Instant> asOf = Optional.empty();
        private double spot = Double.NaN;
        private boolean hasOwnSpot;

        private Draft(String root) {
            this.root = root;
        }

        private void see(Optional<Instant> time, double price) {
            boolean later = asOf.isEmpty() || (time.isPresent() && time.get().isAfter(asOf.get()));
            if (!Double.isNaN(price) && (later || Double.isNaN(spot))) {
                spot = price;
            }
            if (later) {
                asOf = time;
            }
        }
    }

    private final InputFile file;
    private final JsonValue document;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private int read;
    private int rejected;
    private int problemsOfRows;

    /**
     * Reads a document.
     *
     * @throws BadInputException where it is no JSON
     */
    JsonRows(InputText input) {
        this.file = input.file();
        this.document = JsonValue.parse(input);
    }

    JsonValue document() {
        return document;
    }

    /**
     * Adds a row that quotes a contract.
     *
     * @param reader makes a quote of the row, or notes what is wrong with it
     */
    void addQuote(JsonValue row, Function<JsonValue, Optional<QuotedContract>> reader) {
        int before = problems();
        Optional<QuotedContract> quoted = reader.apply(row);
        if (problems() == before) {
            add(row, quoted.orElseThrow());
        }
        count(before);
    }

    private void add(JsonValue row, QuotedContract quoted) {
        OptionContract contract = quoted.contract();
        Draft draft = drafts.computeIfAbsent(contract.underlying(), _ -> new Draft(contract.root()));
        if (draft.quotes.putIfAbsent(contract, quoted.quote()) == null) {
            draft.see(quoted.asOf(), quoted.spot());
        } else {
            row.reject("each contract once: this is " + contract.symbol() + " again");
        }
    }

    /**
     * Adds a row that tells an underlying's price.
     *
     * @param reader makes a price of the row, or notes what is wrong with it
     */
    void addSpot(JsonValue row, Function<JsonValue, Optional<QuotedSpot>> reader) {
        int before = problems();
        Optional<QuotedSpot> quoted = reader.apply(row);
        if (problems() == before) {
            add(row, quoted.orElseThrow());
        }
        count(before);
    }

    private void add(JsonValue row, QuotedSpot quoted) {
        Draft draft = drafts.computeIfAbsent(quoted.underlying(), Draft::new);
        if (draft.hasOwnSpot) {
            row.reject("each symbol once: this is " + quoted.underlying() + " again");
            return;
        }
        draft.hasOwnSpot = true;
        draft.spot = quoted.price();
        draft.see(quoted.asOf(), quoted.price());
    }

    /** Adds a row that is rejected whatever it says. */
    void reject(JsonValue at, String expected) {
        int before = problems();
        at.reject(expected);
        count(before);
    }

    /** Gives all chains the time of the latest one. */
    void alignTimes() {
        Optional<Instant> latest =
                drafts.values().stream().flatMap(draft -> draft.asOf.stream()).max(Comparator.naturalOrder());
        drafts.values().forEach(draft -> draft.asOf = latest);
    }

    private int problems() {
        return document.problems().size();
    }

    private void count(int before) {
        read++;
        int noted = problems() - before;
        problemsOfRows += noted;
        if (noted > 0) {
            rejected++;
        }
    }

    /**
     * The chains of all rows so far. Quotes that were handed out after the close are those of the close.
     *
     * @throws BadInputException where there is no row, something is wrong outside of rows, or nothing says when the quotes
     *     were in force
     */
    ChainFile file(String layout, ImportHints hints, List<String> notes) {
        if (problems() > problemsOfRows) {
            document.problems().throwIfAny();
        }
        if (read == 0) {
            throw new BadInputException(new Problem(file.path(), 0, "", "no contracts in it", "an option chain"));
        }
        List<OptionChain> chains = new ArrayList<>();
        int used = 0;
        for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
            Draft draft = entry.getValue();
            Instant asOf = hints.asOf().orElseGet(() -> asOf(entry.getKey(), draft));
            chains.add(new OptionChain(entry.getKey(), asOf, draft.spot, draft.quotes));
            used += draft.quotes.size() + (draft.hasOwnSpot ? 1 : 0);
        }
        return new ChainFile(
                file,
                layout,
                chains,
                new RowCount(read, used, rejected),
                document.problems().list(),
                notes);
    }

    private Instant asOf(String underlying, Draft draft) {
        return draft.asOf
                .map(time -> QuoteTimes.noLaterThanClose(time, draft.root))
                .orElseThrow(() -> new BadInputException(new Problem(
                        file.path(), 0, "", "no time for the quotes of " + underlying, "a time, or --as-of")));
    }
}
