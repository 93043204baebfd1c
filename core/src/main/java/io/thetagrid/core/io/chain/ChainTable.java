package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The product's own table of option quotes, as {@code chain} and {@code import} write it: columns {@code root, expiration,
 * type, strike, bid, ask}; optionally {@code underlying, style, last, volume, open_interest, vendor_iv, vendor_delta,
 * quoted_at} and, the same in every row of an underlying and instant, {@code as_of} and {@code spot}. Other columns, such as
 * those that {@code chain} computes, are not read. An empty cell is a missing quote.
 */
final class ChainTable implements Layout<ChainFile> {
    private static final String[] REQUIRED = {"root", "expiration", "type", "strike", "bid", "ask"};

    private record Key(String underlying, Instant asOf) {}

    /** A chain on its way: the spot its first row says, and the quotes so far. */
    private record Draft(double spot, Map<OptionContract, OptionQuote> quotes) {}

    private record Quoted(OptionChain chain, OptionContract contract, OptionQuote quote) {}

    /** Chains as this layout has them. */
    static Table of(List<OptionChain> chains) {
        List<Quoted> rows = chains.stream()
                .flatMap(chain -> chain.quotes().entrySet().stream()
                        .map(quote -> new Quoted(chain, quote.getKey(), quote.getValue())))
                .toList();
        return new Columns<>(rows)
                .text("underlying", row -> row.chain().underlying())
                .text("root", row -> row.contract().root())
                .shared("expiration", row -> row.contract().expiration(), LocalDate::toString)
                .shared("type", row -> row.contract().type(), ChainTable::lower)
                .shared("style", row -> row.contract().style(), ChainTable::lower)
                .number("strike", row -> row.contract().strike())
                .number("bid", row -> row.quote().bid())
                .number("ask", row -> row.quote().ask())
                .number("last", row -> row.quote().last())
                .number("volume", row -> row.quote().volume())
                .number("open_interest", row -> row.quote().openInterest())
                .number("vendor_iv", row -> row.quote().vendorVolatility())
                .number("vendor_delta", row -> row.quote().vendorDelta())
                .text(
                        "quoted_at",
                        row -> row.quote().quotedAt().map(Instant::toString).orElse(""))
                .shared("as_of", row -> row.chain().asOf(), Instant::toString)
                .number("spot", row -> row.chain().spot())
                .table();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

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
        Map<Key, Draft> drafts = new LinkedHashMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            OptionContract contract = contract(row);
            OptionQuote quote = quote(row);
            Instant time = asOf.isPresent() ? asOf.get() : row.instant("as_of");
            double spot = row.has("spot") ? row.positive("spot") : Double.NaN;
            if (table.problems().size() == before) {
                add(
                        row,
                        drafts.computeIfAbsent(
                                new Key(contract.underlying(), time), _ -> new Draft(spot, new LinkedHashMap<>())),
                        spot,
                        contract,
                        quote);
            }
        }
        List<OptionChain> chains = new ArrayList<>();
        drafts.forEach((key, draft) ->
                chains.add(new OptionChain(key.underlying(), key.asOf(), draft.spot(), draft.quotes())));
        int used = chains.stream().mapToInt(chain -> chain.quotes().size()).sum();
        return new ChainFile(
                table.file(),
                name(),
                chains,
                table.count(used),
                table.problems().list(),
                List.of());
    }

    private static void add(TableRow row, Draft draft, double spot, OptionContract contract, OptionQuote quote) {
        if (Double.compare(draft.spot(), spot) != 0) {
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
                row.has("quoted_at") ? Optional.ofNullable(row.instant("quoted_at")) : Optional.empty());
    }

    private static double optional(TableRow row, String column) {
        return row.optionalNonNegative(column).orElse(Double.NaN);
    }
}
