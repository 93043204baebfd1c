package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Change;
import io.thetagrid.core.ledger.Transaction.Conversion;
import io.thetagrid.core.ledger.Transaction.Delivery;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.Ending;
import io.thetagrid.core.ledger.Transaction.PositionTransfer;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Side;
import io.thetagrid.core.ledger.Transaction.Trade;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one transaction of each event in a Schwab history: an assigned or exercised option and the purchase or sale of the
 * shares at the strike, on the same day, are one.
 */
final class SchwabEvents {

    private record Kind(int side, Effect effect) {}

    private static final Map<String, Kind> TRADES = Map.of(
            "buy", new Kind(1, Effect.NETTING),
            "sell", new Kind(-1, Effect.CLOSING),
            "sell short", new Kind(-1, Effect.OPENING),
            "buy to cover", new Kind(1, Effect.CLOSING),
            "reinvest shares", new Kind(1, Effect.NETTING),
            "buy to open", new Kind(1, Effect.OPENING),
            "buy to close", new Kind(1, Effect.CLOSING),
            "sell to open", new Kind(-1, Effect.OPENING),
            "sell to close", new Kind(-1, Effect.CLOSING));

    private static final Map<String, Ending> ENDINGS = Map.of(
            "assigned", Ending.ASSIGNMENT,
            "exchange or exercise", Ending.EXERCISE,
            "exercised", Ending.EXERCISE,
            "expired", Ending.EXPIRATION);

    private static final Set<String> SPLITS = Set.of("stock split", "reverse split");
    private static final Set<String> TRANSFERS = Set.of("journaled shares", "security transfer", "internal transfer");

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("cash dividend", Reason.DIVIDEND),
            Map.entry("qualified dividend", Reason.DIVIDEND),
            Map.entry("non-qualified div", Reason.DIVIDEND),
            Map.entry("special dividend", Reason.DIVIDEND),
            Map.entry("special qual div", Reason.DIVIDEND),
            Map.entry("pr yr cash div", Reason.DIVIDEND),
            Map.entry("qual div reinvest", Reason.DIVIDEND),
            Map.entry("reinvest dividend", Reason.DIVIDEND),
            Map.entry("long term cap gain", Reason.DIVIDEND),
            Map.entry("short term cap gain", Reason.DIVIDEND),
            Map.entry("nra tax adj", Reason.TAX),
            Map.entry("foreign tax paid", Reason.TAX),
            Map.entry("bank interest", Reason.INTEREST),
            Map.entry("credit interest", Reason.INTEREST),
            Map.entry("bond interest", Reason.INTEREST),
            Map.entry("margin interest", Reason.INTEREST),
            Map.entry("adr mgmt fee", Reason.FEE),
            Map.entry("service fee", Reason.FEE),
            Map.entry("cash in lieu", Reason.CASH_IN_LIEU),
            Map.entry("moneylink transfer", Reason.TRANSFER),
            Map.entry("moneylink deposit", Reason.TRANSFER),
            Map.entry("wire funds", Reason.TRANSFER),
            Map.entry("wire funds received", Reason.TRANSFER),
            Map.entry("wire received", Reason.TRANSFER),
            Map.entry("wire sent", Reason.TRANSFER),
            Map.entry("funds received", Reason.TRANSFER),
            Map.entry("funds paid", Reason.TRANSFER),
            Map.entry("journal", Reason.TRANSFER),
            Map.entry("misc cash entry", Reason.ADJUSTMENT),
            Map.entry("misc credits", Reason.ADJUSTMENT),
            Map.entry("adjustment", Reason.ADJUSTMENT));

    private final List<SchwabRow> rows;
    private final Map<Long, SchwabRow> deliveries = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final SchwabSplits splits;
    private final List<String> notes = new ArrayList<>();

    /** @param rows oldest first */
    SchwabEvents(List<SchwabRow> rows) {
        this.rows = rows;
        this.splits = new SchwabSplits(rows);
    }

    static boolean knows(String action) {
        return movesPosition(action) || REASONS.containsKey(action);
    }

    static boolean movesPosition(String action) {
        return TRADES.containsKey(action)
                || ENDINGS.containsKey(action)
                || SPLITS.contains(action)
                || TRANSFERS.contains(action);
    }

    static boolean isTrade(String action) {
        return TRADES.containsKey(action);
    }

    /** Whether after such lines less than nothing may be held without anything having been held before. */
    static boolean mayLeaveShort(String action) {
        return action.equals("sell short") || action.equals("buy to cover") || TRANSFERS.contains(action);
    }

    /** By how much a line of a trade, split or transfer changes the position in its asset; 0 for others. */
    static BigDecimal change(SchwabRow row) {
        Kind kind = TRADES.get(row.action());
        if (kind != null) {
            BigDecimal quantity = row.quantity().abs();
            return kind.side() > 0 ? quantity : quantity.negate();
        }
        return SPLITS.contains(row.action()) || TRANSFERS.contains(row.action()) ? row.quantity() : BigDecimal.ZERO;
    }

    List<String> notes() {
        return notes;
    }

    List<Transaction> transactions() {
        for (SchwabRow row : rows) {
            delivery(row).ifPresent(shares -> {
                deliveries.put(row.line(), shares);
                told.add(shares.line());
            });
        }
        return rows.stream()
                .filter(row -> !told.contains(row.line()))
                .map(this::transaction)
                .toList();
    }

    private Optional<SchwabRow> delivery(SchwabRow row) {
        Ending ending = ENDINGS.get(row.action());
        Optional<OptionContract> contract = row.asset().flatMap(Assets::contract);
        if (ending == null || ending == Ending.EXPIRATION || contract.isEmpty()) {
            return Optional.empty();
        }
        OptionContract option = contract.get();
        int side = (option.type() == OptionType.CALL) == (ending == Ending.EXERCISE) ? 1 : -1;
        BigDecimal shares = Assets.delivered(option, row.quantity());
        return rows.stream()
                .filter(other -> TRADES.containsKey(other.action())
                        && TRADES.get(other.action()).side() == side
                        && !told.contains(other.line())
                        && other.time().equals(row.time())
                        && other.asset()
                                .orElseThrow()
                                .symbol()
                                .equals(option.deliverable().symbol())
                        && other.quantity().abs().compareTo(shares) == 0
                        && other.price()
                                .filter(price -> price.compareTo(BigDecimal.valueOf(option.strike())) == 0)
                                .isPresent())
                .findFirst();
    }

    private Transaction transaction(SchwabRow row) {
        Reason reason = REASONS.get(row.action());
        if (reason != null) {
            return new CashFlow(row.booking(), reason, row.asset());
        }
        Asset asset = row.asset().orElseThrow();
        Ending ending = ENDINGS.get(row.action());
        if (ending != null) {
            return removal(row, ending, asset);
        }
        if (SPLITS.contains(row.action())) {
            return split(row, asset);
        }
        if (TRANSFERS.contains(row.action())) {
            return new PositionTransfer(row.booking(), asset, row.quantity());
        }
        Kind kind = TRADES.get(row.action());
        return new Trade(row.booking(), asset, change(row), row.price(), kind.effect());
    }

    private Transaction removal(SchwabRow row, Ending ending, Asset option) {
        Side side = switch (ending) {
            case ASSIGNMENT -> Side.SHORT;
            case EXERCISE -> Side.LONG;
            case EXPIRATION -> Side.HELD;
        };
        SchwabRow shares = deliveries.get(row.line());
        BigDecimal contracts = row.quantity().abs();
        if (shares == null) {
            if (ending != Ending.EXPIRATION && row.amount().signum() == 0) {
                notes.add("line " + row.line() + ": " + option.symbol() + " removed without a line for the shares");
            }
            return new Removal(row.booking(), ending, option, contracts, side, Optional.empty());
        }
        Kind kind = TRADES.get(shares.action());
        Asset asset = shares.asset().orElseThrow();
        return new Removal(
                row.with(shares),
                ending,
                option,
                contracts,
                side,
                Optional.of(new Delivery(asset, change(shares), kind.effect())));
    }

    private Transaction split(SchwabRow row, Asset asset) {
        BigDecimal before = splits.held(row);
        BigDecimal after = before.add(row.quantity());
        String place =
                "line " + row.line() + ": " + NyseCalendar.date(row.time()) + " " + asset.symbol() + ": a split ";
        if (before.signum() == 0 || after.signum() != before.signum()) {
            notes.add(place + "of shares that the file does not show: added at an unknown cost");
            return new PositionTransfer(row.booking(), asset, row.quantity());
        }
        boolean plausible = splits.isPlausible(row, before);
        String counts = "of " + before.toPlainString() + " into " + after.toPlainString() + " shares";
        notes.add(
                plausible
                        ? place + counts + ", if no others were held before the file begins: its ratio is in no column"
                        : place + counts + " it cannot have been: others were held before the file begins, and what a"
                                + " share cost is not known from here on");
        return new Conversion(
                row.booking(),
                row.action().equals("stock split") ? Change.SPLIT : Change.REVERSE_SPLIT,
                asset,
                before.negate(),
                asset,
                after,
                plausible);
    }
}
