package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * tastytrade's transaction history since 2021: a value before costs, commissions and fees beside it. The layout has no
 * column for the account, which is named after the broker.
 *
 * <p>tastytrade writes costs as changes of cash, below zero; some histories carry fees above zero. Fees are read as costs in
 * whichever sign most trades of the file have them.
 */
final class TastytradeCsv implements Layout<BrokerFile> {
    private static final List<String> COLUMNS = List.of(
            "Date",
            "Type",
            "Action",
            "Symbol",
            "Instrument Type",
            "Description",
            "Value",
            "Quantity",
            "Commissions",
            "Fees");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    @Override
    public String name() {
        return "tastytrade's transaction history";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.of(input);
        table.require("Average Price", "Multiplier", "Underlying Symbol");
        List<TableRow> trades = table.stream()
                .filter(row -> row.raw("Type").equals(TastytradeRow.TRADE))
                .toList();
        long above = trades.stream().filter(row -> sign(row, "Fees") > 0).count();
        boolean feesAboveZero = 2 * above > trades.size();
        List<String> notes = new ArrayList<>();
        notes.add("no account column: the account is named " + Tastytrade.BROKER);
        if (feesAboveZero) {
            notes.add("fees are written above zero: read as costs");
        }
        noteEqualCommissions(trades, notes);
        return Tastytrade.file(table, name(), notes, row -> row(row, feesAboveZero));
    }

    private static int sign(TableRow row, String column) {
        return Decimals.parse(row.raw(column)).map(BigDecimal::signum).orElse(0);
    }

    /** tastytrade charges no commission for closing options: where closings have the same as openings, a user should know. */
    private static void noteEqualCommissions(List<TableRow> trades, List<String> notes) {
        List<String> commissions =
                trades.stream().map(row -> row.raw("Commissions")).distinct().toList();
        long closings = trades.stream()
                .filter(row -> row.raw("Action").endsWith("_CLOSE"))
                .count();
        if (commissions.size() == 1 && closings > 0 && sign(trades.getFirst(), "Commissions") != 0) {
            notes.add("every trade line has a commission of " + commissions.getFirst() + ", whatever its quantity, and "
                    + closings + " closing lines too: taken as printed");
        }
    }

    private static TastytradeRow row(TableRow row, boolean feesAboveZero) {
        String type = row.raw("Type");
        String action = row.raw("Action").toLowerCase(Locale.ROOT).replace('_', ' ');
        String subType = row.has("Sub Type") ? row.raw("Sub Type").toLowerCase(Locale.ROOT) : action;
        if (!TastytradeEvents.knows(type, subType)) {
            row.reject(row.hasColumn("Sub Type") ? "Sub Type" : "Action", "a kind of transaction that is known");
        }
        String words = action.isEmpty() ? subType : action;
        boolean money = type.equals(TastytradeRow.MONEY);
        Optional<Asset> asset = asset(row, money);
        BigDecimal fees = Decimals.orZero(row, "Fees");
        BigDecimal quantity = Decimals.orZero(row, "Quantity").abs();
        if (!money && quantity.signum() == 0) {
            row.reject("Quantity", "a number other than 0");
        }
        Instant time = time(row);
        BigDecimal value = Decimals.of(row, "Value");
        int side = Tastytrade.side(words);
        if (side == 0 && TastytradeEvents.hasSide(type, subType)) {
            side = Tastytrade.sideBySign(row, "Action", value);
        }
        return new TastytradeRow(
                row.line(),
                time,
                type,
                subType,
                side,
                Tastytrade.effect(words),
                asset,
                row.raw("Instrument Type").equals("Equity Option"),
                value,
                quantity,
                price(row),
                (feesAboveZero ? fees : fees.negate()).subtract(Decimals.orZero(row, "Commissions")),
                row.raw("Description"),
                Tastytrade.BROKER,
                row.has("Currency") ? row.raw("Currency") : "USD");
    }

    private static Instant time(TableRow row) {
        try {
            return OffsetDateTime.parse(row.raw("Date"), TIME).toInstant();
        } catch (DateTimeException e) {
            row.reject("Date", "an instant such as 2020-05-06T20:49:00+0000");
            return null;
        }
    }

    /** The average price is of one unit, so of a hundred shares for an option. */
    private static Optional<BigDecimal> price(TableRow row) {
        BigDecimal multiplier = Decimals.optional(row, "Multiplier").orElse(BigDecimal.ONE);
        return Decimals.optional(row, "Average Price")
                .filter(_ -> multiplier.signum() > 0)
                .map(price -> Decimals.exact(price.abs().divide(multiplier, MathContext.DECIMAL64)));
    }

    private static Optional<Asset> asset(TableRow row, boolean money) {
        String symbol = row.raw("Symbol");
        if (symbol.isEmpty()) {
            if (!money) {
                row.reject("Symbol", "a symbol");
            }
            return Optional.empty();
        }
        return switch (row.raw("Instrument Type")) {
            case "Equity", "" -> Optional.of(Assets.shares(symbol));
            case "Equity Option" -> {
                Optional<OsiSymbol> option = OsiSymbol.parse(symbol);
                if (option.isEmpty()) {
                    row.reject("Symbol", "an option such as TSLA  200717P00705000");
                }
                yield option.map(Assets::option);
            }
            default -> Optional.of(Asset.unpriced(symbol, row.raw("Underlying Symbol")));
        };
    }
}
