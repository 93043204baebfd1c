package io.thetagrid.core.io.chain;

import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.OptionChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gathers tables of quotes, one line or a few lines at a time, into chains and accounts for every row. A text is taken
 * apart in blocks of lines, so that a whole day of all US options needs the memory of its quotes and not of its cells.
 */
final class QuoteTables {
    private static final int BLOCK = 1 << 14;

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
        if (input instanceof InputText text) {
            addText(text, columns, quotes);
        } else {
            add(TextTable.of(input), columns, quotes);
        }
    }

    private void addText(InputText input, List<String> columns, Function<TableRow, List<QuotedRow>> quotes) {
        String text = input.text();
        int start = 0;
        long line = 0;
        while (isSkipped(text, start)) {
            start = nextLine(text, start);
            line++;
        }
        int rows = nextLine(text, start);
        String header = text.substring(start, rows).stripTrailing();
        line++;
        do {
            int end = rows;
            int lines = 0;
            while (end < text.length() && lines < BLOCK) {
                end = nextLine(text, end);
                lines++;
            }
            // The header is a line of the block's own text, before the first row's.
            add(TextTable.read(input.file(), header + "\n" + text.substring(rows, end), line - 1), columns, quotes);
            rows = end;
            line += lines;
        } while (rows < text.length());
    }

    private static boolean isSkipped(String text, int start) {
        if (start >= text.length()) {
            return false;
        }
        int end = nextLine(text, start);
        return text.charAt(start) == '#' || text.substring(start, end).isBlank();
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    /** Adds the rows of a table. */
    void add(TextTable table, List<String> columns, Function<TableRow, List<QuotedRow>> quotes) {
        table.require(columns.toArray(String[]::new));
        int usedHere = 0;
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            List<QuotedRow> found = quotes.apply(row);
            if (table.problems().size() == before && !drafts.add(found)) {
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
