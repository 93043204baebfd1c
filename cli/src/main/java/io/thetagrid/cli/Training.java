package io.thetagrid.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The run from which the launcher's build makes the cache of classes and profiles: the commands as they are used, on
 * the examples, results thrown away. Without the examples the cache holds less, and nothing else is lost.
 */
final class Training {
    private static final String BOOK = "examples/asst/book.yaml";
    private static final String CHAIN = "examples/income/chain.csv";
    private static final String OPTIONS = "examples/options.csv";

    private Training() {}

    public static void main(String[] args) {
        StandardError.restore();
        run("--version");
        run("--help");
        run("greeks", OPTIONS);
        run("greeks", OPTIONS, "--format", "csv");
        run("iv", "examples/quotes.csv", "--format", "csv");
        run("chain", CHAIN);
        run("risk", BOOK);
        run("risk", "examples/income/book.yaml");
        run("risk", BOOK, "--format", "json");
        run("stress", BOOK, "--format", "csv");
        run("grid", BOOK);
        run("config", "explain");
        run("doctor", "--format", "json");
        System.exit(0); // as Main ends, whatever threads are left
    }

    private static void run(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(args, InputStream.nullInputStream(), nowhere, nowhere);
    }
}
