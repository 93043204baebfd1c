package io.thetagrid.core.risk;

/**
 * A part of a book in one dimension.
 *
 * @param name what its positions have in common; of a strike, the underlying
 * @param strike NaN but for options by strike
 */
record DimensionBucket(String name, double strike) implements Comparable<DimensionBucket> {

    static DimensionBucket named(String name) {
        return new DimensionBucket(name, Double.NaN);
    }

    @Override
    public int compareTo(DimensionBucket other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Double.compare(strike, other.strike);
    }

    /** As reports name it: {@code ACME 95}. */
    String label() {
        if (Double.isNaN(strike)) {
            return name;
        }
        return name + " " + (strike == Math.rint(strike) ? String.valueOf((long) strike) : String.valueOf(strike));
    }
}
