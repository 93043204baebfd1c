package io.thetagrid.core.io.broker;

import io.thetagrid.core.book.Position;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Imported;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layouts;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.io.Table;
import io.thetagrid.core.ledger.Ledger;
import io.thetagrid.core.ledger.Reconciliation;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A broker's export, whichever broker's.
 *
 * @param broker in lower case, as positions name it
 * @param transactions oldest first
 * @param statement the broker's own positions and cash
 */
public record BrokerFile(
        InputFile file,
        String layout,
        String broker,
        List<Transaction> transactions,
        Statement statement,
        RowCount rows,
        List<Problem> rejects,
        List<String> notes)
        implements Imported {

    public static final Layouts<BrokerFile> LAYOUTS = new Layouts<>(
            "a broker's export",
            List.of(
                    new TastytradeCsv(),
                    new TastytradeLegacyCsv(),
                    new IbkrFlexXml(),
                    new ThinkorswimStatement(),
                    new SchwabTransactions(),
                    new SchwabPositions()));

    public BrokerFile {
        transactions = List.copyOf(transactions);
        rejects = List.copyOf(rejects);
        notes = List.copyOf(notes);
    }

    /**
     * Reads an export in the layout its content shows.
     *
     * @param name under which problems and results mention the file
     * @throws BadInputException where it is of no known layout
     */
    public static BrokerFile read(Path path, String name, ImportHints hints) {
        return LAYOUTS.read(path, name, hints);
    }

    /** The transactions, replayed. */
    public Ledger ledger() {
        return Ledger.replay(transactions);
    }

    public Reconciliation reconciliation() {
        return Reconciliation.of(ledger(), statement);
    }

    /** What is held at the end: as the broker states it, or else as the transactions leave it. */
    public EndPositions endPositions() {
        return EndPositions.of(this);
    }

    /** Those of the end positions that can be priced. */
    public List<Position> positions() {
        return endPositions().positions();
    }

    @Override
    public String contents() {
        return Counts.of(transactions.size(), "transaction") + ", "
                + Counts.of(positions().size(), "position") + " at the end";
    }

    @Override
    public Map<String, Table> tables() {
        return Map.of(
                "positions", LedgerTables.positionsTable(this),
                "ledger", LedgerTables.ledgerTable(this),
                "closings", LedgerTables.closingsTable(this),
                "reconciliation", LedgerTables.reconciliationTable(this));
    }
}
