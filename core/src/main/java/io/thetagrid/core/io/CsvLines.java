package io.thetagrid.core.io;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Iterator;

/** Goes through comma-separated records, the header first. */
final class CsvLines implements Iterator<TextTable.Line> {
    private final InputFile file;
    private final String text;
    private final long linesBefore;
    private final Iterator<CsvRecord> records;
    private long last = 1;

    /** @param linesBefore added to the line numbers */
    CsvLines(InputFile file, String text, long linesBefore) {
        this.file = file;
        this.text = text;
        this.linesBefore = linesBefore;
        this.records = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text)
                .iterator();
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new BadInputException(
                    new Problem(file.path(), 0, "", String.valueOf(e.getMessage()), "comma-separated values"));
        }
    }

    @Override
    public TextTable.Line next() {
        CsvRecord next = records.next();
        last = next.getStartingLineNumber();
        if (!hasNext()) {
            checkQuotes();
        }
        return new TextTable.Line(linesBefore + last, next.getFields());
    }

    /** A quote that is never closed swallows the rest of the file into the last row: that must not pass for a row. */
    private void checkQuotes() {
        if (text.indexOf('"') < 0) {
            return;
        }
        long quotes = text.lines()
                .skip(last - 1)
                .flatMapToInt(String::chars)
                .filter(c -> c == '"')
                .count();
        if (quotes % 2 != 0) {
            throw new BadInputException(new Problem(
                    file.path(), linesBefore + last, "", "a quote that is never closed", "quotes in pairs"));
        }
    }
}
