package io.thetagrid.cli.report;

import static io.thetagrid.cli.format.Numbers.fixed;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.core.io.Columns;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.store.IvHistory;
import io.thetagrid.core.store.IvStanding;
import io.thetagrid.core.store.StoredSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A store's snapshots, each with the standing of its volatility among those before it. */
public final class StoreReport {
    private static final double PERCENTS = 100;

    private record Row(StoredSnapshot snapshot, IvStanding standing) {}

    private final List<Row> rows;

    private StoreReport(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Finds the standings.
     *
     * @param snapshots all of an underlying that is listed, in order of time
     */
    public static StoreReport of(List<StoredSnapshot> snapshots) {
        Map<String, List<StoredSnapshot>> byUnderlying = snapshots.stream()
                .collect(Collectors.groupingBy(StoredSnapshot::underlying, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        for (List<StoredSnapshot> own : byUnderlying.values()) {
            IvHistory history = IvHistory.of(own);
            own.forEach(each -> rows.add(new Row(each, history.standing(each.asOf(), each.volatility30d()))));
        }
        return new StoreReport(rows);
    }

    public Table table() {
        return new Columns<>(rows)
                .text("underlying", row -> row.snapshot().underlying())
                .text("as_of", row -> row.snapshot().asOf().toString())
                .integer("quotes", row -> row.snapshot().quotes())
                .number("spot_quoted", row -> row.snapshot().spotQuoted())
                .number("spot_implied", row -> row.snapshot().spotImplied())
                .text("spot_verdict", row -> row.snapshot().spotVerdict())
                .number("implied_volatility_30d", row -> row.snapshot().volatility30d())
                .number("volatility_index", row -> row.snapshot().volatilityIndex())
                .optional("iv_rank", row -> row.standing().rank())
                .optional("iv_percentile", row -> row.standing().percentile())
                .integer("iv_history", row -> row.standing().days())
                .table();
    }

    public ResultDocument document() {
        return new ResultDocument(json -> json.objects("snapshots", rows, StoreReport::write));
    }

    private static void write(Json json, Row row) {
        StoredSnapshot snapshot = row.snapshot();
        json.text("symbol", snapshot.underlying());
        json.text("asOf", snapshot.asOf().toString());
        json.integer("quotes", snapshot.quotes());
        json.number("spotQuoted", snapshot.spotQuoted());
        json.number("spotImplied", snapshot.spotImplied());
        json.text("spotVerdict", snapshot.spotVerdict());
        json.number("impliedVolatility30d", snapshot.volatility30d());
        json.number("volatilityIndex", snapshot.volatilityIndex());
        IvStandings.write(json, row.standing());
    }

    /** For a person. */
    public String text(Style style) {
        TextTable page = new TextTable(style)
                .text("underlying")
                .text("as of")
                .number("quotes")
                .number("spot")
                .number("30-day vol %")
                .number("index %")
                .number("IV rank %")
                .number("percentile %")
                .number("days");
        for (Row row : rows) {
            StoredSnapshot snapshot = row.snapshot();
            page.row(
                    snapshot.underlying(),
                    snapshot.asOf().toString(),
                    String.valueOf(snapshot.quotes()),
                    fixed(snapshot.spotQuoted(), 2),
                    fixed(snapshot.volatility30d() * PERCENTS, 1),
                    fixed(snapshot.volatilityIndex(), 1),
                    percent(row.standing().rank()),
                    percent(row.standing().percentile()),
                    String.valueOf(row.standing().days()));
        }
        String note = "IV rank and percentile are of the year that ends with the snapshot, from "
                + IvHistory.FEWEST_DAYS + " days with a volatility on.";
        return page.isEmpty() ? "No snapshots.\n" : page.render("") + style.faint(note) + '\n';
    }

    private static String percent(OptionalDouble ratio) {
        return fixed(ratio.orElse(Double.NaN) * PERCENTS, 1);
    }
}
