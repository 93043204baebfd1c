package io.thetagrid.core.risk;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.pricing.PricedBook;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A book's positions by the buckets of one dimension.
 *
 * @param buckets ascending
 * @param bucketOf for each position its bucket's index
 * @param quantities for each bucket how many shares or contracts it holds, where they are of one instrument
 */
record Partition(Dimension dimension, List<DimensionBucket> buckets, int[] bucketOf, List<OptionalDouble> quantities) {

    static Partition of(Dimension dimension, PricedBook book) {
        List<Position> positions =
                book.positions().stream().map(priced -> priced.position()).toList();
        List<DimensionBucket> own = positions.stream()
                .map(position -> dimension.bucket(position, book.book().market()))
                .toList();
        List<DimensionBucket> buckets = own.stream().distinct().sorted().toList();
        int[] bucketOf = own.stream()
                .mapToInt(bucket -> Collections.binarySearch(buckets, bucket))
                .toArray();
        double[] sums = new double[buckets.size()];
        for (int i = 0; i < bucketOf.length; i++) {
            sums[bucketOf[i]] += positions.get(i).quantity();
        }
        List<OptionalDouble> quantities = Arrays.stream(sums)
                .mapToObj(sum -> dimension == Dimension.POSITION ? OptionalDouble.of(sum) : OptionalDouble.empty())
                .toList();
        return new Partition(dimension, buckets, bucketOf, quantities);
    }

    /** Sums over each bucket of what is given by position. */
    double[] sums(double[] byPosition) {
        CompensatedSum[] sums = new CompensatedSum[buckets.size()];
        Arrays.setAll(sums, _ -> new CompensatedSum());
        for (int i = 0; i < byPosition.length; i++) {
            sums[bucketOf[i]].add(byPosition[i]);
        }
        return Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray();
    }
}
