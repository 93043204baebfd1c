package io.thetagrid.kernels.backend;

import java.lang.foreign.Arena;

/** What {@link BackendsTest} runs in a JVM of its own. */
final class WithoutVectors {

    private WithoutVectors() {}

    public static void main(String[] arguments) {
        BackendChoice choice = Backends.choose("auto", Long.MAX_VALUE);
        try (Arena arena = Arena.ofConfined()) {
            Batch<OptionColumn> options = Batch.allocate(arena, OptionColumn.class, 1);
            double[] inputs = {1, 100, 100, 1, 0.05, 0, 0.2};
            for (OptionColumn input : OptionColumn.values()) {
                options.set(input, 0, inputs[input.ordinal()]);
            }
            Batch<GreekColumn> greeks = Batch.allocate(arena, GreekColumn.class, 1);
            choice.backend().price(options, greeks);
            System.out.println(choice.backend().name() + " " + greeks.get(GreekColumn.PRICE, 0));
            System.out.println(choice.refusals());
        }
    }
}
