package io.thetagrid.core.io;

/** Reads one layout of one vendor, broker or source. */
public interface Layout<T extends Imported> {

    /** As messages and results name it. */
    String name();

    /** Whether an input is of the layout, by its content. */
    boolean recognises(Input input);

    /**
     * Reads an input that {@link #recognises} has accepted.
     *
     * @throws BadInputException where the file as a whole cannot be used
     */
    T read(Input input, ImportHints hints);
}
