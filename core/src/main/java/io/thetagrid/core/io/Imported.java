package io.thetagrid.core.io;

import java.util.List;
import java.util.Map;

/** What was read from a file of a known layout. */
public interface Imported {

    InputFile file();

    /** As its {@link Layout} is named. */
    String layout();

    RowCount rows();

    /** What is wrong with the rejected rows, at least one problem for each. */
    List<Problem> rejects();

    /** What a user should know of the file beside its content: what was assumed, and what such files do not tell. */
    List<String> notes();

    /** What the file holds, in a few words. */
    String contents();

    /** The same in the product's own layouts, by what each table holds: {@code chain}, {@code prices}, {@code positions}. */
    Map<String, Table> tables();
}
