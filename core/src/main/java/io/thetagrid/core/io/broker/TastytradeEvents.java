package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes one transaction of each event in a tastytrade history.
 *
 * <p>An assignment or exercise stands on two lines of one minute, the option removed and the shares delivered at strike ×
 * 100 × contracts; a split, merger or change of symbol on two as well, the old position closed and the new one opened at
 * the same value. After an adjustment the history goes on under the plain root: only the description of the opening line
 * says {@code GREE1}, so later lines that close or remove the printed symbol are read as the adjusted contract.
 */
final class TastytradeEvents {
    private static final Pattern OPENED = Pattern.compile("Open [\\d.]+ ([A-Z0-9.]{1,6})\\s+(\\d{6}[CP]\\d{8})");
    private static final Pattern DELAYED = Pattern.compile("Delayed Delivery_([A-Z]{1,6})\\d?_.*");

    private static final Map<String, Ending> ENDINGS = Map.of(
            "expiration", Ending.EXPIRATION,
            "assignment", Ending.ASSIGNMENT,
            "exercise", Ending.EXERCISE,
            "cash settled assignment", Ending.ASSIGNMENT,
            "cash settled exercise", Ending.EXERCISE);

    private static final Map<String, Change> CHANGES = Map.of(
            "reverse split", Change.REVERSE_SPLIT,
            "forward split", Change.SPLIT,
            "stock merger", Change.MERGER,
            "cash merger", Change.MERGER,
            "symbol change", Change.SYMBOL_CHANGE);

    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("balance adjustment", Reason.ADJUSTMENT),
            Map.entry("credit interest", Reason.INTEREST),
            Map.entry("debit interest", Reason.INTEREST),
            Map.entry("deposit", Reason.TRANSFER),
            Map.entry("dividend", Reason.DIVIDEND),
            Map.entry("fee", Reason.FEE),
            Map.entry("transfer", Reason.TRANSFER),
            Map.entry("withdrawal", Reason.TRANSFER));

    private final List<TastytradeRow> rows;
    private final Map<Instant, List<TastytradeRow>> deliveries;
    private final Map<Long, TastytradeRow> partners = new HashMap<>();
    private final Set<Long> told = new HashSet<>();
    private final Map<String, Asset> adjusted = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param rows oldest first */
    TastytradeEvents(List<TastytradeRow> rows) {
        this.rows = rows;
        this.deliveries =
                rows.stream().filter(TastytradeRow::isDelivery).collect(Collectors.groupingBy(TastytradeRow::time));
    }

    /** Whether a line's type and sub type are among those known. */
    static boolean knows(String type, String subType) {
        return switch (type) {
            case TastytradeRow.TRADE -> isSide(subType);
            case TastytradeRow.DELIVERY ->
                isSide(subType)
                        || ENDINGS.containsKey(subType)
                        || CHANGES.containsKey(subType)
                        || subType.equals("acat");
            case TastytradeRow.MONEY -> REASONS.containsKey(subType);
            default -> false;
        };
    }

    /** Whether a line must say, or let see, whether its position came or went; ends of options need not. */
    static boolean hasSide(String type, String subType) {
        return !type.equals(TastytradeRow.MONEY) && knows(type, subType) && !ENDINGS.containsKey(subType);
    }

    private static boolean isSide(String subType) {
        return subType.matches("(buy|sell)( to (open|close))?");
    }

    List<String> notes() {
        return notes;
    }

    List<Transaction> transactions() {
        for (TastytradeRow row : rows) {
            if (row.isDelivery()) {
                partner(row).ifPresent(partner -> {
                    partners.put(row.line(), partner);
                    told.add(partner.line());
                });
            }
        }
        return rows.stream()
                .filter(row -> !told.contains(row.line()))
                .map(this::transaction)
                .toList();
    }

    private Optional<TastytradeRow> partner(TastytradeRow row) {
        Ending ending = ENDINGS.get(row.subType());
        if (ending != null && ending != Ending.EXPIRATION) {
            return row.asset().flatMap(Assets::contract).flatMap(option -> find(row, delivers(row, ending, option)));
        }
        if (CHANGES.containsKey(row.subType()) && row.effect() == Effect.CLOSING) {
            Predicate<TastytradeRow> opening = other -> other.subType().equals(row.subType())
                    && other.effect() == Effect.OPENING
                    && other.option() == row.option()
                    && other.side() == -row.side();
            Predicate<TastytradeRow> sameValue =
                    other -> other.value().add(row.value()).signum() == 0;
            // Many splits are booked in one minute, and rounding may part the values of one.
            Predicate<TastytradeRow> sameUnderlying = other -> underlying(other).equals(underlying(row));
            return find(row, opening.and(sameValue).and(other -> sameSeries(row, other)))
                    .or(() -> find(row, opening.and(sameValue).and(sameUnderlying)))
                    .or(() -> find(row, opening.and(sameUnderlying)))
                    .or(() -> CHANGES.get(row.subType()) == Change.MERGER
                                    || CHANGES.get(row.subType()) == Change.SYMBOL_CHANGE
                            ? find(row, opening.and(sameValue)).or(() -> find(row, opening))
                            : Optional.empty());
        }
        return Optional.empty();
    }

    private Optional<TastytradeRow> find(TastytradeRow row, Predicate<TastytradeRow> wanted) {
        return deliveries.get(row.time()).stream()
                .filter(other -> other.line() != row.line()
                        && other.account().equals(row.account())
                        && !told.contains(other.line())
                        && wanted.test(other))
                .findFirst();
    }

    private static Optional<String> underlying(TastytradeRow row) {
        return row.asset().map(Asset::underlying);
    }

    private static boolean sameSeries(TastytradeRow row, TastytradeRow other) {
        Optional<OptionContract> one = row.asset().flatMap(Assets::contract);
        Optional<OptionContract> two = other.asset().flatMap(Assets::contract);
        return one.isPresent()
                && two.isPresent()
                && one.get().type() == two.get().type()
                && one.get().strike() == two.get().strike()
                && one.get().expiration().equals(two.get().expiration());
    }

    /** Shares against strike × multiplier × contracts, on the side that such an option delivers. */
    private static Predicate<TastytradeRow> delivers(TastytradeRow row, Ending ending, OptionContract option) {
        boolean buys = (option.type() == OptionType.CALL) == (ending == Ending.EXERCISE);
        BigDecimal amount = BigDecimal.valueOf(option.strike())
                .multiply(BigDecimal.valueOf(option.multiplier()))
                .multiply(row.quantity());
        return other -> isSide(other.subType())
                && other.side() == (buys ? 1 : -1)
                && other.asset().isPresent()
                && other.asset().get().underlying().equals(option.underlying())
                && !other.option()
                && other.value().abs().compareTo(amount) == 0;
    }

    private Transaction transaction(TastytradeRow row) {
        if (row.isMoney()) {
            return money(row);
        }
        Asset asset = row.asset().orElseThrow();
        Ending ending = ENDINGS.get(row.subType());
        if (ending != null) {
            return removal(row, ending, current(asset));
        }
        Change change = CHANGES.get(row.subType());
        if (change != null && partners.containsKey(row.line())) {
            return conversion(row, change, current(asset), partners.get(row.line()));
        }
        if (change != null) {
            notes.add("line " + row.line() + ": a " + row.subType()
                    + " without its other half: read as a trade at the value it states");
        }
        if (row.subType().equals("acat")) {
            return new PositionTransfer(row.booking(), asset, row.change());
        }
        boolean closes = row.effect() == Effect.CLOSING;
        return new Trade(row.booking(), closes ? current(asset) : asset, row.change(), row.price(), row.effect());
    }

    /** What a printed symbol stands for by now. */
    private Asset current(Asset printed) {
        return adjusted.getOrDefault(printed.symbol(), printed);
    }

    private Transaction removal(TastytradeRow row, Ending ending, Asset option) {
        Side side = switch (ending) {
            case ASSIGNMENT -> Side.SHORT;
            case EXERCISE -> Side.LONG;
            case EXPIRATION -> row.side() == 0 ? Side.HELD : row.side() > 0 ? Side.SHORT : Side.LONG;
        };
        TastytradeRow shares = partners.get(row.line());
        if (shares == null) {
            boolean settledInCash = row.value().signum() != 0 || ending == Ending.EXPIRATION;
            if (!settledInCash) {
                notes.add("line " + row.line() + ": " + row.subType() + " of " + option.symbol()
                        + " without a line for the shares");
            }
            return new Removal(row.booking(), ending, option, row.quantity(), side, Optional.empty());
        }
        return new Removal(
                row.with(shares),
                ending,
                option,
                row.quantity(),
                side,
                Optional.of(new Delivery(shares.asset().orElseThrow(), shares.change(), shares.effect())));
    }

    private Transaction conversion(TastytradeRow closed, Change change, Asset from, TastytradeRow opened) {
        Asset printed = opened.asset().orElseThrow();
        Asset to = described(opened.description()).orElse(printed);
        if (!to.symbol().equals(printed.symbol())) {
            adjusted.put(printed.symbol(), to);
        }
        return new Conversion(closed.with(opened), change, from, closed.change(), to, opened.change());
    }

    private static Optional<Asset> described(String description) {
        Matcher opened = OPENED.matcher(description);
        return opened.find()
                ? OsiSymbol.parse(opened.group(1) + opened.group(2)).map(Assets::option)
                : Optional.empty();
    }

    private static Transaction money(TastytradeRow row) {
        Matcher delayed = DELAYED.matcher(row.description());
        if (delayed.matches()) {
            return new CashFlow(
                    row.booking(), Reason.CASH_IN_LIEU, Optional.of(Asset.of(new Equity(delayed.group(1)))));
        }
        return new CashFlow(row.booking(), reason(row), row.asset());
    }

    /** Older histories list interest under deposits and withdrawals, and withheld tax as a negative dividend. */
    private static Reason reason(TastytradeRow row) {
        Reason reason = REASONS.get(row.subType());
        String description = row.description();
        if (description.contains("INTEREST") || description.matches("FROM \\S+ THRU \\S+ @.*")) {
            return Reason.INTEREST;
        }
        if (description.startsWith("Regulatory fee")) {
            return Reason.FEE;
        }
        return reason == Reason.DIVIDEND && row.value().signum() < 0 ? Reason.TAX : reason;
    }
}
