package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Statement.StatedCash;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * thinkorswim's account statement: sections, each with a title and a table. Transactions are read from {@code Cash Balance},
 * whose running balance is checked line by line; positions from {@code Equities, Options} and {@code Futures Options}. The
 * histories of orders and trades repeat the same events and are not read.
 */
final class ThinkorswimStatement implements Layout<BrokerFile> {
    static final String BROKER = "thinkorswim";

    private static final String CASH = "Cash Balance";
    private static final String CASH_HEADER = "DATE,TIME,TYPE,REF #,DESCRIPTION,";
    private static final List<String> POSITIONS = List.of("Equities", "Options", "Futures", "Futures Options");
    private static final List<String> NOT_READ = List.of("Account Order History", "Account Trade History");
    private static final Pattern ACCOUNT = Pattern.compile("Account Statement for (\\S+)");

    @Override
    public String name() {
        return "thinkorswim's account statement";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text
                && text.text().contains("Account Statement for ")
                && text.text().lines().anyMatch(line -> line.startsWith(CASH_HEADER));
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        InputText text = (InputText) input;
        Matcher named = ACCOUNT.matcher(text.text());
        String account = named.find() ? named.group(1) : BROKER;
        TextTable table = Sections.table(text, 0, line -> line.startsWith(CASH_HEADER))
                .orElseThrow(() -> new BadInputException(
                        new Problem(text.file().path(), 0, "", "no " + CASH, "a section " + CASH)));
        table.require("Misc Fees", "Commissions & Fees", "AMOUNT", "BALANCE");
        ThinkorswimCash cash = new ThinkorswimCash(table, account);
        List<Problem> rejects = new ArrayList<>(table.problems().list());
        List<RowCount> counts = new ArrayList<>(List.of(table.count(cash.used())));
        List<StatedPosition> positions = new ArrayList<>();
        for (String title : POSITIONS) {
            int at = Sections.title(text, title);
            if (at < 0) {
                continue;
            }
            Optional<TextTable> section = Sections.table(text, at + 1, line -> line.startsWith("Symbol,"));
            if (section.isPresent()) {
                counts.add(section.get().count(positions(section.get(), account, positions)));
                rejects.addAll(section.get().problems().list());
            }
        }
        boolean states = POSITIONS.stream().anyMatch(title -> Sections.title(text, title) >= 0);
        return new BrokerFile(
                input.file(),
                name(),
                BROKER,
                cash.transactions(),
                new Statement(
                        states ? Optional.of(positions) : Optional.empty(),
                        List.of(new StatedCash(account, "USD", cash.opening(), cash.closing()))),
                new RowCount(
                        counts.stream().mapToInt(RowCount::read).sum(),
                        counts.stream().mapToInt(RowCount::used).sum(),
                        counts.stream().mapToInt(RowCount::rejected).sum()),
                rejects,
                notes(text, cash));
    }

    private static List<String> notes(InputText text, ThinkorswimCash cash) {
        List<String> notes = new ArrayList<>(cash.notes());
        TreeSet<String> unpriced = new TreeSet<>();
        cash.transactions().stream()
                .filter(Trade.class::isInstance)
                .map(Trade.class::cast)
                .filter(trade -> trade.asset().instrument().isEmpty())
                .forEach(trade -> unpriced.add(trade.asset().symbol()));
        if (!unpriced.isEmpty()) {
            notes.add("futures and their options, kept in the ledger with their cash, but not priced: "
                    + String.join(", ", unpriced));
        }
        List<String> lines = text.text().lines().toList();
        for (String title : NOT_READ) {
            int at = Sections.title(text, title);
            if (at >= 0) {
                long rows = lines.stream()
                        .skip(at + 2L)
                        .takeWhile(line -> !Sections.isBlank(line))
                        .count();
                notes.add(title + ": " + rows + " lines not read, the cash lines tell what was booked");
            }
        }
        return notes;
    }

    /** Adds a section's positions, and counts the rows that were used, sums included. */
    private static int positions(TextTable table, String account, List<StatedPosition> positions) {
        table.require("Qty", "Trade Price");
        int used = 0;
        for (TableRow row : table.rows()) {
            if (!row.has("Symbol")) {
                used++;
                continue;
            }
            int before = table.problems().size();
            BigDecimal quantity = Decimals.of(row, "Qty");
            Optional<BigDecimal> price = Decimals.optional(row, "Trade Price");
            String code = row.has("Option Code") ? row.raw("Option Code") : row.raw("Symbol");
            Optional<Asset> asset = ThinkorswimSymbols.coded(code, row.raw("Symbol"));
            if (asset.isEmpty()) {
                row.reject("Option Code", "an option's code such as .SPY220520C400");
            }
            if (table.problems().size() == before) {
                used++;
                positions.add(
                        new StatedPosition(account, "USD", asset.orElseThrow(), quantity, price, Optional.empty()));
            }
        }
        return used;
    }
}
