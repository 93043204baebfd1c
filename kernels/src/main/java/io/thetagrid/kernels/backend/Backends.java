package io.thetagrid.kernels.backend;

import io.thetagrid.kernels.backend.BackendChoice.Refusal;
import io.thetagrid.kernels.device.DeviceBackend;
import io.thetagrid.kernels.device.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Picks a backend by name. Results don't depend on the choice between {@code scalar} and {@code simd}, bit for bit; on a
 * device the sums of groups that hold American and European contracts may differ in the last bits.
 */
public final class Backends {
    /** Names that {@link #choose} knows, {@code auto} first, then the fastest first. */
    public static final List<String> NAMES = List.of("auto", "cuda", "opencl", "simd", "scalar");

    /**
     * Option values from which vectors win in a fresh JVM: HotSpot needs about 0.8 s to compile the vector kernels, and
     * they then save about 25 ns a value.
     */
    public static final long VALUES_WORTH_VECTORS = 30_000_000;

    private static final String ONLY_BY_NAME = "used only when asked for by name";

    private Backends() {}

    /** The backend called {@code name}, for a process that lives long enough to warm up; see {@link #choose}. */
    public static Backend pick(String name) {
        return choose(name, Long.MAX_VALUE).backend();
    }

    /**
     * The backend called {@code name}; {@code auto} takes the fastest that can run and is worth its warm-up.
     *
     * @param values about how many option values this process will compute
     * @throws BackendUnavailableException if a backend asked for by name cannot run, or no backend has that name
     */
    public static BackendChoice choose(String name, long values) {
        return switch (name) {
            case "auto" -> fastest(values);
            case "scalar" -> new BackendChoice(new ScalarBackend(), List.of());
            case "simd", "cuda", "opencl" -> {
                Optional<String> refusal = refusal(name);
                if (refusal.isPresent()) {
                    throw new BackendUnavailableException("backend " + name + ": " + refusal.get());
                }
                yield new BackendChoice(backend(name), notes(name));
            }
            default ->
                throw new BackendUnavailableException(
                        "no backend is called " + name + "; there are " + String.join(", ", NAMES));
        };
    }

    private static List<Refusal> notes(String name) {
        return name.equals("simd")
                ? List.of()
                : List.of(new Refusal(name, DeviceBackend.DELEGATED + " stay on the processor"));
    }

    private static Backend backend(String name) {
        return switch (name) {
            case "cuda", "opencl" -> Devices.backend(name, processor());
            case "simd" -> new SimdBackend();
            default -> new ScalarBackend();
        };
    }

    /** The fastest backend without a device. */
    private static Backend processor() {
        return refusal("simd").isEmpty() ? new SimdBackend() : new ScalarBackend();
    }

    private static BackendChoice fastest(long values) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.add(new Refusal("cuda", ONLY_BY_NAME));
        refusals.add(new Refusal("opencl", ONLY_BY_NAME));
        Optional<String> noVectors = refusal("simd");
        if (noVectors.isEmpty() && values < VALUES_WORTH_VECTORS) {
            noVectors = Optional.of("not worth its warm-up for " + values + " option values (from "
                    + VALUES_WORTH_VECTORS + " on it is)");
        }
        if (noVectors.isEmpty()) {
            return new BackendChoice(new SimdBackend(), refusals);
        }
        refusals.add(new Refusal("simd", noVectors.get()));
        return new BackendChoice(new ScalarBackend(), refusals);
    }

    /** Why a backend cannot run here; empty if it can. */
    public static Optional<String> refusal(String name) {
        return switch (name) {
            case "cuda", "opencl" -> Devices.refusal(name);
            case "simd" -> vectorRefusal();
            default -> Optional.empty();
        };
    }

    private static Optional<String> vectorRefusal() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.of(
                    "the JVM runs without the vector module; start it with --add-modules jdk.incubator.vector");
        }
        if (!HardwareFma.present()) {
            return Optional.of("the CPU, or the JVM's settings, lack fused multiply-add instructions");
        }
        return Optional.empty();
    }
}
