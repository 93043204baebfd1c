package io.thetagrid.device;

import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps what is opened one after the other, and gives all of it back, the latest first. */
public final class Resources implements Resource {
    private final Deque<Resource> kept = new ArrayDeque<>();

    public <R extends Resource> R keep(R resource) {
        kept.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!kept.isEmpty()) {
            kept.pop().close();
        }
    }
}
