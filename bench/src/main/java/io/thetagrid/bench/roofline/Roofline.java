package io.thetagrid.bench.roofline;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.thetagrid.kernels.backend.Accuracy;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.Columns;
import io.thetagrid.kernels.backend.ContractColumn;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
import io.thetagrid.kernels.backend.ImpliedVolatilityColumn;
import io.thetagrid.kernels.backend.NormalStream;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.backend.QuoteColumn;
import io.thetagrid.kernels.backend.ScenarioColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernels in C with intrinsics ({@code native/src/roofline}), compiled by gcc for this processor: what the same
 * mathematics takes at best here. It takes regular rows only and gives other bits than the backends.
 */
@SuppressWarnings("restricted") // loading and calling C is what this class is for
public final class Roofline {
    private static final List<String> HEADERS = List.of("vectors.h", "american_scheme.h");
    private static final List<String> SOURCES = List.of(
            "european.c",
            "american_scheme.c",
            "american.c",
            "revaluation.c",
            "implied_volatility.c",
            "normals.c",
            "compiler.c");
    /** Shared with the devices. */
    private static final List<String> COEFFICIENTS = List.of("coefficients.h", "guess_coefficients.h");

    private static final List<String> COMPILER = List.of(
            "gcc", "-std=gnu11", "-O3", "-march=native", "-ffp-contract=fast", "-fno-math-errno", "-Wall", "-Wextra");

    /** Of the compiler's name. */
    private static final long MOST_BYTES = 64;

    private final String compiler;
    private final MethodHandle european;
    private final MethodHandle american;
    private final MethodHandle revaluation;
    private final MethodHandle impliedVolatility;
    private final MethodHandle normals;

    private Roofline(Path library) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
        compiler =
                symbols.findOrThrow("roofline_compiler").reinterpret(MOST_BYTES).getString(0);
        european = function(symbols, "roofline_european", ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT);
        american = function(symbols, "roofline_american", ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
        revaluation = function(
                symbols, "roofline_revaluation", ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
        impliedVolatility = function(symbols, "roofline_implied_volatility", ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
        normals = function(
                symbols,
                "roofline_normals",
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_LONG,
                ADDRESS,
                JAVA_LONG,
                JAVA_LONG);
    }

    private static MethodHandle function(SymbolLookup symbols, String name, MemoryLayout... arguments) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
    }

    /**
     * Compiles it in a folder of its own.
     *
     * @throws RooflineException if gcc is missing, fails, or the processor has no AVX2
     */
    public static Roofline compile() {
        try {
            Path folder = Files.createTempDirectory("thetagrid-roofline");
            try {
                return new Roofline(build(folder));
            } finally {
                deleteAll(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path build(Path folder) throws IOException {
        for (String name : COEFFICIENTS) {
            copy("/io/thetagrid/device/" + name, folder.resolve(name));
        }
        for (String name : HEADERS) {
            copy("/io/thetagrid/roofline/" + name, folder.resolve(name));
        }
        Path library = folder.resolve("libroofline.so");
        List<String> command = new ArrayList<>(COMPILER);
        command.addAll(List.of("-shared", "-fPIC", "-o", library.toString()));
        for (String name : SOURCES) {
            Path source = folder.resolve(name);
            copy("/io/thetagrid/roofline/" + name, source);
            command.add(source.toString());
        }
        command.add("-lm");
        Process gcc;
        try {
            gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new RooflineException("no gcc: install the package gcc");
        }
        try {
            String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (gcc.waitFor() != 0) {
                throw new RooflineException("gcc failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RooflineException("interrupted while gcc ran");
        }
        return library;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = Roofline.class.getResourceAsStream(resource)) {
            Files.copy(in, file);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** What compiled it, with its version. */
    public String compiler() {
        return compiler;
    }

    /** Price, and with {@link GreekSet#FIVE} delta, gamma, vega, theta and rho; the status stays as it is. */
    public void european(Batch<OptionColumn> options, GreekSet wanted, Batch<GreekColumn> greeks) {
        if (wanted == GreekSet.ALL) {
            throw new IllegalArgumentException("no vanna and volga");
        }
        call(() -> {
            european.invokeExact(
                    options.columns().segment(),
                    (long) options.columns().stride(),
                    greeks.columns().segment(),
                    (long) greeks.columns().stride(),
                    (long) options.rows(),
                    wanted == GreekSet.FIVE ? 1 : 0);
        });
    }

    /**
     * American prices in one column, of options that as puts (a call with spot and strike, rate and yield exchanged) have a
     * positive rate r and yield q, σ√T from 1e-6 to 6, and (q − r)√T/σ up to 20.
     */
    public void american(Batch<OptionColumn> options, Accuracy accuracy, Columns prices) {
        if (accuracy == Accuracy.CONVERGED) {
            throw new IllegalArgumentException("no converged preset");
        }
        call(() -> {
            american.invokeExact(
                    options.columns().segment(),
                    (long) options.columns().stride(),
                    accuracy.ordinal(),
                    prices.segment(),
                    (long) options.rows());
        });
    }

    /** P&amp;L of all contracts under scenarios of one time and rate, with steady smiles, in one column. */
    public void reprice(Batch<ContractColumn> contracts, Batch<ScenarioColumn> scenarios, Columns pnl) {
        call(() -> {
            revaluation.invokeExact(
                    contracts.columns().segment(),
                    (long) contracts.columns().stride(),
                    (long) contracts.rows(),
                    scenarios.columns().segment(),
                    (long) scenarios.columns().stride(),
                    pnl.segment(),
                    (long) scenarios.rows());
        });
    }

    /** Volatilities; NaN where one step does not reach. */
    public void impliedVolatility(Batch<QuoteColumn> quotes, Batch<ImpliedVolatilityColumn> volatilities) {
        call(() -> {
            impliedVolatility.invokeExact(
                    quotes.columns().segment(),
                    (long) quotes.columns().stride(),
                    volatilities
                            .columns()
                            .segment()
                            .asSlice(volatilities.offset(ImpliedVolatilityColumn.IMPLIED_VOLATILITY)),
                    (long) quotes.rows());
        });
    }

    /** Two columns of normals, made of the same words as the backends' but by Box and Muller's formula. */
    public void normals(NormalStream stream, long firstScenario, Columns values) {
        call(() -> {
            normals.invokeExact(
                    stream.seed(),
                    stream.id(),
                    stream.step(),
                    stream.purpose(),
                    firstScenario,
                    values.segment(),
                    (long) values.stride(),
                    (long) values.rows());
        });
    }

    /** What {@link MethodHandle#invokeExact} may throw; a C function throws nothing. */
    @FunctionalInterface
    private interface Call {
        void run() throws Throwable;
    }

    private static void call(Call call) {
        try {
            call.run();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
