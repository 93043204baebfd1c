package io.thetagrid.core.io.book;

import io.thetagrid.core.book.Book;
import io.thetagrid.core.book.BookKeys;
import io.thetagrid.core.book.Position;
import io.thetagrid.core.book.RiskMethod;
import io.thetagrid.core.book.RiskSettings;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.io.YamlNode;
import io.thetagrid.core.io.broker.BrokerFile;
import io.thetagrid.core.io.broker.EndPositions;
import io.thetagrid.core.market.MarketSnapshot;
import io.thetagrid.core.strategy.Profiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a book: its YAML file, described by {@link BookKeys}, and all files that it names. */
public final class BookFile {
    /** The canonical order, complete enough that the order of the files' rows does not matter. */
    private static final Comparator<Position> CANONICAL = Comparator.comparing(Position::account)
            .thenComparing(position -> position.instrument().underlying())
            .thenComparing(position -> position.instrument().symbol())
            .thenComparing(Position::broker)
            .thenComparing(position -> position.openDate().orElse(LocalDate.MIN))
            .thenComparingDouble(Position::quantity)
            .thenComparingDouble(position -> position.averagePrice().orElse(-1))
            .thenComparingDouble(position -> position.mark().orElse(-1));

    private static final int MOST_SCENARIOS = 100_000_000;
    private static final int LONGEST_HORIZON = 2520;

    private final YamlNode root;
    private final BookInputs inputs;

    private BookFile(YamlNode root, BookInputs inputs) {
        this.root = root;
        this.inputs = inputs;
    }

    /**
     * Reads a book, valued at its {@code as_of}.
     *
     * @param allowedRejects number of malformed rows, over all files, that may be left out
     * @throws BadInputException with everything that is wrong with the book and its files
     */
    public static Book read(Path path, int allowedRejects) {
        return read(path, allowedRejects, Optional.empty());
    }

    /**
     * Reads a book.
     *
     * @param allowedRejects number of malformed rows, over all files, that may be left out
     * @param asOf values the book at this instant instead of the file's {@code as_of}
     * @throws BadInputException with everything that is wrong with the book and its files
     */
    public static Book read(Path path, int allowedRejects, Optional<Instant> asOf) {
        InputText text = InputText.read(path);
        YamlNode root = YamlNode.parse(text.file().path(), text.text());
        BookInputs inputs = new BookInputs(path.resolveSibling(""), root.problems());
        inputs.used(text.file(), path.getFileName().toString());
        Book book = new BookFile(root, inputs).book(asOf);
        if (inputs.rejectedRows() > allowedRejects) {
            root.problems().addAll(inputs.rejects());
        }
        root.throwIfAny();
        return book;
    }

    private Book book(Optional<Instant> override) {
        root.rejectUnknown(BookKeys.under(""));
        if (!root.isMapping()) {
            root.throwIfAny();
        }
        Instant written = root.instant("as_of");
        Instant asOf = override.orElse(written);
        String currency = root.text("base_currency", "USD");
        if (!currency.equals("USD")) {
            root.get("base_currency").reject("USD: amounts in other currencies are not converted");
        }
        CashReader cashReader =
                new CashReader(root.map("cash"), root.get("market").map("fx"), currency);
        SortedMap<String, Double> cash = cashReader.read();
        List<String> notes = new ArrayList<>(root.list("notes", YamlNode::text));
        notes.addAll(cashReader.notes());
        List<Position> positions = positions(cash, notes);
        MarketSnapshot market = market(asOf, positions, notes);
        return new Book(market, currency, cash, positions, profile(), risk(), inputs.used(), notes, inputs.rejects());
    }

    private List<Position> positions(SortedMap<String, Double> cash, List<String> notes) {
        List<Position> positions = new ArrayList<>();
        YamlNode portfolio = root.get("portfolio");
        if (!portfolio.isPresent()) {
            portfolio.reject("a list of positions files");
        }
        for (YamlNode node : portfolio.elements()) {
            String path = node.text();
            inputs.read(node, name -> {
                Input input = Input.read(inputs.resolve(path), name);
                Optional<Layout<BrokerFile>> broker = BrokerFile.LAYOUTS.of(input);
                positions.addAll(
                        broker.isPresent()
                                ? exported(broker.get().read(input, ImportHints.NONE), path, notes)
                                : listed(PositionsFile.read(TextTable.of(input)), path));
            });
        }
        positions.sort(CANONICAL);
        SortedSet<String> accounts =
                positions.stream().map(Position::account).collect(Collectors.toCollection(TreeSet::new));
        accounts.removeAll(cash.keySet());
        for (String account : accounts) {
            root.get("cash").reject("the cash of account '" + account + "', which holds positions; 0 if it has none,");
        }
        return positions;
    }

    private List<Position> listed(PositionsFile file, String path) {
        inputs.used(file.file(), path);
        inputs.rejected(file.rejects(), file.rejectedRows());
        return file.positions();
    }

    /** What a broker's export leaves in its accounts; a position that cannot be priced counts as a rejected row. */
    private List<Position> exported(BrokerFile file, String path, List<String> notes) {
        EndPositions end = file.endPositions();
        inputs.used(file.file(), path);
        inputs.rejected(file.rejects(), file.rows().rejected());
        inputs.rejected(end.refused(), end.refused().size());
        file.notes().forEach(note -> notes.add(path + ": " + note));
        return end.positions();
    }

    /** The market, or null where the book does not say when it is valued. */
    private MarketSnapshot market(Instant asOf, List<Position> positions, List<String> notes) {
        if (asOf == null) {
            return null;
        }
        SortedSet<String> held = positions.stream()
                .map(position -> position.instrument().underlying())
                .collect(Collectors.toCollection(TreeSet::new));
        MarketReader reader = new MarketReader(root.map("market"), inputs, asOf);
        MarketSnapshot market = reader.read(held);
        notes.addAll(reader.notes());
        return market;
    }

    /** A shipped profile's name, or the path of the user's own, from the book's folder. */
    private String profile() {
        String profile = root.text("profile");
        boolean isPath = profile.contains("/") || profile.endsWith(".yaml") || profile.endsWith(".yml");
        if (!isPath) {
            if (!profile.isEmpty() && !Profiles.SHIPPED.contains(profile)) {
                root.get("profile")
                        .reject("one of " + String.join(", ", Profiles.SHIPPED) + ", or the path of a YAML file,");
            }
            return profile;
        }
        inputs.read(root.get("profile"), name -> inputs.used(InputText.digest(inputs.resolve(profile), name), profile));
        return inputs.resolve(profile).toString();
    }

    private RiskSettings risk() {
        YamlNode node = root.map("risk");
        node.rejectUnknown(BookKeys.under("risk"));
        RiskSettings standard = RiskSettings.STANDARD;
        return new RiskSettings(
                distinct(node, "methods", node.list("methods", BookFile::method, standard.methods())),
                distinct(node, "confidence", node.list("confidence", BookFile::level, standard.confidence())),
                distinct(node, "horizons", node.list("horizons", BookFile::horizon, standard.horizons())),
                node.integer("scenarios", standard.scenarios(), 1, MOST_SCENARIOS),
                node.integer("seed", standard.seed()));
    }

    private static <T> List<T> distinct(YamlNode node, String key, List<T> values) {
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            node.get(key).reject("at least one value, each once");
        }
        return values.stream().anyMatch(Objects::isNull) ? List.of() : values;
    }

    private static RiskMethod method(YamlNode node) {
        return node.choice(List.of(RiskMethod.values()), RiskMethod::label);
    }

    private static double level(YamlNode node) {
        double level = node.number();
        if (level <= 0.5 || level >= 1) {
            node.reject("a level between 0.5 and 1 (99 % is 0.99)");
        }
        return level;
    }

    private static int horizon(YamlNode node) {
        int sessions = node.integer();
        if (sessions < 1 || sessions > LONGEST_HORIZON) {
            node.reject("a number of sessions from 1 to " + LONGEST_HORIZON);
        }
        return sessions;
    }
}
