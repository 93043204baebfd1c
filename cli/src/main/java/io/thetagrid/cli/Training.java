package io.thetagrid.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The run from which the launcher's build makes the cache of classes and profiles: the commands as they are used, on
 * small inputs, results thrown away.
 */
final class Training {
    private static final String OPTIONS = """
            type,style,spot,strike,time_to_expiry,rate,dividend_yield,volatility
            call,european,100,105,0.25,0.04,0.01,0.2
            put,american,100,95,0.5,0.04,0.01,0.25
            """;

    private Training() {}

    public static void main(String[] args) {
        StandardError.restore();
        run("--version");
        run("greeks", "--help");
        run("greeks", "-");
        run("greeks", "-", "--format", "csv");
        run("greeks", "-", "--format", "json");
        run("doctor", "--format", "json");
    }

    private static void run(String... args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(args, new ByteArrayInputStream(OPTIONS.getBytes(StandardCharsets.UTF_8)), nowhere, nowhere);
    }
}
