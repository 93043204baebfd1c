package io.thetagrid.kernels.paths;

/** Checks of what a model is made of; each names the parameter and its value. */
final class Parameter {

    private Parameter() {}

    static void finite(String name, double value) {
        require(Double.isFinite(value), name, value, "finite");
    }

    static void notNegative(String name, double value) {
        require(value >= 0 && Double.isFinite(value), name, value, "finite and not negative");
    }

    static void positive(String name, double value) {
        require(value > 0 && Double.isFinite(value), name, value, "finite and above 0");
    }

    static void within(String name, double value, double low, double high) {
        require(value >= low && value <= high, name, value, "from " + low + " to " + high);
    }

    private static void require(boolean holds, String name, double value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + expected + ", got " + value);
        }
    }
}
