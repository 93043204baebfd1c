package io.thetagrid.core.io.importing;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.broker.BrokerFile;
import io.thetagrid.core.io.chain.ChainFile;
import io.thetagrid.core.io.price.FactorFile;
import io.thetagrid.core.io.price.PriceFile;
import io.thetagrid.core.io.price.RateFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of a file that was to be imported. */
public sealed interface FileImport {

    /** Everything that can be imported. */
    List<Layouts<? extends Imported>> KINDS =
            List.of(ChainFile.LAYOUTS, BrokerFile.LAYOUTS, PriceFile.LAYOUTS, FactorFile.LAYOUTS, RateFile.LAYOUTS);

    FoundFile file();

    /**
     * Read, all of it or all but its rejected rows.
     *
     * @param kind as {@link Layouts} names it
     */
    record Read(FoundFile file, String kind, Imported content) implements FileImport {}

    /** Of no layout that is known. */
    record Unknown(FoundFile file) implements FileImport {}

    /** Broken as a whole, or of a known layout that cannot be used as it is. */
    record Refused(FoundFile file, List<Problem> problems) implements FileImport {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** What a file should hold, for messages. */
    static String expected() {
        return KINDS.stream().map(Layouts::kind).collect(Collectors.joining(", "))
                + " in a layout that 'thetagrid import --layouts' lists";
    }

    /** Reads a file, whatever it holds. */
    static FileImport of(FoundFile file, ImportHints hints) {
        try {
            Input input = Input.read(file.path(), file.path().toString());
            for (Layouts<? extends Imported> kind : KINDS) {
                Optional<? extends Layout<? extends Imported>> layout = kind.of(input);
                if (layout.isPresent()) {
                    return new Read(file, kind.kind(), layout.get().read(input, hints));
                }
            }
            return new Unknown(file);
        } catch (BadInputException e) {
            return new Refused(file, e.problems());
        }
    }
}
