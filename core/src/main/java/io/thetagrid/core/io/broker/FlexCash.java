package io.thetagrid.core.io.broker;

import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Flex document's {@code CashTransactions}. Dividends, interest, fees and deposits stand nowhere else; a line that repeats
 * what a trade of the same day brought, or the sum of its day's commissions, is left out and noted.
 */
final class FlexCash {
    private static final Map<String, Reason> REASONS = Map.ofEntries(
            Map.entry("Dividends", Reason.DIVIDEND),
            Map.entry("Payment In Lieu Of Dividends", Reason.DIVIDEND),
            Map.entry("Withholding Tax", Reason.TAX),
            Map.entry("Broker Interest Paid", Reason.INTEREST),
            Map.entry("Broker Interest Received", Reason.INTEREST),
            Map.entry("Bond Interest Paid", Reason.INTEREST),
            Map.entry("Bond Interest Received", Reason.INTEREST),
            Map.entry("Other Fees", Reason.FEE),
            Map.entry("Advisor Fees", Reason.FEE),
            Map.entry("Commission Adjustments", Reason.FEE),
            Map.entry("Deposits/Withdrawals", Reason.TRANSFER),
            Map.entry("Deposits & Withdrawals", Reason.TRANSFER));

    /** What no trade can bring, whatever amounts may happen to be equal. */
    private static final Set<Reason> OF_THEIR_OWN = Set.of(Reason.DIVIDEND, Reason.TAX, Reason.TRANSFER);

    private final List<FlexTrade> trades;
    private final List<CashFlow> flows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int read;

    FlexCash(List<FlexElement> elements, List<FlexTrade> trades) {
        this.trades = trades;
        boolean details = elements.stream()
                .anyMatch(element -> element.raw("levelOfDetail").equals("DETAIL"));
        for (FlexElement element : elements) {
            if (details && element.raw("levelOfDetail").equals("SUMMARY")) {
                read++;
                notes.add("line " + element.line() + ": a sum of the cash transactions beside it: counted once");
            } else {
                add(element);
            }
        }
    }

    List<CashFlow> flows() {
        return flows;
    }

    List<String> notes() {
        return notes;
    }

    /** Elements without a problem. */
    int read() {
        return read;
    }

    private void add(FlexElement element) {
        int before = element.problems().size();
        Optional<LocalDateTime> time = FlexTime.of(element, "", "dateTime", "reportDate", "settleDate");
        BigDecimal amount = element.decimal("amount");
        Optional<Asset> asset = element.has("symbol") ? FlexTrade.asset(element) : Optional.empty();
        if (element.problems().size() > before) {
            return;
        }
        read++;
        Reason reason = REASONS.get(element.raw("type"));
        boolean own = reason != null && OF_THEIR_OWN.contains(reason);
        Optional<FlexTrade> repeated = own ? Optional.empty() : repeated(element, amount, time.orElseThrow());
        if (repeated.isPresent()) {
            notes.add("line " + element.line() + ": " + element.raw("type") + " of " + amount.toPlainString()
                    + " repeats the proceeds of the trade on line "
                    + repeated.get().element().line() + ": counted once");
        } else if (!own && sumsUpCommissions(element, amount, time.get())) {
            notes.add("line " + element.line() + ": " + element.raw("type") + " of " + amount.toPlainString()
                    + " is the sum of that day's commissions, which the trades include: counted once");
        } else {
            if (reason == null) {
                notes.add("line " + element.line() + ": cash of an unknown type '" + element.raw("type") + "'");
            }
            flows.add(new CashFlow(
                    new Booking(
                            FlexTrade.account(element),
                            time.get().atZone(NyseCalendar.NEW_YORK).toInstant(),
                            FlexTrade.currency(element),
                            amount,
                            BigDecimal.ZERO,
                            List.of(element.line()),
                            element.raw("description")),
                    reason == null ? Reason.ADJUSTMENT : reason,
                    asset));
        }
    }

    private Optional<FlexTrade> repeated(FlexElement element, BigDecimal amount, LocalDateTime time) {
        return trades.stream()
                .filter(trade -> element.has("symbol")
                        && trade.element().raw("symbol").equals(element.raw("symbol"))
                        && trade.account().equals(FlexTrade.account(element))
                        && trade.time().toLocalDate().equals(time.toLocalDate())
                        && amount.signum() != 0
                        && trade.proceeds().compareTo(amount) == 0)
                .findFirst();
    }

    private boolean sumsUpCommissions(FlexElement element, BigDecimal amount, LocalDateTime time) {
        BigDecimal commissions = trades.stream()
                .filter(trade -> trade.account().equals(FlexTrade.account(element))
                        && trade.element().name().equals("Trade")
                        && FlexTrade.currency(trade.element()).equals(FlexTrade.currency(element))
                        && trade.time().toLocalDate().equals(time.toLocalDate()))
                .map(trade -> trade.element().decimalOrZero("ibCommission"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return !element.has("symbol") && amount.signum() != 0 && commissions.compareTo(amount) == 0;
    }
}
