package io.thetagrid.core.io.book;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.Equity;
import io.thetagrid.core.instrument.ExerciseStyle;
import io.thetagrid.core.instrument.Instrument;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of positions: {@code account, broker, quantity, average_price} and {@code symbol} (a ticker, or an OSI symbol in
 * any of its forms) or {@code underlying, expiration, strike, type}; optionally {@code style, mark, open_date, currency}.
 *
 * @param positions in the file's order
 * @param rejects what is wrong with the other rows
 * @param rejectedRows how many they are
 */
public record PositionsFile(InputFile file, List<Position> positions, List<Problem> rejects, int rejectedRows) {
    private static final List<String> COLUMNS = List.of(
            "account",
            "broker",
            "symbol",
            "underlying",
            "expiration",
            "strike",
            "type",
            "style",
            "quantity",
            "average_price",
            "mark",
            "open_date",
            "currency");

    /** The only base currency that books have. */
    private static final String BASE = "USD";

    private static final Pattern TICKER = Pattern.compile("[A-Z]{1,6}([./-][A-Z]{1,2})?");
    private static final double STRIKE_UNITS = 1000;

    /** More than any market has; far more would overflow in squares. */
    private static final double LARGEST_QUANTITY = 1e12;

    public PositionsFile {
        positions = List.copyOf(positions);
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a positions table.
     *
     * @throws BadInputException where a column is missing, twice or unknown
     */
    public static PositionsFile read(TextTable table) {
        table.require("account", "broker", "quantity", "average_price");
        if (!table.has("symbol")) {
            table.require("underlying", "expiration", "strike", "type");
        }
        for (String column : table.columns()) {
            if (!COLUMNS.contains(column)) {
                table.problems().add(1, column, column, "one of the columns " + String.join(", ", COLUMNS));
            }
        }
        if (table.columns().stream().anyMatch(column -> !COLUMNS.contains(column))) {
            table.problems().throwIfAny();
        }
        List<Position> positions = new ArrayList<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            Position position = position(row);
            if (table.problems().size() == before) {
                positions.add(position);
            }
        }
        return new PositionsFile(
                table.file(),
                positions,
                table.problems().list(),
                table.problems().lines());
    }

    private static Position position(TableRow row) {
        double quantity = row.number("quantity");
        if (quantity == 0) {
            row.reject("quantity", "a number other than 0");
        } else if (Math.abs(quantity) > LARGEST_QUANTITY) {
            row.reject("quantity", "at most 1e12 shares or contracts");
        }
        if (row.has("currency") && !row.raw("currency").equals(BASE)) {
            row.reject("currency", BASE + ": positions in other currencies are not converted");
        }
        Instrument instrument = instrument(row);
        if (instrument instanceof OptionContract && quantity % 1 != 0 && !Double.isNaN(quantity)) {
            row.reject("quantity", "a whole number of contracts");
        }
        return new Position(
                row.text("account"),
                row.raw("broker"),
                instrument,
                quantity,
                row.optionalNonNegative("average_price"),
                row.optionalNonNegative("mark"),
                row.optionalDate("open_date"));
    }

    /** The row's instrument, or null where something is wrong with it. */
    private static Instrument instrument(TableRow row) {
        boolean explicit = row.has("expiration") || row.has("strike") || row.has("type");
        String column = row.has("symbol") ? "symbol" : "underlying";
        if (explicit) {
            if (row.has("symbol")) {
                row.reject("symbol", "nothing beside underlying, expiration, strike and type");
                return null;
            }
            return explicit(row);
        }
        String text = row.raw(column);
        Optional<OsiSymbol> symbol = OsiSymbol.parse(text);
        if (symbol.isPresent()) {
            return option(row, column, symbol.get());
        }
        if (!TICKER.matcher(text).matches()) {
            row.reject(column, "a ticker such as ASST, or an option such as ASST251024P00002500");
            return null;
        }
        if (row.has("style")) {
            row.reject("style", "nothing: shares have no exercise style");
        }
        return new Equity(text);
    }

    private static Instrument explicit(TableRow row) {
        String root = row.text("underlying");
        LocalDate expiration = row.date("expiration");
        double strike = row.positive("strike");
        OptionType type = row.choice("type", OptionType.class);
        if (!TICKER.matcher(root).matches()) {
            row.reject("underlying", "a ticker such as ASST");
            return null;
        }
        if (expiration == null || type == null || Double.isNaN(strike)) {
            return null;
        }
        if (Math.round(strike * STRIKE_UNITS) / STRIKE_UNITS != strike) {
            row.reject("strike", "a multiple of 0.001");
            return null;
        }
        return option(row, "underlying", new OsiSymbol(root, expiration, type, strike));
    }

    private static Instrument option(TableRow row, String column, OsiSymbol symbol) {
        Optional<OptionContract> contract = ContractTerms.contractOf(symbol);
        if (contract.isEmpty()) {
            row.reject(column, "a standard contract, or an adjusted one whose deliverable is known");
            return null;
        }
        return row.has("style") ? contract.get().withStyle(row.choice("style", ExerciseStyle.class)) : contract.get();
    }
}
