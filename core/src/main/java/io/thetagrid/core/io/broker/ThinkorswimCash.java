package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Booking;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.ledger.Transaction.CashFlow;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.ledger.Transaction.Reason;
import io.thetagrid.core.ledger.Transaction.Trade;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section {@code Cash Balance}: an opening balance, a line for each booking with the balance after it, and a total. */
final class ThinkorswimCash {
    private static final Pattern TRADE = Pattern.compile(
            "(?:\\S+ )??(BOT|SOLD) ([+-]?[\\d,]{1,15}(?:\\.\\d{1,8})?) (.+) @(-?[\\d,]{0,15}\\.?\\d{0,8})(?: .*)?");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yy HH:mm:ss", Locale.US);
    private static final String OPENING = "BAL";
    private static final String CURRENCY = "USD";

    private static final Map<String, Reason> REASONS = Map.of(
            "CRC", Reason.TRANSFER,
            "EFN", Reason.TRANSFER,
            "FND", Reason.TRANSFER,
            "JRN", Reason.TRANSFER,
            "WIN", Reason.TRANSFER,
            "WOU", Reason.TRANSFER,
            "ADJ", Reason.ADJUSTMENT);

    private final String account;
    private final ZoneId zone;
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<BigDecimal> opening = Optional.empty();
    private Optional<BigDecimal> total = Optional.empty();
    private Optional<BigDecimal> balance = Optional.empty();
    private int used;

    ThinkorswimCash(TextTable table, String account) {
        this.account = account;
        this.zone = zone(table);
        notes.add("times are read as " + zone + "'s");
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            add(row);
            if (table.problems().size() == before) {
                used++;
            }
        }
    }

    List<Transaction> transactions() {
        return transactions;
    }

    List<String> notes() {
        return notes;
    }

    Optional<BigDecimal> opening() {
        return opening;
    }

    /** The total's balance, or the last line's. */
    Optional<BigDecimal> closing() {
        return total.or(() -> balance);
    }

    int used() {
        return used;
    }

    /** The opening line names the clock that the statement was made by. */
    private static ZoneId zone(TextTable table) {
        boolean central = table.stream()
                .anyMatch(row -> row.raw("TYPE").equals(OPENING)
                        && row.raw("DESCRIPTION").matches(".*\\bC[SD]T\\b.*"));
        return ZoneId.of(central ? "America/Chicago" : "America/New_York");
    }

    private void add(TableRow row) {
        if (row.raw("DESCRIPTION").equals("TOTAL")) {
            total = Decimals.optional(row, "BALANCE");
            return;
        }
        int before = transactions.size();
        Optional<BigDecimal> after = Decimals.optional(row, "BALANCE");
        BigDecimal cash = BigDecimal.ZERO;
        if (row.raw("TYPE").equals(OPENING)) {
            opening = opening.or(() -> after);
        } else {
            cash = booking(row);
        }
        boolean booked = transactions.size() > before;
        Optional<BigDecimal> expected = balance.map(cash::add);
        if (booked && after.isPresent() && expected.isPresent() && after.get().compareTo(expected.get()) != 0) {
            notes.add("line " + row.line() + ": a balance of " + after.get().toPlainString()
                    + ", by the line before it " + expected.get().toPlainString());
        }
        balance = after.or(() -> balance);
    }

    /** Adds the row's transaction and gives its change of cash. */
    private BigDecimal booking(TableRow row) {
        BigDecimal costs = Decimals.orZero(row, "Misc Fees").add(Decimals.orZero(row, "Commissions & Fees"));
        BigDecimal cash = Decimals.orZero(row, "AMOUNT").add(costs);
        Instant time = time(row);
        Booking booking = new Booking(
                account,
                time == null ? Instant.EPOCH : time,
                CURRENCY,
                cash,
                costs.negate(),
                List.of(row.line()),
                row.raw("DESCRIPTION"));
        Optional<Transaction> transaction =
                row.raw("TYPE").equals("TRD") ? trade(row, booking) : Optional.of(flow(row, booking));
        if (time != null) {
            transaction.ifPresent(transactions::add);
        }
        return cash;
    }

    private static Optional<Transaction> trade(TableRow row, Booking booking) {
        Matcher trade = TRADE.matcher(row.raw("DESCRIPTION"));
        Optional<Asset> asset = trade.matches() ? ThinkorswimSymbols.described(trade.group(3)) : Optional.empty();
        if (asset.isEmpty()) {
            row.reject("DESCRIPTION", "a trade in one instrument: a spread's line does not say what its legs cost");
            return Optional.empty();
        }
        Optional<BigDecimal> quantity = Decimals.parse(trade.group(2));
        if (quantity.isEmpty() || quantity.get().signum() == 0) {
            row.reject("DESCRIPTION", "a quantity other than 0");
            return Optional.empty();
        }
        BigDecimal units = quantity.get().abs();
        return Optional.of(new Trade(
                booking,
                asset.get(),
                trade.group(1).equals("BOT") ? units : units.negate(),
                Decimals.parse(trade.group(4)),
                Effect.NETTING));
    }

    private static Transaction flow(TableRow row, Booking booking) {
        Reason reason = REASONS.get(row.raw("TYPE"));
        if (row.raw("TYPE").equals("DOI")) {
            reason = row.raw("DESCRIPTION").toUpperCase(Locale.ROOT).contains("INTEREST")
                    ? Reason.INTEREST
                    : Reason.DIVIDEND;
        }
        if (reason == null) {
            row.reject("TYPE", "a type of booking that is known: BAL, TRD, DOI, or cash moved in or out");
            reason = Reason.ADJUSTMENT;
        }
        return new CashFlow(booking, reason, Optional.empty());
    }

    private Instant time(TableRow row) {
        try {
            return LocalDateTime.parse(row.raw("DATE") + " " + row.raw("TIME"), TIME)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            row.reject("DATE", "a date and time such as 4/26/22 and 09:29:16");
            return null;
        }
    }
}
