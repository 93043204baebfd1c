package io.thetagrid.core.fuzz;

import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Problem;
import java.time.Duration;
import java.util.List;

/** The one property of every reader: it ends, soon, in values or in problems that say what is wrong and where. */
final class Ending {
    /** Generous for some kilobytes on a busy machine; a reader that takes this long takes time without measure. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private Ending() {}

    /** Fails where reading throws anything else, takes too long, or names no file or expectation. */
    static void check(Runnable reading) {
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (BadInputException e) {
            check(e.problems());
        }
        if (System.nanoTime() - start > SOON.toNanos()) {
            throw new AssertionError("took longer than " + SOON);
        }
    }

    static void check(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new AssertionError("bad input without a problem");
        }
        for (Problem problem : problems) {
            if (problem.file().isEmpty()
                    || problem.expected().isEmpty()
                    || problem.toString().isEmpty()) {
                throw new AssertionError("a problem that does not say what is wrong: " + problem);
            }
        }
    }
}
