package io.thetagrid.bench.row;

import io.thetagrid.bench.engine.Engine;
import io.thetagrid.bench.engine.Task;
import io.thetagrid.bench.reference.Deviation;
import java.util.List;
import java.util.Optional;

/** One line of the comparison: a piece of work that engines are measured at, and how their results are judged. */
public interface Row {

    /** As {@code --rows} names it. */
    String name();

    /** What it is, for people. */
    String title();

    /** What the figures are per. */
    String item();

    /** Items of one run of the work. */
    long items();

    /** Whether the rough comparison has it. */
    default boolean quick() {
        return false;
    }

    /** Whether the data come from memory, which tells nothing of engines that take one item after another. */
    default boolean fromMemory() {
        return false;
    }

    /** The engine's work; empty where the engine has no such thing. */
    Optional<Task> task(Engine engine);

    /** How the results' errors are judged; empty where {@link #deviations} is. */
    default String judgement() {
        return "";
    }

    /** How far the engine's results lie from the truth, a column each; empty where the row or the engine has none. */
    default List<Deviation> deviations(Engine engine) {
        return List.of();
    }
}
