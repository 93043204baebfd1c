package io.thetagrid.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measurements of one run, printed as they come. */
final class Figures {
    private static final int RUNS = 9;
    /** HotSpot compiles the vector kernels in less. */
    private static final long WARM_UP_NANOS = 1_000_000_000;

    /** One measurement. */
    record Figure(String name, double value, String unit) {
        private String text() {
            return String.format(Locale.ROOT, "%-80s %10.4g %s", name, value, unit);
        }

        String json() {
            return String.format(
                    Locale.ROOT, "{\"name\": \"%s\", \"value\": %.6g, \"unit\": \"%s\"}", name, value, unit);
        }
    }

    private final List<Figure> figures = new ArrayList<>();

    void add(String name, double value, String unit) {
        Figure figure = new Figure(name, value, unit);
        figures.add(figure);
        System.out.println(figure.text());
    }

    List<Figure> all() {
        return List.copyOf(figures);
    }

    /** Median time of {@code work}, once it has run for a while. */
    static double seconds(Runnable work) {
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM_UP_NANOS; ) {
            work.run();
        }
        double[] times = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            work.run();
            times[run] = 1e-9 * (System.nanoTime() - start);
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }
}
