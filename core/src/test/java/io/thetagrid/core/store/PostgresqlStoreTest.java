package io.thetagrid.core.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.thetagrid.core.io.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same promises on a server of the test's own; skipped where PostgreSQL is not installed. */
class PostgresqlStoreTest extends StoreTest {
    private static PostgresqlServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> programs = PostgresqlServer.programs();
        Assumptions.assumeTrue(programs.isPresent(), "PostgreSQL's server is not installed");
        server = PostgresqlServer.start(programs.orElseThrow());
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    StoreAddress newAddress() throws SQLException {
        return StoreAddress.of(server.newDatabase());
    }

    @Test
    void whatCannotBeReachedIsTold() {
        refused(server.url("no_such_database"), "no_such_database");
        refused("jdbc:postgresql://127.0.0.1:1/options", "127.0.0.1:1");
        refused("jdbc:postgresql://no-such-host.invalid/options?password=secret", "no-such-host.invalid");
    }

    private static void refused(String url, String said) {
        BadInputException e = assertThrows(BadInputException.class, () -> Store.open(StoreAddress.of(url)));
        assertTrue(e.getMessage().contains(said), e::getMessage);
        assertTrue(e.getMessage().contains("a PostgreSQL database that"), e::getMessage);
        assertTrue(!e.getMessage().contains("secret"), e::getMessage);
    }
}
