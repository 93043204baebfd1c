package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The product's own table of option quotes, as {@code chain} writes it: columns {@code root, expiration, type, strike, bid,
 * ask}; optionally {@code underlying, style, last, volume, open_interest, vendor_iv, vendor_delta} and, the same in every
 * row of an underlying, {@code as_of} and {@code spot}. Other columns, such as those that {@code chain} computes, are not
 * read. An empty cell is a missing quote.
 */
final class ChainTable implements Layout<ChainFile> {
    private static final String[] REQUIRED = {"root", "expiration", "type", "strike", "bid", "ask"};

    /** A chain on its way: what its first row says, and the quotes so far. */
    private record Draft(Instant asOf, double spot, Map<OptionContract, OptionQuote> quotes) {}

    @Override
    public String name() {
        return "the table that 'chain' writes";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(List.of(REQUIRED));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        Optional<Instant> asOf = hints.asOf();
        table.require(REQUIRED);
        if (asOf.isEmpty() && !table.has("as_of")) {
            throw new BadInputException(
                    new Problem(table.file().path(), 1, "as_of", "no such column", "a column of instants, or --as-of"));
        }
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            OptionContract contract = contract(row);
            OptionQuote quote = quote(row);
            Instant time = asOf.isPresent() ? asOf.get() : row.instant("as_of");
            double spot = row.has("spot") ? row.positive("spot") : Double.NaN;
            if (table.problems().size() == before) {
                add(row, drafts, contract, quote, new Draft(time, spot, new LinkedHashMap<>()));
            }
        }
        List<OptionChain> chains = new ArrayList<>();
        drafts.forEach((underlying, draft) ->
                chains.add(new OptionChain(underlying, draft.asOf(), draft.spot(), draft.quotes())));
        int used = chains.stream().mapToInt(chain -> chain.quotes().size()).sum();
        return new ChainFile(
                table.file(),
                name(),
                chains,
                table.count(used),
                table.problems().list(),
                List.of());
    }

    private static void add(
            TableRow row, Map<String, Draft> drafts, OptionContract contract, OptionQuote quote, Draft own) {
        Draft draft = drafts.computeIfAbsent(contract.underlying(), _ -> own);
        if (!draft.asOf().equals(own.asOf())) {
            row.reject("as_of", draft.asOf() + ", as in the rows before");
        } else if (Double.compare(draft.spot(), own.spot()) != 0) {
            row.reject("spot", draft.spot() + ", as in the rows before");
        } else if (draft.quotes().putIfAbsent(contract, quote) != null) {
            row.reject("strike", "each contract once");
        }
    }

    private static OptionContract contract(TableRow row) {
        String root = row.text("root");
        LocalDate expiration = row.date("expiration");
        OptionType type = row.choice("type", OptionType.class);
        double strike = row.positive("strike");
        ExerciseStyle style = row.has("style") ? row.choice("style", ExerciseStyle.class) : null;
        Optional<ContractTerms> terms = root.isEmpty() ? Optional.empty() : ContractTerms.ofRoot(root);
        if (terms.isEmpty()) {
            row.reject("root", "a standard contract: what an adjusted one delivers is not in its root");
        } else if (row.has("underlying")
                && !row.raw("underlying").equals(terms.get().underlying())) {
            row.reject("underlying", terms.get().underlying());
        }
        if (terms.isEmpty() || expiration == null || type == null || Double.isNaN(strike)) {
            return null;
        }
        return terms.get()
                .withStyle(style == null ? terms.get().style() : style)
                .contract(new OsiSymbol(root, expiration, type, strike));
    }

    private static OptionQuote quote(TableRow row) {
        return new OptionQuote(
                optional(row, "bid"),
                optional(row, "ask"),
                optional(row, "last"),
                optional(row, "volume"),
                optional(row, "open_interest"),
                optional(row, "vendor_iv"),
                row.has("vendor_delta") ? row.number("vendor_delta") : Double.NaN,
                Optional.empty());
    }

    private static double optional(TableRow row, String column) {
        return row.optionalNonNegative(column).orElse(Double.NaN);
    }
}
