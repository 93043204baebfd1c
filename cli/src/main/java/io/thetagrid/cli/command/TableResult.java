package io.thetagrid.cli.command;

import io.thetagrid.cli.format.Json;
import io.thetagrid.cli.format.Numbers;
import io.thetagrid.cli.format.ResultDocument;
import io.thetagrid.cli.format.RunInfo;
import io.thetagrid.cli.format.Style;
import io.thetagrid.cli.format.TextTable;
import io.thetagrid.cli.report.CommonJson;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.OptionTable;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.risk.ModelVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of options with what was computed for each row.
 *
 * @param computed columns that follow the input's
 * @param units what the computed columns are measured in, for a person
 */
record TableResult(OptionTable input, List<Table.Column> computed, String units) {
    private static final List<String> NUMBERS =
            List.of("spot", "strike", "time_to_expiry", "rate", "dividend_yield", "volatility", "price");

    TableResult {
        List<Problem> taken = new ArrayList<>();
        for (Table.Column column : computed) {
            if (input.input().stream().anyMatch(given -> given.name().equals(column.name()))) {
                taken.add(new Problem(
                        input.file().path(), 1, column.name(), column.name(), "a name that the result does not use"));
            }
        }
        if (!taken.isEmpty()) {
            throw new BadInputException(taken);
        }
    }

    /** The input's columns, then the computed ones. */
    Table table() {
        List<Table.Column> columns = new ArrayList<>(input.input());
        columns.addAll(computed);
        return new Table(columns);
    }

    void print(OutputOptions output, Streams streams, RunInfo run) {
        switch (output.format) {
            case CSV -> streams.csv(table());
            case JSON -> streams.out().writeBytes(document().bytes(run));
            case TABLE -> streams.out().print(page(output.style(streams)));
        }
    }

    private ResultDocument document() {
        return new ResultDocument(json -> {
            CommonJson.inputs(json, List.of(input.file()));
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < input.options().size(); row++) {
                rows.add(row);
            }
            json.objects("rows", rows, this::row);
            CommonJson.rejects(json, input.rejects());
            json.text("version", ModelVersion.CURRENT);
        });
    }

    private void row(Json json, int row) {
        for (Table.Column column : input.input()) {
            String cell = column.text(row);
            if (NUMBERS.contains(column.name())) {
                json.number(column.name(), Double.parseDouble(cell));
            } else {
                json.text(column.name(), cell);
            }
        }
        for (Table.Column column : computed) {
            switch (column) {
                case Table.NumberColumn numbers -> json.number(numbers.name(), numbers.values()[row]);
                case Table.IntegerColumn integers -> json.integer(integers.name(), integers.values()[row]);
                case Table.TextColumn texts ->
                    json.text(texts.name(), texts.values().get(row));
            }
        }
    }

    private String page(Style style) {
        TextTable page = new TextTable(style);
        for (Table.Column column : input.input()) {
            if (NUMBERS.contains(column.name())) {
                page.number(column.name());
            } else {
                page.text(column.name());
            }
        }
        for (Table.Column column : computed) {
            if (column instanceof Table.TextColumn) {
                page.text(column.name());
            } else {
                page.number(column.name());
            }
        }
        for (int row = 0; row < input.options().size(); row++) {
            List<String> cells = new ArrayList<>();
            for (Table.Column column : input.input()) {
                cells.add(column.text(row));
            }
            for (Table.Column column : computed) {
                cells.add(
                        column instanceof Table.NumberColumn numbers
                                ? Numbers.significant(numbers.values()[row])
                                : column.text(row));
            }
            page.row(cells.toArray(String[]::new));
        }
        return page.render("") + style.faint(units) + '\n';
    }
}
