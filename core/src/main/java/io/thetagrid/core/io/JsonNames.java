package io.thetagrid.core.io;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of an object's members in their order; objects that have the same names share one. */
final class JsonNames {
    /** Shorter lists are searched faster than hashed. */
    private static final int SHORT = 8;

    private final List<String> names;
    /** Empty for short lists. */
    private final Map<String, Integer> positions;

    JsonNames(List<String> names) {
        this.names = List.copyOf(names);
        this.positions = names.size() <= SHORT ? Map.of() : HashMap.newHashMap(names.size());
        if (names.size() > SHORT) {
            for (int i = 0; i < names.size(); i++) {
                positions.putIfAbsent(names.get(i), i);
            }
        }
    }

    List<String> list() {
        return names;
    }

    /** First position of a name, or −1. */
    int position(String name) {
        return names.size() <= SHORT ? names.indexOf(name) : positions.getOrDefault(name, -1);
    }
}
