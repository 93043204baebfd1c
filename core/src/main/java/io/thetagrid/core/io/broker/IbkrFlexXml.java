package io.thetagrid.core.io.broker;

import io.thetagrid.core.io.Counts;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problems;
import io.thetagrid.core.io.RowCount;
import io.thetagrid.core.ledger.Statement;
import io.thetagrid.core.ledger.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Interactive Brokers' Flex query in XML, or elements of one under a bare root.
 *
 * <p>Read are {@code Trade, Order, OptionEAE, CashTransaction, CorporateAction, OpenPosition} and
 * {@code CashReportCurrency}; conversion rates are noted, other elements counted in a note.
 */
final class IbkrFlexXml implements Layout<BrokerFile> {
    static final String BROKER = "ibkr";

    private static final Set<String> TRADES = Set.of("Trade", "Order", "OptionEAE");

    private static final Set<String> READ = Set.of(
            "Trade", "Order", "OptionEAE", "CashTransaction", "CorporateAction", "OpenPosition", "CashReportCurrency");

    /** Sections, and elements that repeat what the others say. */
    private static final Set<String> NOT_DATA = Set.of(
            "FlexQueryResponse",
            "FlexStatements",
            "FlexStatement",
            "Fragments",
            "Trades",
            "OptionEAEs",
            "OpenPositions",
            "CashTransactions",
            "CorporateActions",
            "CashReport",
            "ConversionRates",
            "SecuritiesInfo",
            "SecurityInfo");

    @Override
    public String name() {
        return "Interactive Brokers' Flex XML";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text
                && text.text().stripLeading().startsWith("<")
                && Stream.of("<FlexQueryResponse", "<FlexStatement", "<Fragments")
                        .anyMatch(text.text()::contains);
    }

    @Override
    public BrokerFile read(Input input, ImportHints hints) {
        Problems problems = new Problems(input.file().path());
        List<FlexElement> printed = FlexElement.read((InputText) input, problems).stream()
                .filter(element -> !isSection(element))
                .toList();
        FlexRepetitions repetitions = new FlexRepetitions(printed);
        List<FlexElement> elements = repetitions.once();
        List<FlexTrade> trades = elements.stream()
                .filter(element -> TRADES.contains(element.name()))
                .flatMap(element -> FlexTrade.of(element).stream())
                .toList();
        FlexTrades events = new FlexTrades(trades);
        FlexCash cash = new FlexCash(named(elements, "CashTransaction"), trades);
        FlexActions actions = new FlexActions(named(elements, "CorporateAction"));
        FlexStatements statements = new FlexStatements(elements);
        FlexPositions positions = new FlexPositions(statements.positions());
        List<Transaction> transactions = new ArrayList<>(events.transactions());
        transactions.addAll(cash.flows());
        transactions.addAll(actions.conversions());
        transactions.sort(
                Comparator.comparing(transaction -> transaction.booking().time()));
        List<String> notes = new ArrayList<>(repetitions.notes());
        notes.addAll(events.notes());
        notes.addAll(cash.notes());
        notes.addAll(positions.notes());
        if (statements.earlierPositions() > 0) {
            notes.add(Counts.of(statements.earlierPositions(), "position")
                    + " of earlier statements: those of the last one hold");
        }
        notes.addAll(rates(elements));
        notes.addAll(others(elements));
        int read = (int) printed.stream()
                .filter(element -> READ.contains(element.name()))
                .count();
        boolean statesPositions =
                elements.stream().anyMatch(element -> element.name().equals("OpenPositions"));
        int used = repetitions.count()
                + trades.size()
                + cash.read()
                + actions.read()
                + positions.read()
                + statements.earlierPositions()
                + statements.cashRead();
        return new BrokerFile(
                input.file(),
                name(),
                BROKER,
                transactions,
                new Statement(
                        statesPositions ? Optional.of(positions.positions()) : Optional.empty(),
                        statements.cash().stream()
                                .filter(report -> !report.currency().equals("BASE_SUMMARY"))
                                .toList()),
                new RowCount(
                        read,
                        used,
                        elements.isEmpty() ? 0 : elements.getFirst().rejected().size()),
                problems.list(),
                notes);
    }

    private static List<FlexElement> named(List<FlexElement> elements, String name) {
        return elements.stream().filter(element -> element.name().equals(name)).toList();
    }

    /** The section of option events is named like each of them; the events have attributes. */
    private static boolean isSection(FlexElement element) {
        return element.name().equals("OptionEAE") && element.attributes().isEmpty();
    }

    /** Amounts stay in their own currency; what the document says of exchange rates is passed on. */
    private static List<String> rates(List<FlexElement> elements) {
        TreeMap<String, String> toBase = new TreeMap<>();
        elements.stream()
                .filter(element -> element.has("fxRateToBase") && element.has("currency"))
                .forEach(element -> toBase.put(element.raw("currency"), element.raw("fxRateToBase")));
        List<String> notes = new ArrayList<>();
        toBase.forEach((currency, rate) -> {
            if (!rate.equals("1")) {
                notes.add("amounts in " + currency + " stay in it; its last rate to the base currency was " + rate);
            }
        });
        named(elements, "ConversionRate").stream()
                .filter(rate -> !rate.raw("fromCurrency").equals(rate.raw("toCurrency")))
                .map(rate -> "on " + rate.raw("reportDate") + " 1 " + rate.raw("fromCurrency") + " was "
                        + rate.raw("rate") + " " + rate.raw("toCurrency"))
                .forEach(notes::add);
        return notes;
    }

    private static List<String> others(List<FlexElement> elements) {
        TreeMap<String, Integer> counts = new TreeMap<>();
        elements.stream()
                .map(FlexElement::name)
                .filter(name -> !NOT_DATA.contains(name) && !name.equals("ConversionRate"))
                .filter(name -> !READ.contains(name))
                .forEach(name -> counts.merge(name, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> "elements not read: " + entry.getValue() + " " + entry.getKey())
                .toList();
    }
}
