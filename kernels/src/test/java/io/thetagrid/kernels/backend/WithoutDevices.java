package io.thetagrid.kernels.backend;

import java.util.List;

/** Run by {@link BackendsTest} in a JVM without JCuda and LWJGL. */
final class WithoutDevices {

    private WithoutDevices() {}

    public static void main(String[] args) {
        for (String name : List.of("cuda", "opencl")) {
            System.out.println(name + ": " + Backends.refusal(name).orElse("runs"));
        }
    }
}
