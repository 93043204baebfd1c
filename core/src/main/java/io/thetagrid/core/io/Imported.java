package io.thetagrid.core.io;

import java.util.List;

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
}
