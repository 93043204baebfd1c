package io.thetagrid.core.risk;

/**
 * A part of a run's blocks.
 *
 * @param number from 1
 * @param count of all shards
 */
public record Shard(int number, int count) {

    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("a shard is one of 1 to its count, got " + number + "/" + count);
        }
    }

    boolean holds(int block) {
        return block % count == number - 1;
    }
}
