package io.thetagrid.core.store;

import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import io.thetagrid.core.market.QuoteVerdict;
import io.thetagrid.core.pricing.UnitGreeks;
import io.thetagrid.core.pricing.chain.ChainAnalysis;
import io.thetagrid.core.pricing.chain.ExpiryAnalysis;
import io.thetagrid.core.pricing.chain.QuoteAnalysis;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes snapshots within the transaction of a handle. */
final class SnapshotWriter {
    private final Handle handle;

    SnapshotWriter(Handle handle) {
        this.handle = handle;
    }

    /** Puts snapshots in the place of those they repeat or correct. */
    void replace(List<Snapshot> snapshots) throws SQLException {
        for (Snapshot snapshot : snapshots) {
            remove(snapshot);
        }
        for (Snapshot snapshot : snapshots) {
            add(snapshot);
        }
    }

    /**
     * Removes what tells of the same underlying and instant, and what was read of the underlying from the same file; a file
     * of many underlyings' prices takes part in the snapshots of each, and one that only completes a chain in those of
     * many days.
     */
    private void remove(Snapshot snapshot) {
        OptionChain chain = snapshot.analysis().chain();
        handle.createUpdate("DELETE FROM snapshot WHERE underlying = :underlying AND as_of = :asOf")
                .bind("underlying", chain.underlying())
                .bind("asOf", StoreInstants.write(chain.asOf()))
                .execute();
        for (InputFile source : snapshot.sources()) {
            handle.createUpdate(
                            "DELETE FROM snapshot WHERE underlying = :underlying AND id IN (SELECT snapshot_id FROM source"
                                    + " WHERE sha256 = :sha256)")
                    .bind("underlying", chain.underlying())
                    .bind("sha256", source.sha256())
                    .execute();
        }
    }

    private void add(Snapshot snapshot) throws SQLException {
        ChainAnalysis analysis = snapshot.analysis();
        OptionChain chain = analysis.chain();
        long id = handle.createUpdate(
                        "INSERT INTO snapshot (underlying, as_of, spot_quoted, spot_implied, spot_verdict,"
                                + " volatility_30d, volatility_index, quotes) VALUES (:underlying, :asOf, :spotQuoted,"
                                + " :spotImplied, :spotVerdict, :volatility30d, :volatilityIndex, :quotes)")
                .bind("underlying", chain.underlying())
                .bind("asOf", StoreInstants.write(chain.asOf()))
                .bind("spotQuoted", orNull(chain.spot()))
                .bind("spotImplied", orNull(analysis.spotImplied()))
                .bind("spotVerdict", analysis.spotVerdict().name())
                .bind("volatility30d", orNull(analysis.volatility30d()))
                .bind("volatilityIndex", orNull(analysis.index().value()))
                .bind("quotes", analysis.quotes().size())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        Connection connection = handle.getConnection();
        List<InputFile> files = new ArrayList<>(snapshot.sources());
        files.addAll(snapshot.completing());
        addSources(connection, id, files);
        addVerdicts(connection, id, analysis.verdicts());
        addExpiries(connection, id, analysis.expiries());
        addQuotes(connection, id, analysis.quotes());
    }

    private static void addSources(Connection connection, long id, List<InputFile> sources) throws SQLException {
        Map<String, String> names = sources.stream()
                .collect(Collectors.toMap(InputFile::sha256, source -> name(source.path()), (first, _) -> first));
        try (Rows rows = new Rows(connection, "source", "snapshot_id", "sha256", "file")) {
            for (Map.Entry<String, String> source : names.entrySet()) {
                rows.integer(id).text(source.getKey()).text(source.getValue()).end();
            }
            rows.flush();
        }
    }

    /** The last part of a path: where a file lay when it was read is no part of the history. */
    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static void addVerdicts(Connection connection, long id, Map<QuoteVerdict, Integer> verdicts)
            throws SQLException {
        try (Rows rows = new Rows(connection, "verdict_count", "snapshot_id", "verdict", "quotes")) {
            for (Map.Entry<QuoteVerdict, Integer> verdict : verdicts.entrySet()) {
                if (verdict.getValue() > 0) {
                    rows.integer(id)
                            .text(verdict.getKey().name())
                            .integer(verdict.getValue())
                            .end();
                }
            }
            rows.flush();
        }
    }

    private static void addExpiries(Connection connection, long id, List<ExpiryAnalysis> expiries) throws SQLException {
        try (Rows rows = new Rows(
                connection,
                "expiry",
                "snapshot_id",
                "number",
                "root",
                "expiration",
                "expiration_instant",
                "time_to_expiry",
                "forward",
                "rate",
                "rate_source",
                "dividend_yield",
                "at_the_money_volatility",
                "quotes",
                "used")) {
            int number = 0;
            for (ExpiryAnalysis expiry : expiries) {
                rows.integer(id)
                        .integer(++number)
                        .text(expiry.root())
                        .text(expiry.expiration().toString())
                        .text(StoreInstants.write(expiry.expirationInstant()))
                        .number(expiry.timeToExpiry())
                        .number(expiry.forward())
                        .number(expiry.rate())
                        .text(expiry.rateSource().name())
                        .number(expiry.dividendYield())
                        .number(expiry.atTheMoneyVolatility())
                        .integer(expiry.quotes())
                        .integer(expiry.used())
                        .end();
            }
            rows.flush();
        }
    }

    private static void addQuotes(Connection connection, long id, List<QuoteAnalysis> quotes) throws SQLException {
        try (Rows rows = new Rows(
                connection,
                "quote",
                "snapshot_id",
                "number",
                "root",
                "expiration",
                "type",
                "style",
                "strike",
                "bid",
                "ask",
                "last",
                "volume",
                "open_interest",
                "vendor_iv",
                "implied_volatility",
                "delta",
                "gamma",
                "vega",
                "theta",
                "verdict")) {
            int number = 0;
            for (QuoteAnalysis each : quotes) {
                OptionQuote quote = each.quote();
                UnitGreeks greeks = each.greeks();
                rows.integer(id)
                        .integer(++number)
                        .text(each.contract().root())
                        .text(each.contract().expiration().toString())
                        .text(each.contract().type().name())
                        .text(each.contract().style().name())
                        .number(each.contract().strike())
                        .number(quote.bid())
                        .number(quote.ask())
                        .number(quote.last())
                        .number(quote.volume())
                        .number(quote.openInterest())
                        .number(quote.vendorVolatility())
                        .number(each.impliedVolatility())
                        .number(greeks.delta())
                        .number(greeks.gamma())
                        .number(greeks.vega())
                        .number(greeks.theta())
                        .text(each.verdict().name())
                        .end();
            }
            rows.flush();
        }
    }

    private static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
