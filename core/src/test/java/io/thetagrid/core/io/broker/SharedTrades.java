package io.thetagrid.core.io.broker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.thetagrid.core.io.ImportHints;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real exports beside the project; tests that need them are skipped where there are none. */
final class SharedTrades {

    private SharedTrades() {}

    static BrokerFile read(String name) {
        Path path = Path.of(System.getProperty("test.shared", ""))
                .resolve("data/trades")
                .resolve(name);
        assumeTrue(Files.exists(path), "needs the exports beside the project");
        return BrokerFile.read(path, name, ImportHints.NONE);
    }
}
