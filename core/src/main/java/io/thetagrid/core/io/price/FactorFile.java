package io.thetagrid.core.io.price;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.market.AdjustmentFactors;
import java.nio.file.Path;
import java.util.List;

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
}
