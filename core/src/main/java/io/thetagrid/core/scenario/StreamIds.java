package io.thetagrid.core.scenario;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names the random stream of each underlying by its symbol alone, so that another name leaves its draws unchanged. */
public final class StreamIds {
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private StreamIds() {}

    /** FNV-1a of each symbol; where two symbols collide, the later one in the list is hashed on. */
    public static int[] of(List<String> symbols) {
        Set<Integer> used = new HashSet<>();
        int[] ids = new int[symbols.size()];
        for (int i = 0; i < ids.length; i++) {
            int id = hash(FNV_OFFSET, symbols.get(i));
            while (!used.add(id)) {
                id = hash(id, "#");
            }
            ids[i] = id;
        }
        return ids;
    }

    private static int hash(int start, String text) {
        int hash = start;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
        }
        return hash;
    }
}
