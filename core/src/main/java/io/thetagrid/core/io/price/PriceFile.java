package io.thetagrid.core.io.price;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.PriceHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * A history of daily closes: columns {@code date, close}, or Yahoo's {@code Date, Open, High, Low, Close, Adj Close,
 * Volume}, whose closes are adjusted for splits and whose adjusted closes for dividends as well.
 *
 * @param rejects what is wrong with the rows that were left out
 * @param rejectedRows how many they are
 */
public record PriceFile(InputFile file, PriceHistory history, List<Problem> rejects, int rejectedRows) {

    public PriceFile {
        rejects = List.copyOf(rejects);
    }

    /**
     * Reads a history.
     *
     * @param totalReturn whether the file's closes (or the column to take) are adjusted for dividends
     * @throws BadInputException where the columns are of neither layout
     */
    public static PriceFile read(TextTable table, boolean totalReturn) {
        boolean yahoo = table.has("Adj Close");
        String date = yahoo ? "Date" : "date";
        String close = !yahoo ? "close" : totalReturn ? "Adj Close" : "Close";
        table.require(date, close);
        TreeMap<LocalDate, Double> closes = new TreeMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            LocalDate day = row.date(date);
            double price = row.positive(close);
            if (table.problems().size() == before && closes.putIfAbsent(day, price) != null) {
                row.reject(date, "each date once");
            }
        }
        return new PriceFile(
                table.file(),
                new PriceHistory(closes, totalReturn),
                table.problems().list(),
                table.problems().lines());
    }
}
