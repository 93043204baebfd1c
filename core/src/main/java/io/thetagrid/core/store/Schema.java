package io.thetagrid.core.store;

import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a store's tables to the newest version, by the scripts beside this class. */
final class Schema {
    private static final String SCRIPTS = "classpath:io/thetagrid/core/store/schema";

    private Schema() {}

    /**
     * Makes the tables, or changes those of an older version.
     *
     * @throws io.thetagrid.core.io.BadInputException where a newer version made them
     */
    static void migrate(StoreAddress address) {
        Flyway flyway = flyway(address);
        refuseNewer(address, flyway);
        flyway.migrate();
    }

    private static Flyway flyway(StoreAddress address) {
        boolean sqlite = address.file().isPresent();
        FluentConfiguration configuration = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(address.url(), null, null)
                .jdbcProperties(Databases.settings(address))
                .locations(SCRIPTS)
                .placeholders(
                        sqlite
                                ? Map.of("key", "INTEGER PRIMARY KEY", "text", "TEXT")
                                : Map.of(
                                        "key", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                                        "text", "TEXT COLLATE \"C\""));
        return (sqlite ? configuration : configuration.schemas(Databases.POSTGRESQL_SCHEMA)).load();
    }

    private static void refuseNewer(StoreAddress address, Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        boolean newer = Arrays.stream(all)
                .anyMatch(each -> each.getState() == MigrationState.FUTURE_SUCCESS
                        || each.getState() == MigrationState.FUTURE_FAILED);
        if (newer) {
            throw StoreFailure.told(
                    address,
                    "a store of version " + flyway.info().current().getVersion(),
                    "version " + newestKnown(all) + " or older: a newer Thetagrid has written it");
        }
    }

    private static String newestKnown(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(each -> each.getState().isResolved() && each.getVersion() != null)
                .map(each -> each.getVersion().toString())
                .reduce("0", (_, last) -> last);
    }
}
