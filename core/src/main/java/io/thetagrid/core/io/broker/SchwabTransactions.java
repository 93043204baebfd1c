package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Transaction;
import io.thetagrid.core.market.NyseCalendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Schwab's transaction history: newest first, dates without times ({@code 07/20/2020 as of 07/17/2020} happened on the
 * second), amounts after fees, a title before the header in older files and a total after the rows. Files without a title
 * do not name the account, which is then called after the broker.
 */
final class SchwabTransactions implements Layout<BrokerFile> {
    private static final List<String> COLUMNS =
            List.of("Date", "Action", "Symbol", "Description", "Quantity", "Price", "Fees & Comm", "Amount");

    private static final String AS_OF = " as of ";
    private static final int CLOSE_HOUR = 16;

    @Override
    public String name() {
        return "Schwab's transaction history";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text && text.text().lines().limit(5).anyMatch(SchwabTransactions::isHeader);
    }

    private static boolean isHeader(String line) {
        return Arrays.stream(line.replace("\"", "").split(",", -1))
                .map(String::strip)
                .toList()
                .containsAll(COLUMNS);
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        InputText text = (InputText) input;
        String title = text.text().lines().findFirst().orElse("");
        String account = SchwabSymbols.account(title).orElse(SchwabSymbols.BROKER);
        TextTable table = Sections.table(text, 0, SchwabTransactions::isHeader).orElseThrow();
        List<SchwabRow> rows = new ArrayList<>();
        int totals = 0;
        for (TableRow row : table.rows()) {
            if (row.raw("Date").startsWith("Transactions Total")
                    || row.raw("Date").equals("Total")) {
                totals++;
                continue;
            }
            int before = table.problems().size();
            SchwabRow read = row(row, account);
            if (table.problems().size() == before) {
                rows.add(read);
            }
        }
        if (!rows.isEmpty() && !rows.getFirst().time().isBefore(rows.getLast().time())) {
            Collections.reverse(rows);
        }
        rows.sort(Comparator.comparing(SchwabRow::time));
        SchwabEvents events = new SchwabEvents(rows);
        List<Transaction> transactions = events.transactions();
        int used = transactions.stream()
                .mapToInt(transaction -> transaction.booking().lines().size())
                .sum();
        return new BrokerFile(
                input.file(),
                name(),
                SchwabSymbols.BROKER,
                transactions,
                Statement.NONE,
                table.count(used + totals),
                table.problems().list(),
                events.notes());
    }

    private static SchwabRow row(TableRow row, String account) {
        String action = row.raw("Action").toLowerCase(Locale.ROOT);
        Optional<Asset> asset = SchwabSymbols.asset(row.raw("Symbol"));
        if (!SchwabEvents.knows(action)) {
            row.reject("Action", "an action that is known");
        }
        BigDecimal quantity = Decimals.orZero(row, "Quantity");
        if (SchwabEvents.movesPosition(action)) {
            if (asset.isEmpty()) {
                row.reject("Symbol", "a ticker, or an option such as TSLA 07/17/2020 705.00 P");
            }
            if (quantity.signum() == 0) {
                row.reject("Quantity", "a number other than 0");
            }
        }
        return new SchwabRow(
                row.line(),
                time(row),
                action,
                asset,
                quantity,
                Decimals.optional(row, "Price"),
                Decimals.orZero(row, "Fees & Comm"),
                Decimals.orZero(row, "Amount"),
                row.raw("Description"),
                account);
    }

    private static Instant time(TableRow row) {
        String date = row.raw("Date");
        int asOf = date.indexOf(AS_OF);
        try {
            return LocalDate.parse(
                            asOf < 0
                                    ? date
                                    : date.substring(asOf + AS_OF.length()).strip(),
                            SchwabSymbols.DATE)
                    .atTime(CLOSE_HOUR, 0)
                    .atZone(NyseCalendar.NEW_YORK)
                    .toInstant();
        } catch (DateTimeException e) {
            row.reject("Date", "a date such as 07/20/2020, or 07/20/2020 as of 07/17/2020");
            return null;
        }
    }
}
