package io.thetagrid.kernels.device;

import io.thetagrid.device.Device;
import io.thetagrid.device.DeviceException;
import io.thetagrid.device.KernelText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The device kernels as plain C, compiled by gcc: a device that every machine with a compiler has. */
@SuppressWarnings("restricted") // loading and calling C is what this class is for
final class CompiledC implements Device {
    private final Arena arena = Arena.ofShared();
    private final SymbolLookup symbols;
    private long limit = Long.MAX_VALUE;
    private long allocated;

    private CompiledC(Path library) {
        symbols = SymbolLookup.libraryLookup(library, arena);
    }

    static boolean hasCompiler() {
        try {
            return new ProcessBuilder("gcc", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param more C that follows the kernels and may call their functions */
    static CompiledC compile(Path folder, String more) {
        try {
            Path source = Files.writeString(folder.resolve("kernels.c"), KernelText.source() + more);
            Path library = folder.resolve("libkernels.so");
            Process gcc = new ProcessBuilder(
                            "gcc",
                            "-std=c11",
                            "-O2",
                            "-Wall",
                            "-Wextra",
                            "-Werror",
                            "-ffp-contract=off",
                            "-shared",
                            "-fPIC",
                            "-o",
                            library.toString(),
                            source.toString(),
                            "-lm")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (gcc.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return new CompiledC(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls a function that returns nothing. */
    void call(String function, Object... arguments) {
        Object[] values = Arrays.stream(arguments)
                .map(argument -> argument instanceof CMemory memory ? memory.segment() : argument)
                .toArray();
        MemoryLayout[] layouts = Arrays.stream(values)
                .map(value -> switch (value) {
                    case MemorySegment segment -> ValueLayout.ADDRESS;
                    case Long number -> ValueLayout.JAVA_LONG;
                    case Integer number -> ValueLayout.JAVA_INT;
                    default -> throw new IllegalArgumentException(String.valueOf(value));
                })
                .toArray(MemoryLayout[]::new);
        try {
            Linker.nativeLinker()
                    .downcallHandle(symbols.findOrThrow(function), FunctionDescriptor.ofVoid(layouts))
                    .invokeWithArguments(values);
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    @Override
    public String api() {
        return "c";
    }

    @Override
    public String name() {
        return "gcc";
    }

    /** Refuses to hold more than {@code bytes} bytes at a time. */
    void limitTo(long bytes) {
        limit = bytes;
    }

    /** Bytes not given back yet. */
    long allocated() {
        return allocated;
    }

    @Override
    public Memory allocate(long bytes) {
        return memory(bytes);
    }

    @Override
    public HostMemory allocateHost(long bytes) {
        return memory(bytes);
    }

    private CMemory memory(long bytes) {
        if (bytes > limit - allocated) {
            throw new DeviceException("malloc, " + bytes + " bytes", "no more", true);
        }
        allocated += bytes;
        Arena own = Arena.ofShared();
        return new CMemory(own, own.allocate(bytes, 64));
    }

    @Override
    public Queue openQueue() {
        return new CQueue();
    }

    @Override
    public void close() {
        arena.close();
    }

    private final class CMemory implements Memory, HostMemory {
        private final Arena own;
        private final MemorySegment segment;

        CMemory(Arena own, MemorySegment segment) {
            this.own = own;
            this.segment = segment;
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        @Override
        public void close() {
            allocated -= segment.byteSize();
            own.close();
        }
    }

    private final class CQueue implements Queue {
        @Override
        public void upload(HostMemory from, Memory to, long bytes) {
            MemorySegment.copy(from.segment(), 0, ((CMemory) to).segment(), 0, bytes);
        }

        @Override
        public void download(Memory from, HostMemory to, long bytes) {
            MemorySegment.copy(((CMemory) from).segment(), 0, to.segment(), 0, bytes);
        }

        @Override
        public void launch(String kernel, long items, long groups, Object... arguments) {
            call(kernel, arguments);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }
}
