package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.ledger.Asset;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Statement.StatedCash;
import io.thetagrid.core.ledger.Statement.StatedPosition;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schwab's positions: for each account a title, a header and a line for each position, then cash and a total. */
final class SchwabPositions implements Layout<BrokerFile> {
    private static final String TITLE = "Positions for ";
    private static final String CURRENCY = "USD";

    @Override
    public String name() {
        return "Schwab's positions";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text
                && text.text().lines().anyMatch(SchwabPositions::isTitle)
                && text.text().lines().anyMatch(SchwabPositions::isHeader);
    }

    private static boolean isTitle(String line) {
        return line.replace("\"", "").startsWith(TITLE);
    }

    private static boolean isHeader(String line) {
        return line.replace("\"", "").startsWith("Symbol,Description,");
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        InputText text = (InputText) input;
        List<String> lines = text.text().lines().toList();
        Reader reader = new Reader();
        for (int i = 0; i < lines.size(); i++) {
            if (isTitle(lines.get(i))) {
                String account = SchwabSymbols.account(lines.get(i)).orElse(SchwabSymbols.BROKER);
                Sections.table(text, i, SchwabPositions::isHeader).ifPresent(table -> reader.add(table, account));
            }
        }
        return new BrokerFile(
                input.file(),
                name(),
                SchwabSymbols.BROKER,
                List.of(),
                new Statement(Optional.of(reader.positions), reader.cash),
                new RowCount(reader.read, reader.used, reader.rejected),
                reader.rejects,
                List.of());
    }

    private static final class Reader {
        private final List<StatedPosition> positions = new ArrayList<>();
        private final List<StatedCash> cash = new ArrayList<>();
        private final List<Problem> rejects = new ArrayList<>();
        private int read;
        private int used;
        private int rejected;

        void add(TextTable table, String account) {
            String quantity = table.has("Qty (Quantity)") ? "Qty (Quantity)" : "Quantity";
            String value = table.has("Mkt Val (Market Value)") ? "Mkt Val (Market Value)" : "Market Value";
            table.require(quantity, value, "Cost Basis");
            int good = 0;
            for (TableRow row : table.rows()) {
                int before = table.problems().size();
                add(table, row, account, quantity, value);
                good += table.problems().size() == before ? 1 : 0;
            }
            RowCount count = table.count(good);
            read += count.read();
            used += count.used();
            rejected += count.rejected();
            rejects.addAll(table.problems().list());
        }

        private void add(TextTable table, TableRow row, String account, String quantityColumn, String valueColumn) {
            int before = table.problems().size();
            String symbol = row.raw("Symbol");
            if (symbol.endsWith(" Total")) {
                return;
            }
            if (symbol.startsWith("Cash &")) {
                Optional<BigDecimal> amount = Decimals.optional(row, valueColumn);
                cash.add(new StatedCash(account, CURRENCY, Optional.empty(), amount));
                return;
            }
            Optional<Asset> asset = SchwabSymbols.asset(symbol);
            if (asset.isEmpty()) {
                row.reject("Symbol", "a ticker, or an option such as TSLA 07/17/2020 705.00 P");
            }
            BigDecimal quantity = Decimals.of(row, quantityColumn);
            Optional<BigDecimal> cost = Decimals.optional(row, "Cost Basis");
            if (table.problems().size() > before) {
                return;
            }
            BigDecimal units =
                    quantity.multiply(BigDecimal.valueOf(asset.orElseThrow().multiplier()));
            positions.add(new StatedPosition(
                    account,
                    CURRENCY,
                    asset.orElseThrow(),
                    quantity,
                    units.signum() == 0
                            ? Optional.empty()
                            : cost.map(money -> Decimals.exact(
                                    money.divide(units, MathContext.DECIMAL64).abs())),
                    Optional.empty()));
        }
    }
}
