package io.thetagrid.bench.engine;

import io.thetagrid.kernels.backend.Backend;
import io.thetagrid.kernels.backend.Backends;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.TreeSet;

/** An engine on the scalar backend that remembers which of its verbs were called. */
public final class RecordedVerbs {
    private final Set<String> verbs = new TreeSet<>();

    public Engine engine() {
        Backend scalar = Backends.pick("scalar");
        Backend recording = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(), new Class<?>[] {Backend.class}, (_, method, arguments) -> {
                    verbs.add(method.getName());
                    try {
                        return method.invoke(scalar, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return new BackendEngine("scalar", "recorded", () -> recording);
    }

    public Set<String> verbs() {
        return verbs;
    }
}
