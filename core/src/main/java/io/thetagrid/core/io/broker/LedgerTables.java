package io.thetagrid.core.io.broker;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.io.Table.Column;
import io.thetagrid.core.io.Table.TextColumn;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Closing;
import io.thetagrid.core.ledger.Reconciliation.Line;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A broker's export as tables. Amounts are texts, because they are exact decimals; an empty cell says that nobody states the
 * value.
 */
public final class LedgerTables {

    private LedgerTables() {}

    /** The end positions in the product's own layout: {@code account, broker, symbol, quantity, average_price, open_date}. */
    public static Table positionsTable(BrokerFile file) {
        List<Position> positions = file.positions();
        return new Table(List.of(
                text("account", positions, Position::account),
                text("broker", positions, Position::broker),
                text("symbol", positions, position -> position.instrument().symbol()),
                text("quantity", positions, position -> Numbers.write(position.quantity())),
                text(
                        "average_price",
                        positions,
                        position -> position.averagePrice().isPresent()
                                ? Numbers.write(position.averagePrice().getAsDouble())
                                : ""),
                text(
                        "open_date",
                        positions,
                        position -> position.openDate().map(LocalDate::toString).orElse(""))));
    }

    /**
     * All transactions, oldest first, one row for each asset that one moves: {@code time, account, kind, symbol, quantity,
     * price, cash, fees, currency, lines, text}. Cash stands on a transaction's first row only, so that the column adds up.
     */
    public static Table ledgerTable(BrokerFile file) {
        List<Entry> rows = new ArrayList<>();
        file.ledger().transactions().forEach(transaction -> rows.addAll(entries(transaction)));
        return new Table(List.of(
                text("time", rows, row -> row.transaction().booking().time().toString()),
                text("account", rows, row -> row.transaction().booking().account()),
                text("kind", rows, row -> row.transaction().kind()),
                text("symbol", rows, row -> row.asset().map(Asset::symbol).orElse("")),
                text("quantity", rows, row -> plain(row.quantity())),
                text("price", rows, row -> plain(row.price())),
                text(
                        "cash",
                        rows,
                        row -> row.first() ? plain(row.transaction().booking().cash()) : "0"),
                text(
                        "fees",
                        rows,
                        row -> row.first() ? plain(row.transaction().booking().fees()) : "0"),
                text("currency", rows, row -> row.transaction().booking().currency()),
                text("lines", rows, row -> lines(row.transaction().booking().lines())),
                text("text", rows, row -> row.transaction().booking().text())));
    }

    /** Every lot that was closed: {@code time, account, kind, symbol, quantity, proceeds, cost, profit, currency, lines}. */
    public static Table closingsTable(BrokerFile file) {
        List<Closing> closings = file.ledger().closings();
        return new Table(List.of(
                text("time", closings, closing -> closing.time().toString()),
                text("account", closings, Closing::account),
                text("kind", closings, Closing::kind),
                text("symbol", closings, closing -> closing.asset().symbol()),
                text("quantity", closings, closing -> plain(closing.quantity())),
                text("proceeds", closings, closing -> plain(closing.proceeds())),
                text("cost", closings, closing -> closing.known() ? plain(closing.cost()) : ""),
                text("profit", closings, closing -> plain(closing.profit())),
                text("currency", closings, Closing::currency),
                text("lines", closings, closing -> lines(closing.lines()))));
    }

    /**
     * {@code measure, account, currency, name, opening, flows, closing, stated, difference}: opening + flows = closing, and
     * closing = stated, where the difference is 0.
     */
    public static Table reconciliationTable(BrokerFile file) {
        List<Line> lines = file.reconciliation().lines();
        return new Table(List.of(
                text("measure", lines, line -> line.measure().name().toLowerCase(Locale.ROOT)),
                text("account", lines, Line::account),
                text("currency", lines, Line::currency),
                text("name", lines, Line::name),
                text("opening", lines, line -> plain(line.opening())),
                text("flows", lines, line -> plain(line.flows())),
                text("closing", lines, line -> plain(line.closing())),
                text("stated", lines, line -> plain(line.stated())),
                text("difference", lines, line -> plain(line.difference()))));
    }

    private record Entry(
            Transaction transaction,
            boolean first,
            Optional<Asset> asset,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> price) {}

    private static List<Entry> entries(Transaction transaction) {
        return switch (transaction) {
            case Trade trade ->
                List.of(new Entry(
                        trade, true, Optional.of(trade.asset()), Optional.of(trade.quantity()), trade.price()));
            case Removal removal -> {
                List<Entry> both = new ArrayList<>();
                both.add(entry(removal, true, removal.option(), quantity(removal)));
                removal.delivery()
                        .ifPresent(delivery ->
                                both.add(entry(removal, false, delivery.asset(), Optional.of(delivery.quantity()))));
                yield both;
            }
            case Conversion change ->
                List.of(
                        entry(change, true, change.from(), Optional.of(change.quantityOut())),
                        entry(change, false, change.to(), Optional.of(change.quantityIn())));
            case CashFlow flow -> List.of(new Entry(flow, true, flow.asset(), Optional.empty(), Optional.empty()));
            case PositionTransfer transfer ->
                List.of(entry(transfer, true, transfer.asset(), Optional.of(transfer.quantity())));
        };
    }

    private static Optional<BigDecimal> quantity(Removal removal) {
        return switch (removal.side()) {
            case SHORT -> Optional.of(removal.contracts());
            case LONG -> Optional.of(removal.contracts().negate());
            case HELD -> Optional.empty();
        };
    }

    private static Entry entry(Transaction transaction, boolean first, Asset asset, Optional<BigDecimal> quantity) {
        return new Entry(transaction, first, Optional.of(asset), quantity, Optional.empty());
    }

    private static <T> Column text(String name, List<T> rows, Function<T, String> cell) {
        return new TextColumn(name, rows.stream().map(cell).toList());
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(LedgerTables::plain).orElse("");
    }

    private static String plain(BigDecimal value) {
        return Decimals.exact(value).toPlainString();
    }

    private static String lines(List<Long> lines) {
        return lines.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
