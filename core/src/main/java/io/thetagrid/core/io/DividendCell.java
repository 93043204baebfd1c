package io.thetagrid.core.io;

import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.pricing.TimedDividend;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cell of cash dividends: {@code 2026-02-06:0.24;2026-05-08:0.24}, ex-dates and amounts, or years from now instead of dates:
 * {@code 0.25:0.24}; an empty one is none.
 */
final class DividendCell {
    private static final String EXPECTED =
            "ex-dates and amounts such as 2026-02-06:0.24;2026-05-08:0.24, or years 0.25:0.24";

    private DividendCell() {}

    /** The dividends of a row; what is wrong with the cell is noted in the table's problems. */
    static List<TimedDividend> read(TableRow row, String column, Optional<Instant> asOf) {
        List<TimedDividend> dividends = new ArrayList<>();
        if (!row.has(column)) {
            return dividends;
        }
        for (String part : row.raw(column).split(";", -1)) {
            int colon = part.indexOf(':');
            String when = part.substring(0, Math.max(colon, 0)).strip();
            double amount = Numbers.parse(part.substring(colon + 1).strip());
            Optional<LocalDate> date = Instants.parseDate(when);
            if (date.isPresent() && asOf.isEmpty()) {
                row.reject(column, "--as-of, the instant to count ex-dates from, or years such as 0.25:0.24");
                return dividends;
            }
            double years = date.map(day -> years(new CashDividend(day, amount), asOf.orElseThrow()))
                    .orElseGet(() -> Numbers.parse(when));
            if (colon < 0 || Double.isNaN(years) || Double.isNaN(amount) || amount < 0) {
                row.reject(column, EXPECTED);
                return dividends;
            }
            dividends.add(new TimedDividend(years, amount));
        }
        return dividends;
    }

    private static double years(CashDividend dividend, Instant asOf) {
        return ExpirationInstants.years(asOf, dividend.exInstant());
    }
}
