package io.thetagrid.core.store;

import io.thetagrid.core.io.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads a store's tables as a whole. They are held in memory: some 200 bytes for each quote. */
final class StoreTables {
    /** Rows that the driver fetches at a time. */
    private static final int FETCHED = 10_000;

    private final Handle handle;
    private final Optional<String> underlying;

    StoreTables(Handle handle, Optional<String> underlying) {
        this.handle = handle;
        this.underlying = underlying;
    }

    /** By the name a file of the table gets. */
    Map<String, Table> all() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("snapshots", snapshots());
        tables.put("sources", read("source", "sha256", List.of(texts("file", "sha256"))));
        tables.put("verdict_counts", read("verdict_count", "verdict", List.of(texts("verdict"), integers("quotes"))));
        tables.put("expiries", expiries());
        tables.put("quotes", quotes());
        return tables;
    }

    private Table snapshots() {
        return table(
                "SELECT * FROM snapshot",
                "id",
                List.of(
                        numbers("spot_quoted", "spot_implied"),
                        texts("spot_verdict"),
                        numbers("volatility_30d", "volatility_index"),
                        integers("quotes")));
    }

    private Table expiries() {
        return read(
                "expiry",
                "number",
                List.of(
                        texts("root", "expiration", "expiration_instant"),
                        numbers("time_to_expiry", "forward", "rate"),
                        texts("rate_source"),
                        numbers("dividend_yield", "at_the_money_volatility"),
                        integers("quotes", "used")));
    }

    private Table quotes() {
        return read(
                "quote",
                "number",
                List.of(
                        texts("root", "expiration", "type", "style"),
                        numbers("strike", "bid", "ask", "last", "volume", "open_interest", "vendor_iv"),
                        numbers("implied_volatility", "delta", "gamma", "vega", "theta"),
                        texts("verdict")));
    }

    /** A table whose rows belong to snapshots, in this order within one. */
    private Table read(String name, String order, List<Stream<Cells>> columns) {
        return table(
                "SELECT snapshot.underlying, snapshot.as_of, " + name + ".* FROM snapshot JOIN " + name + " ON " + name
                        + ".snapshot_id = snapshot.id",
                name + "." + order,
                columns);
    }

    private Table table(String select, String order, List<Stream<Cells>> columns) {
        List<Cells> cells = Stream.concat(
                        texts("underlying", "as_of"), columns.stream().flatMap(each -> each))
                .toList();
        String where = underlying.isPresent() ? " WHERE snapshot.underlying = :underlying" : "";
        try (Query query =
                handle.createQuery(select + where + " ORDER BY snapshot.underlying, snapshot.as_of, " + order)) {
            underlying.ifPresent(symbol -> query.bind("underlying", symbol));
            return query.setFetchSize(FETCHED).scanResultSet((results, _) -> scan(results.get(), cells));
        }
    }

    private static Table scan(ResultSet rows, List<Cells> cells) throws SQLException {
        while (rows.next()) {
            for (Cells column : cells) {
                column.add(rows);
            }
        }
        return new Table(cells.stream().map(Cells::column).toList());
    }

    private static Stream<Cells> texts(String... names) {
        return Stream.of(names).map(Cells.Texts::new);
    }

    private static Stream<Cells> numbers(String... names) {
        return Stream.of(names).map(Cells.Numbers::new);
    }

    private static Stream<Cells> integers(String... names) {
        return Stream.of(names).map(Cells.Integers::new);
    }
}
