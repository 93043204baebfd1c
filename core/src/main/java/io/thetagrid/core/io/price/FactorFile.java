package io.thetagrid.core.io.price;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.market.AdjustmentFactors;
import io.thetagrid.core.market.CashDividend;
import io.thetagrid.core.market.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file of one underlying's {@link AdjustmentFactors}. */
public record FactorFile(
        InputFile file, String layout, String symbol, AdjustmentFactors factors, RowCount rows, List<String> notes)
        implements Imported {

    public static final Layouts<FactorFile> LAYOUTS =
            new Layouts<>("a file of adjustment factors", List.of(new LeanFactors()));

    public FactorFile {
        notes = List.copyOf(notes);
    }

    /** None: a file with a wrong line would adjust everything before it wrongly, and is refused. */
    @Override
    public List<Problem> rejects() {
        return List.of();
    }

    /**
     * Reads factors.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout, or a line is wrong
     */
    public static FactorFile read(Path path, String name, ImportHints hints) {
        return LAYOUTS.read(path, name, hints);
    }

    @Override
    public String contents() {
        return Counts.of(factors.splits().size(), "split") + ", "
                + Counts.of(factors.dividends().size(), "dividend");
    }

    /** {@code dividends} and {@code splits} behind the factors, by ex-date. */
    @Override
    public Map<String, Table> tables() {
        return Map.of(
                "dividends",
                new Columns<>(factors.dividends())
                        .text("ex_date", dividend -> dividend.exDate().toString())
                        .number("amount", CashDividend::amount)
                        .table(),
                "splits",
                new Columns<>(factors.splits())
                        .text("ex_date", split -> split.exDate().toString())
                        .number("ratio", Split::ratio)
                        .table());
    }
}
