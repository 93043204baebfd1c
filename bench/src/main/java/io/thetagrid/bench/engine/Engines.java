package io.thetagrid.bench.engine;

import java.util.List;
import java.util.function.Supplier;

/** Every engine there is, ours first: one line adds one. */
public final class Engines {
    /** What the others are compared with. */
    public static final String YARDSTICK = "simd";

    private static final DriverEngine QUANTLIB = new DriverEngine(once(Driver::quantLib));
    private static final DriverEngine NUMPY = new DriverEngine(once(Driver::numpy));

    private static final List<Engine> ALL = List.of(
            new BackendEngine(YARDSTICK, "our vector kernels"),
            new BackendEngine("scalar", "our kernels in plain Java"),
            new RooflineEngine(),
            new StrataEngine(),
            new FinmathEngine(),
            new QuantLibEngine(QUANTLIB),
            new QuantLibFormulaEngine(QUANTLIB),
            new NumpyEngine(NUMPY),
            new PlainClassesEngine());

    private Engines() {}

    public static List<Engine> all() {
        return ALL;
    }

    public static Engine named(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine is called " + name));
    }

    /** The fastest of ours that runs here: it makes inputs and converged values for the others. */
    public static Engine ours() {
        Engine vectors = named(YARDSTICK);
        return vectors.refusal().isEmpty() ? vectors : named("scalar");
    }

    /** Drivers take seconds to make ready, so only who asks for one waits. */
    private static Supplier<Driver> once(Supplier<Driver> making) {
        return new Supplier<>() {
            private Driver made;

            @Override
            public synchronized Driver get() {
                if (made == null) {
                    made = making.get();
                }
                return made;
            }
        };
    }
}
