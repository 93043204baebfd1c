package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gathers tables of quotes, one line or a few lines at a time, into chains and accounts for every row. */
final class QuoteTables {
    private final ChainDrafts drafts = new ChainDrafts();
    private final List<Problem> rejects = new ArrayList<>();
    private int read;
    private int used;
    private int rejected;

    /**
     * Adds the rows of an input that begins with a header.
     *
     * @param columns demanded of the header
     * @param quotes the quotes of a row, one or a call and a put
     * @throws io.thetagrid.core.io.BadInputException where it is no table, or columns are missing
     */
    void add(Input input, List<String> columns, Function<TableRow, List<QuotedRow>> quotes) {
        add(TextTable.of(input), columns, quotes);
    }

    /** Adds the rows of a table. */
    void add(TextTable table, List<String> columns, Function<TableRow, List<QuotedRow>> quotes) {
        add(table, columns, quotes, drafts);
    }

    /** Adds the rows of a table to other chains. */
    void add(TextTable table, List<String> columns, Function<TableRow, List<QuotedRow>> quotes, ChainDrafts chains) {
        table.require(columns.toArray(String[]::new));
        int usedHere = 0;
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            List<QuotedRow> found = quotes.apply(row);
            if (table.problems().size() == before && !chains.add(found)) {
                row.reject("", "each contract once");
            }
            if (table.problems().size() == before) {
                usedHere++;
            }
        }
        count(table, usedHere);
    }

    /** Accounts for a table whose rows something else has used. */
    void count(TextTable table, int usedRows) {
        RowCount rows = table.count(usedRows);
        read += rows.read();
        used += rows.used();
        rejected += rows.rejected();
        rejects.addAll(table.problems().list());
    }

    List<OptionChain> chains() {
        return drafts.chains();
    }

    ChainFile file(InputFile file, String layout, List<OptionChain> chains, List<String> notes) {
        return new ChainFile(file, layout, chains, new RowCount(read, used, rejected), rejects, notes);
    }

    ChainFile file(InputFile file, String layout, List<String> notes) {
        return file(file, layout, chains(), notes);
    }
}
