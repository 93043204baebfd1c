package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.backend.Batch;
import io.thetagrid.kernels.backend.GreekColumn;
import io.thetagrid.kernels.backend.GreekSet;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the inlining step is worth: the European vector kernel as javac wrote it ({@code kernels/target/plain-classes}),
 * without the step that copies helpers into it.
 */
final class PlainClassesEngine implements Engine {
    private static final Path PLAIN =
            Path.of(System.getProperty("thetagrid.root", "")).resolve("kernels/target/plain-classes");

    @Override
    public String name() {
        return "simd-plain";
    }

    @Override
    public String description() {
        return "our vector kernel without the inlining step after javac";
    }

    @Override
    public Optional<String> refusal() {
        return Files.isDirectory(PLAIN)
                ? Backends.refusal("simd")
                : Optional.of(PLAIN + " is not there; build kernels, and run from the repository's root");
    }

    @Override
    public boolean usesVectors() {
        return true;
    }

    @Override
    public Optional<Task> european(GreekSet wanted, Batch<OptionColumn> options) {
        if (wanted != GreekSet.ALL) {
            return Optional.empty();
        }
        MethodHandle price;
        try {
            price = MethodHandles.publicLookup()
                    .findStatic(
                            new PlainClasses().loadClass(EuropeanSimd.class.getName()),
                            "price",
                            MethodType.methodType(void.class, Batch.class, GreekSet.class, Batch.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        Batch<GreekColumn> greeks = Batch.allocate(Arena.ofAuto(), GreekColumn.class, options.rows());
        return Optional.of(new Task() {
            @Override
            public void run() {
                try {
                    price.invokeExact(options, wanted, greeks);
                } catch (Throwable e) { // invokeExact declares it
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public double[][] results() {
                return Stream.of(GreekColumn.values())
                        .filter(column -> column != GreekColumn.STATUS)
                        .map(greeks::toArray)
                        .toArray(double[][]::new);
            }
        });
    }

    /** Defines the kernel's package anew from javac's classes. */
    private static final class PlainClasses extends ClassLoader {
        private static final String PACKAGE = EuropeanSimd.class.getPackageName() + ".";

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
}
