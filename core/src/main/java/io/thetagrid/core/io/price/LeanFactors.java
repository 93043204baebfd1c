package io.thetagrid.core.io.price;

import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.AdjustmentFactors;
import io.thetagrid.core.market.AdjustmentFactors.Factor;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * QuantConnect Lean's factor file of one share: lines {@code 20140606,0.9011818,0.03571430,645.57} without a header, the last
 * date that the factors hold for, the price factor, the split factor and the close of that date as traded [Lean,
 * Data/equity/readme.md and Common/Data/Auxiliary/CorporateFactorRow.cs]. The last line is of the year 2050.
 */
final class LeanFactors implements Layout<FactorFile> {
    private static final String HEADER = "date,price_factor,split_factor,reference\n";
    private static final Pattern LINE = Pattern.compile("\\d{8}(,[0-9.eE+-]+){3}\\s*");

    @Override
    public String name() {
        return "Lean's factor file";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text
                && text.text()
                        .lines()
                        .findFirst()
                        .filter(line -> LINE.matcher(line).matches())
                        .isPresent();
    }

    @Override
    public FactorFile read(Input input, ImportHints hints) {
        TextTable table = TextTable.read(input.file(), HEADER + ((InputText) input).text(), -1);
        TreeMap<LocalDate, Factor> factors = new TreeMap<>();
        for (TableRow row : table.rows()) {
            LocalDate date = Cells.compactDate(row, "date");
            Factor factor = new Factor(
                    row.positive("price_factor"), row.positive("split_factor"), row.nonNegative("reference"));
            if (date != null && !factors.isEmpty() && !date.isAfter(factors.lastKey())) {
                row.reject("date", "a date after the line before");
            } else if (date != null) {
                factors.put(date, factor);
            }
        }
        table.problems().throwIfAny();
        return new FactorFile(
                table.file(),
                name(),
                PriceFile.symbol(table.file(), hints),
                new AdjustmentFactors(factors),
                table.count(factors.size()),
                List.of());
    }
}
