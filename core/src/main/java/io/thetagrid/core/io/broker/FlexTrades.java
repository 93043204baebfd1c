package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Delivery;
import io.thetagrid.core.ledger.Transaction.Ending;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Removal;
import io.thetagrid.core.ledger.Transaction.Side;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one transaction of each event among a Flex document's trades. Brokers' books overlap: an assignment stands in
 * {@code Trades} (the option at price zero, the shares at the strike) and again in {@code OptionEAE}; an {@code Order} sums up
 * executions that may stand beside it.
 */
final class FlexTrades {
    private final List<FlexTrade> trades = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param read trades, orders and option events, in the document's order */
    FlexTrades(List<FlexTrade> read) {
        for (FlexTrade trade : read) {
            if (trade.element().name().equals("Trade")) {
                trades.add(trade);
            }
        }
        List<FlexTrade> executions = List.copyOf(trades);
        for (FlexTrade order : read) {
            if (order.element().name().equals("Order")) {
                if (isExecuted(order, executions)) {
                    notes.add(
                            "line " + order.element().line() + ": an order whose executions are listed: counted once");
                } else {
                    trades.add(order);
                }
            }
        }
        addMissingEvents(read);
        tell();
    }

    List<Transaction> transactions() {
        return transactions;
    }

    List<String> notes() {
        return notes;
    }

    /**
     * Whether an order's executions are listed: some carry its number, or those of its asset, side and day that carry none
     * are as many.
     */
    private static boolean isExecuted(FlexTrade order, List<FlexTrade> executions) {
        String number = order.element().raw("ibOrderID");
        if (!number.isEmpty()
                && executions.stream()
                        .anyMatch(trade -> number.equals(trade.element().raw("ibOrderID")))) {
            return true;
        }
        BigDecimal unnumbered = executions.stream()
                .filter(trade -> number.isEmpty() || !trade.element().has("ibOrderID"))
                .filter(trade -> isOfTheSameDay(trade, order)
                        && trade.quantity().signum() == order.quantity().signum())
                .map(FlexTrade::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return unnumbered.abs().compareTo(order.quantity().abs()) >= 0;
    }

    private static boolean isOfTheSameDay(FlexTrade one, FlexTrade other) {
        return one.account().equals(other.account())
                && one.asset().symbol().equals(other.asset().symbol())
                && one.time().toLocalDate().equals(other.time().toLocalDate());
    }

    /**
     * Whether a trade is what an option event of as many tells: the option's end, or the shares that it moved. An option
     * may be opened and end on one day, so quantity and day alone do not make them one.
     */
    private static boolean isSame(FlexTrade trade, FlexTrade event) {
        boolean ends = event.isOption()
                ? trade.ending().equals(event.ending())
                : trade.ending().isPresent();
        return ends || trade.price().compareTo(event.price()) == 0;
    }

    private void addMissingEvents(List<FlexTrade> read) {
        List<FlexTrade> unmatched = new ArrayList<>(trades);
        for (FlexTrade event : read) {
            if (event.isFromTrades()) {
                continue;
            }
            Optional<FlexTrade> same = unmatched.stream()
                    .filter(trade -> isOfTheSameDay(trade, event)
                            && trade.quantity().abs().compareTo(event.quantity().abs()) == 0
                            && isSame(trade, event))
                    .findFirst();
            if (same.isPresent()) {
                unmatched.remove(same.get());
                notes.add("line " + event.element().line() + ": an option event that stands among the trades on line "
                        + same.get().element().line() + ": counted once");
            } else {
                trades.add(event);
            }
        }
    }

    private void tell() {
        Map<FlexTrade, FlexTrade> deliveries = new LinkedHashMap<>();
        Set<FlexElement> told = new HashSet<>();
        for (FlexTrade trade : trades) {
            delivery(trade, told).ifPresent(shares -> {
                deliveries.put(trade, shares);
                told.add(shares.element());
            });
        }
        for (FlexTrade trade : trades) {
            if (!told.contains(trade.element())) {
                add(trade, Optional.ofNullable(deliveries.get(trade)));
            }
            trade.foreignCommission()
                    .ifPresent(paid -> transactions.add(new CashFlow(paid, Reason.FEE, Optional.empty())));
        }
    }

    /** The shares that an option delivered: the same day, as many as its terms say, for strike × multiplier. */
    private Optional<FlexTrade> delivery(FlexTrade trade, Set<FlexElement> told) {
        Optional<OptionContract> contract = Assets.contract(trade.asset());
        if (contract.isEmpty() || trade.ending().isEmpty() || trade.ending().get() == Ending.EXPIRATION) {
            return Optional.empty();
        }
        OptionContract option = contract.get();
        boolean buys = (option.type() == OptionType.CALL) == (trade.ending().get() == Ending.EXERCISE);
        BigDecimal amount = BigDecimal.valueOf(option.strike())
                .multiply(BigDecimal.valueOf(option.multiplier()))
                .multiply(trade.quantity().abs());
        BigDecimal shares = Assets.delivered(option, trade.quantity());
        return trades.stream()
                .filter(other -> other.category().equals("STK")
                        && !told.contains(other.element())
                        && other.account().equals(trade.account())
                        && Objects.equals(
                                other.asset().symbol(), option.deliverable().symbol())
                        && other.time().toLocalDate().equals(trade.time().toLocalDate())
                        && other.quantity().signum() == (buys ? 1 : -1)
                        && other.quantity().abs().compareTo(shares) == 0
                        && other.proceeds().abs().compareTo(amount) == 0)
                .findFirst();
    }

    private void add(FlexTrade trade, Optional<FlexTrade> shares) {
        if (trade.category().equals("CASH")) {
            addExchange(trade);
        } else if (trade.isOption() && trade.ending().isPresent()) {
            transactions.add(removal(trade, shares));
        } else {
            transactions.add(new Trade(
                    trade.booking(), trade.asset(), trade.quantity(), Optional.of(trade.price()), trade.effect()));
        }
    }

    private Removal removal(FlexTrade trade, Optional<FlexTrade> shares) {
        Ending ending = trade.ending().orElseThrow();
        int expected = ending == Ending.ASSIGNMENT
                ? 1
                : ending == Ending.EXERCISE ? -1 : trade.quantity().signum();
        if (trade.isFromTrades() && trade.quantity().signum() != expected) {
            notes.add("line " + trade.element().line() + ": quantity "
                    + trade.quantity().toPlainString() + " has the wrong sign for an "
                    + ending.name().toLowerCase(Locale.ROOT) + ": taken without it");
        }
        if (shares.isEmpty() && ending != Ending.EXPIRATION && trade.cash().signum() == 0) {
            notes.add("line " + trade.element().line() + ": " + trade.asset().symbol()
                    + " removed without a trade in the shares");
        }
        return new Removal(
                shares.map(trade::with).orElseGet(trade::booking),
                ending,
                trade.asset(),
                trade.quantity().abs(),
                side(trade, ending),
                shares.map(delivered -> new Delivery(delivered.asset(), delivered.quantity(), delivered.effect())));
    }

    /** {@code OptionEAE} prints expired quantities without their sign. */
    private static Side side(FlexTrade trade, Ending ending) {
        return switch (ending) {
            case ASSIGNMENT -> Side.SHORT;
            case EXERCISE -> Side.LONG;
            case EXPIRATION ->
                !trade.isFromTrades() ? Side.HELD : trade.quantity().signum() > 0 ? Side.SHORT : Side.LONG;
        };
    }

    /** A trade in {@code EUR.USD} moves cash in both currencies. */
    private void addExchange(FlexTrade trade) {
        String pair = trade.asset().symbol();
        transactions.add(new CashFlow(trade.booking(), Reason.TRANSFER, Optional.empty()));
        Booking paid = trade.booking();
        transactions.add(new CashFlow(
                new Booking(
                        paid.account(),
                        paid.time(),
                        pair.contains(".") ? pair.substring(0, pair.indexOf('.')) : pair,
                        trade.quantity(),
                        BigDecimal.ZERO,
                        paid.lines(),
                        paid.text()),
                Reason.TRANSFER,
                Optional.empty()));
    }
}
