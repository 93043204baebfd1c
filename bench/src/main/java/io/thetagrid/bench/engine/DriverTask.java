package io.thetagrid.bench.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Work of another program, which times itself: {@code PROGRAM VERB N M WARM_UP ITERATIONS SECONDS INPUT OUTPUT}. Input and
 * output are files of doubles as the machine has them, column after column; each iteration prints its seconds per call.
 */
public final class DriverTask implements Task {
    private final List<String> program;
    private final String verb;
    private final int n;
    private final int m;
    private final List<double[]> input;
    private final int resultRows;
    private double[][] results = {};

    DriverTask(List<String> program, String verb, int n, int m, List<double[]> input, int resultRows) {
        this.program = program;
        this.verb = verb;
        this.n = n;
        this.m = m;
        this.input = input;
        this.resultRows = resultRows;
    }

    /** Once, untimed. */
    @Override
    public void run() {
        measure(0, 0, 0);
    }

    /** Seconds per call, one value for each iteration. */
    public List<Double> measure(double warmUpSeconds, int iterations, double iterationSeconds) {
        try {
            Path folder = Files.createTempDirectory("thetagrid-bench");
            try {
                return measure(folder, warmUpSeconds, iterations, iterationSeconds);
            } finally {
                Files.deleteIfExists(folder.resolve("input"));
                Files.deleteIfExists(folder.resolve("output"));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Double> measure(Path folder, double warmUpSeconds, int iterations, double iterationSeconds)
            throws IOException {
        Files.write(folder.resolve("input"), bytes(input));
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                verb,
                String.valueOf(n),
                String.valueOf(m),
                String.valueOf(warmUpSeconds),
                String.valueOf(iterations),
                String.valueOf(iterationSeconds),
                folder.resolve("input").toString(),
                folder.resolve("output").toString()));
        Program.Result result = Program.run(command);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + result.exitCode() + ": " + result.error());
        }
        results = columns(Files.readAllBytes(folder.resolve("output")));
        List<Double> seconds = seconds(result.output());
        if (seconds.size() != iterations) {
            throw new IllegalStateException(
                    String.join(" ", command) + " printed " + seconds.size() + " times of " + iterations);
        }
        return seconds;
    }

    /** The lines that a driver prints, each one time. */
    static List<Double> seconds(String output) {
        return output.lines().map(Double::valueOf).toList();
    }

    private static byte[] bytes(List<double[]> columns) {
        int count = columns.stream().mapToInt(column -> column.length).sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES)).order(ByteOrder.nativeOrder());
        DoubleBuffer doubles = bytes.asDoubleBuffer();
        columns.forEach(doubles::put);
        return bytes.array();
    }

    private double[][] columns(byte[] bytes) {
        DoubleBuffer doubles =
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asDoubleBuffer();
        if (doubles.remaining() == 0 || doubles.remaining() % resultRows != 0) {
            throw new IllegalStateException(
                    program.getLast() + " gave " + doubles.remaining() + " numbers for " + resultRows + " rows");
        }
        double[][] columns = new double[doubles.remaining() / resultRows][resultRows];
        for (double[] column : columns) {
            doubles.get(column);
        }
        return columns;
    }

    @Override
    public double[][] results() {
        return results;
    }
}
