package io.thetagrid.core.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layouts in which one kind of thing comes.
 *
 * @param kind with its article, as messages name it: "an option chain"
 * @param known tried in this order
 */
public record Layouts<T extends Imported>(String kind, List<Layout<T>> known) {
    private static final int BEGINNING = 80;

    public Layouts {
        known = List.copyOf(known);
    }

    /** The first layout that recognises an input. */
    public Optional<Layout<T>> of(Input input) {
        return known.stream().filter(layout -> layout.recognises(input)).findFirst();
    }

    /**
     * Reads a file in the layout its content shows.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout, or cannot be used as a whole
     */
    public T read(Path path, String name, ImportHints hints) {
        Input input = Input.read(path, name);
        return of(input).orElseThrow(() -> unknown(input)).read(input, hints);
    }

    private BadInputException unknown(Input input) {
        String names = known.stream().map(Layout::name).collect(Collectors.joining("; "));
        return new BadInputException(
                new Problem(input.file().path(), 1, "", beginning(input), kind + " in one of these layouts: " + names));
    }

    private static String beginning(Input input) {
        return switch (input) {
            case InputText text ->
                text.text()
                        .substring(0, Math.min(BEGINNING, text.text().length()))
                        .lines()
                        .findFirst()
                        .orElse("");
            case InputArchive archive -> archive.entries().firstKey();
            case TextTable table -> String.join(",", table.columns());
        };
    }
}
