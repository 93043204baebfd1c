package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Transaction.Effect;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * tastyworks' transaction history before 2021: an option's terms in columns of their own, fees and commissions in one sum
 * above zero, times without a zone, which are read as New York's.
 */
final class TastytradeLegacyCsv implements Layout<BrokerFile> {
    private static final List<String> COLUMNS = List.of(
            "Date/Time",
            "Transaction Code",
            "Transaction Subcode",
            "Symbol",
            "Buy/Sell",
            "Open/Close",
            "Quantity",
            "Expiration Date",
            "Strike",
            "Call/Put",
            "Price",
            "Fees",
            "Amount",
            "Description",
            "Account Reference");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/uuuu h:mm a", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US);
    private static final BigDecimal LARGEST_STRIKE = new BigDecimal(99_999);

    @Override
    public String name() {
        return "tastyworks' transaction history before 2021";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        return Tastytrade.file(
                TextTable.of(input),
                name(),
                List.of("times have no zone: read as New York's"),
                TastytradeLegacyCsv::row);
    }

    private static TastytradeRow row(TableRow row) {
        String type = row.raw("Transaction Code");
        String subType = row.raw("Transaction Subcode").toLowerCase(Locale.ROOT);
        if (!TastytradeEvents.knows(type, subType)) {
            row.reject("Transaction Subcode", "a kind of transaction that is known");
        }
        boolean money = type.equals(TastytradeRow.MONEY);
        BigDecimal quantity = Decimals.orZero(row, "Quantity").abs();
        if (!money && quantity.signum() == 0) {
            row.reject("Quantity", "a number other than 0");
        }
        Instant time = time(row);
        BigDecimal value = Decimals.of(row, "Amount");
        int side = Tastytrade.side(row.raw("Buy/Sell").toLowerCase(Locale.ROOT));
        if (side == 0 && TastytradeEvents.hasSide(type, subType)) {
            side = Tastytrade.sideBySign(row, "Buy/Sell", value);
        }
        return new TastytradeRow(
                row.line(),
                time,
                type,
                subType,
                side,
                effect(row),
                asset(row, money),
                row.has("Call/Put"),
                value,
                quantity,
                Decimals.optional(row, "Price"),
                Decimals.orZero(row, "Fees").abs(),
                row.raw("Description"),
                row.text("Account Reference"),
                "USD");
    }

    private static Effect effect(TableRow row) {
        return Tastytrade.effect(row.raw("Open/Close").toLowerCase(Locale.ROOT));
    }

    private static Instant time(TableRow row) {
        try {
            return LocalDateTime.parse(row.raw("Date/Time"), TIME)
                    .atZone(NyseCalendar.NEW_YORK)
                    .toInstant();
        } catch (DateTimeException e) {
            row.reject("Date/Time", "a time such as 12/29/2020 3:36 PM");
            return null;
        }
    }

    private static Optional<Asset> asset(TableRow row, boolean money) {
        String symbol = row.raw("Symbol");
        if (symbol.isEmpty()) {
            if (!money) {
                row.reject("Symbol", "a symbol");
            }
            return Optional.empty();
        }
        if (!row.has("Call/Put")) {
            return Optional.of(Assets.shares(symbol));
        }
        String type = row.raw("Call/Put");
        if (!type.equals("C") && !type.equals("P")) {
            row.reject("Call/Put", "C or P");
            return Optional.empty();
        }
        BigDecimal strike = Decimals.of(row, "Strike");
        if (strike.signum() <= 0 || strike.compareTo(LARGEST_STRIKE) > 0) {
            row.reject("Strike", "a number > 0");
            return Optional.empty();
        }
        try {
            LocalDate expiration = LocalDate.parse(row.raw("Expiration Date"), DATE);
            OptionType option = type.equals("C") ? OptionType.CALL : OptionType.PUT;
            Optional<Asset> asset = OsiSymbol.parse(
                            new OsiSymbol(symbol, expiration, option, strike.doubleValue()).padded())
                    .map(Assets::option);
            if (asset.isEmpty()) {
                row.reject("Symbol", "an option's root");
            }
            return asset;
        } catch (DateTimeException e) {
            row.reject("Expiration Date", "a date such as 01/15/2021");
            return Optional.empty();
        }
    }
}
