package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What the layouts of tastytrade's transaction history have in common. */
final class Tastytrade {
    static final String BROKER = "tastytrade";

    private Tastytrade() {}

    /**
     * Reads a history.
     *
     * @param reader of a row; what it returns is left out where reading it noted a problem
     */
    static BrokerFile file(
            TextTable table, String layout, List<String> notes, Function<TableRow, TastytradeRow> reader) {
        List<TastytradeRow> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            TastytradeRow read = reader.apply(row);
            if (table.problems().size() == before) {
                rows.add(read);
            }
        }
        TastytradeEvents events = new TastytradeEvents(oldestFirst(rows));
        List<Transaction> transactions = events.transactions();
        List<String> all = new ArrayList<>(notes);
        all.addAll(events.notes());
        unpriced(rows).ifPresent(all::add);
        int used = transactions.stream()
                .mapToInt(transaction -> transaction.booking().lines().size())
                .sum();
        return new BrokerFile(
                table.file(),
                layout,
                BROKER,
                transactions,
                Statement.NONE,
                table.count(used),
                table.problems().list(),
                all);
    }

    /** Histories come newest first: lines of one minute are turned around as well. */
    private static List<TastytradeRow> oldestFirst(List<TastytradeRow> rows) {
        List<TastytradeRow> ordered = new ArrayList<>(rows);
        if (!rows.isEmpty() && !rows.getFirst().time().isBefore(rows.getLast().time())) {
            Collections.reverse(ordered);
        }
        ordered.sort(Comparator.comparing(TastytradeRow::time));
        return ordered;
    }

    private static Optional<String> unpriced(List<TastytradeRow> rows) {
        TreeSet<String> names = new TreeSet<>();
        rows.stream()
                .flatMap(row -> row.asset().stream())
                .filter(asset -> asset.instrument().isEmpty())
                .map(Asset::symbol)
                .forEach(names::add);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("kept in the ledger with their cash, but not priced: " + String.join(", ", names));
    }

    /** 1 for a word that buys, −1 for one that sells, 0 for neither. */
    static int side(String words) {
        return words.startsWith("buy") ? 1 : words.startsWith("sell") ? -1 : 0;
    }

    /**
     * The side of a line that moves a position without saying whether in or out: a quantity below zero went, and a value is
     * what the position would have cost or brought. A quantity above zero tells nothing, as sales have it too.
     *
     * @param column that should say it, in which the line is rejected where no sign does
     */
    static int sideBySign(TableRow row, String column, BigDecimal value) {
        int quantity =
                Decimals.parse(row.raw("Quantity")).map(BigDecimal::signum).orElse(0);
        int side = quantity < 0 ? -1 : -value.signum();
        if (side == 0) {
            row.reject(column, "a side, or a sign that tells whether the position came or went");
        }
        return side;
    }

    static Transaction.Effect effect(String words) {
        return words.endsWith("open")
                ? Transaction.Effect.OPENING
                : words.endsWith("close") ? Transaction.Effect.CLOSING : Transaction.Effect.NETTING;
    }
}
