package io.thetagrid.bench;

import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.OptionColumn;
import io.thetagrid.kernels.blackscholes.EuropeanSimd;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the inlining step is worth: the European kernel as javac wrote it ({@code kernels/target/plain-classes}) beside
 * the same kernel inlined. Run from the repository's root.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class InliningBenchmark {
    private static final int ROWS = 4096;

    @Param({"plain", "inlined"})
    public String classes;

    private final Batch<OptionColumn> options = Options.random(Arena.ofAuto(), ROWS);
    private final Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, ROWS);
    private MethodHandle price;

    /** Defines the kernel's package anew from javac's classes, or takes it as built. */
    private static final class PlainClasses extends ClassLoader {
        private static final String PACKAGE = EuropeanSimd.class.getPackageName() + ".";

        private static final Path PLAIN = Path.of("kernels/target/plain-classes");

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            Path plain = PLAIN.resolve(file);
            try (InputStream in = Files.exists(plain) ? Files.newInputStream(plain) : getResourceAsStream(file)) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Setup
    public void load() throws ReflectiveOperationException {
        Class<?> kernel = classes.equals("plain")
                ? new PlainClasses().loadClass(EuropeanSimd.class.getName())
                : EuropeanSimd.class;
        price = MethodHandles.publicLookup()
                .findStatic(kernel, "price", MethodType.methodType(void.class, Batch.class, Batch.class));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void price() throws Throwable {
        price.invokeExact(options, greeks);
    }
}
