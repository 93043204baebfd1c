package io.thetagrid.cli.report;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import io.thetagrid.kernels.conformance.ConformanceSuite;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conformance suite on the user's machine: each verb of a backend against the scalar backend. */
public final class SelfTest {
    private SelfTest() {}

    /**
     * One line for each verb.
     *
     * @param backend the one to test; without it, each that can run here
     */
    public static List<MachineCheck> checks(Optional<String> backend) {
        Stream<String> names = backend.map(Stream::of)
                .orElseGet(() -> Stream.of("simd", "opencl", "cuda")
                        .filter(name -> Backends.refusal(name).isEmpty()));
        return names.map(Backends::pick).flatMap(SelfTest::checks).toList();
    }

    private static Stream<MachineCheck> checks(Backend backend) {
        return ConformanceSuite.run(backend).stream()
                .map(check -> MachineCheck.required(
                        backend.name() + ": " + check.verb(),
                        check.passed(),
                        check.detail(),
                        "do not use this backend here; please report it with this output"));
    }
}
