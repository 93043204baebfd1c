package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputArchive;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lean's archive of minute bars of one root's options on one date: quotes, trades or open interest, or several of them, an entry for
 * each contract ({@link LeanEntry}).
 *
 * <p>The chain is as of the end of the last minute that anything was quoted in, or of the options' close if that is
 * earlier; trades and open interest, of which the last says nothing about when the file ends, are as of the close. Each
 * contract has the quote of its last bar until then, the last price and the volume of all its trades until then.
 */
final class LeanMinuteOptions implements Layout<ChainFile> {

    private record Bar(LeanBars kind, Instant end, OptionContract contract, OptionQuote quote) {}

    @Override
    public String name() {
        return "Lean's minute bars of options";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputArchive archive && LeanEntry.all(archive, true);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        QuoteTables tables = new QuoteTables();
        List<Bar> bars = new ArrayList<>();
        ((InputArchive) input)
                .entries()
                .forEach((name, text) -> LeanEntry.of(name, text).ifPresent(entry -> {
                    TextTable table = entry.table();
                    List<Bar> found = bars(table, entry);
                    tables.count(table, found.size());
                    bars.addAll(found);
                }));
        if (bars.isEmpty()) {
            return tables.file(input.file(), name(), List.of("there are no bars"));
        }
        Instant asOf = hints.asOf().orElseGet(() -> asOf(bars));
        LeanDrafts drafts = new LeanDrafts();
        List<Bar> last = last(bars, asOf);
        for (Bar bar : last) {
            drafts.of(bar.kind()).add(List.of(new QuotedRow(asOf, Double.NaN, bar.contract(), bar.quote())));
        }
        List<OptionChain> chains = drafts.chains();
        long later = bars.stream().filter(bar -> bar.end().isAfter(asOf)).count();
        return tables.file(
                input.file(),
                name(),
                chains,
                List.of((bars.size() - later - last.size()) + " older and " + later
                        + " later bars are not the quotes of " + asOf));
    }

    private static List<Bar> bars(TextTable table, LeanEntry entry) {
        List<Bar> bars = new ArrayList<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            Instant end = LeanBars.end(row, entry.date().orElseThrow());
            OptionQuote quote = entry.bars().quote(row, Optional.ofNullable(end));
            Optional<OptionContract> contract = entry.contract(row);
            if (table.problems().size() == before && contract.isPresent()) {
                bars.add(new Bar(entry.bars(), end, contract.get(), quote));
            }
        }
        return bars;
    }

    private static Instant asOf(List<Bar> bars) {
        Bar any = bars.getFirst();
        Instant close = QuoteCells.close(any.contract().underlying(), NyseCalendar.date(any.end()));
        return bars.stream()
                .filter(bar -> bar.kind() == LeanBars.QUOTE)
                .map(Bar::end)
                .max(Comparator.naturalOrder())
                .filter(end -> end.isBefore(close))
                .orElse(close);
    }

    /**
     * The last bar of each kind and contract; volumes are those of all its bars until then. Bars of one kind and contract
     * lie together.
     */
    private static List<Bar> last(List<Bar> bars, Instant asOf) {
        List<Bar> last = new ArrayList<>();
        for (Bar bar : bars) {
            if (bar.end().isAfter(asOf)) {
                continue;
            }
            Bar before = last.isEmpty() ? null : last.getLast();
            if (before == null
                    || before.kind() != bar.kind()
                    || !before.contract().equals(bar.contract())) {
                last.add(bar);
            } else {
                last.set(last.size() - 1, before.end().isAfter(bar.end()) ? joined(bar, before) : joined(before, bar));
            }
        }
        return last;
    }

    private static Bar joined(Bar earlier, Bar later) {
        OptionQuote quote = later.quote();
        return new Bar(
                later.kind(),
                later.end(),
                later.contract(),
                new OptionQuote(
                        quote.bid(),
                        quote.ask(),
                        quote.last(),
                        earlier.quote().volume() + quote.volume(),
                        quote.openInterest(),
                        quote.vendorVolatility(),
                        quote.vendorDelta(),
                        quote.quotedAt()));
    }
}
