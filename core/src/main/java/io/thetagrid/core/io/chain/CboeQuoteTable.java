package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.ContractTerms;
import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.InputText;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Numbers;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.io.TextTable;
import io.thetagrid.core.market.ExpirationInstants;
import io.thetagrid.core.market.NyseCalendar;
import io.thetagrid.core.market.OptionChain;
import io.thetagrid.core.market.OptionQuote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cboe's delayed quote table: two lines with the underlying, its last price and the time of the download, a header, then
 * a line for each strike with the call on its left and the put on its right.
 *
 * <p>Downloads made after the close show the last quotes of the session, so the chain's time is the download's or the
 * options' close, whichever is earlier. Cboe writes 0 for a volatility it cannot find and for a last price there never
 * was; both are read as none.
 */
final class CboeQuoteTable implements Layout<ChainFile> {
    private static final String HEADER = "Expiration Date,Calls,";
    private static final Pattern LAST = Pattern.compile("Last: ([0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|[0-9.]+)");
    private static final Pattern DATE = Pattern.compile("Date: ([A-Za-z]+ \\d+, \\d{4}) at (\\d+:\\d\\d [AP]M) E[DS]T");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy h:mm a", Locale.US);
    private static final int PREAMBLE_LINES = 8;
    private static final String CALL = "call ";
    private static final String PUT = "put ";

    @Override
    public String name() {
        return "Cboe's quote table";
    }

    @Override
    public boolean recognises(Input input) {
        return input instanceof InputText text
                && text.text().lines().limit(PREAMBLE_LINES).anyMatch(line -> line.startsWith(HEADER));
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        List<String> lines = ((InputText) input).text().lines().toList();
        int header = 0;
        while (!lines.get(header).startsWith(HEADER)) {
            header++;
        }
        String preamble = String.join("\n", lines.subList(0, header));
        String rows = String.join("\n", lines.subList(header + 1, lines.size()));
        TextTable table = TextTable.read(input.file(), columns(lines.get(header)) + "\n" + rows, header);
        table.require("Strike", "call Symbol", "call Bid", "call Ask", "put Symbol", "put Bid", "put Ask");
        Map<String, Map<OptionContract, OptionQuote>> quotes = quotes(table);
        List<OptionChain> chains = new ArrayList<>();
        for (Map.Entry<String, Map<OptionContract, OptionQuote>> entry : quotes.entrySet()) {
            Instant time = hints.asOf().orElseGet(() -> time(input.file(), preamble, entry.getValue()));
            chains.add(new OptionChain(entry.getKey(), time, spot(input.file(), preamble), entry.getValue()));
        }
        int used = chains.stream().mapToInt(chain -> chain.quotes().size()).sum() / 2;
        return new ChainFile(
                input.file(),
                name(),
                chains,
                table.count(used),
                table.problems().list(),
                List.of());
    }

    /** The header with each side's columns named after it, so that no name stands twice. */
    private static String columns(String header) {
        List<String> names = new ArrayList<>();
        String side = "";
        for (String name : header.split(",", -1)) {
            switch (name) {
                case "Calls", "Puts" -> {
                    side = name.equals("Calls") ? CALL : PUT;
                    names.add(side + "Symbol");
                }
                case "Strike" -> names.add(name);
                default -> names.add(side + name);
            }
        }
        return String.join(",", names);
    }

    private static Map<String, Map<OptionContract, OptionQuote>> quotes(TextTable table) {
        Map<String, Map<OptionContract, OptionQuote>> quotes = new LinkedHashMap<>();
        for (TableRow row : table.rows()) {
            int before = table.problems().size();
            OptionContract call = contract(row, CALL, OptionType.CALL);
            OptionContract put = contract(row, PUT, OptionType.PUT);
            if (call != null
                    && put != null
                    && !(call.root().equals(put.root()) && call.expiration().equals(put.expiration()))) {
                row.reject(PUT + "Symbol", "the put beside " + row.raw(CALL + "Symbol"));
            }
            OptionQuote callQuote = quote(row, CALL);
            OptionQuote putQuote = quote(row, PUT);
            if (table.problems().size() == before) {
                Map<OptionContract, OptionQuote> chain =
                        quotes.computeIfAbsent(call.underlying(), key -> new LinkedHashMap<>());
                if (chain.containsKey(call) || chain.containsKey(put)) {
                    row.reject("call Symbol", "each contract once");
                } else {
                    chain.put(call, callQuote);
                    chain.put(put, putQuote);
                }
            }
        }
        return quotes;
    }

    private static OptionContract contract(TableRow row, String side, OptionType type) {
        String column = side + "Symbol";
        Optional<OsiSymbol> symbol = OsiSymbol.parse(row.raw(column)).filter(parsed -> parsed.type() == type);
        if (symbol.isEmpty()) {
            row.reject(column, "a " + type.name().toLowerCase(Locale.ROOT) + "'s symbol");
            return null;
        }
        if (row.positive("Strike") != symbol.get().strike()) {
            row.reject("Strike", "the strike of " + symbol.get().compact());
            return null;
        }
        Optional<ContractTerms> terms = ContractTerms.ofRoot(symbol.get().root());
        if (terms.isEmpty()) {
            row.reject(column, "a standard contract: what an adjusted one delivers is not in its symbol");
            return null;
        }
        return terms.get().contract(symbol.get());
    }

    private static OptionQuote quote(TableRow row, String side) {
        return new OptionQuote(
                row.nonNegative(side + "Bid"),
                row.nonNegative(side + "Ask"),
                noneIfZero(optional(row, side + "Last Sale")),
                optional(row, side + "Volume"),
                optional(row, side + "Open Interest"),
                noneIfZero(optional(row, side + "IV")),
                optional(row, side + "Delta"),
                Optional.empty());
    }

    private static double optional(TableRow row, String column) {
        return row.has(column) ? row.number(column) : Double.NaN;
    }

    private static double noneIfZero(double value) {
        return value == 0 ? Double.NaN : value;
    }

    private static double spot(InputFile file, String preamble) {
        Matcher last = LAST.matcher(preamble);
        double spot = last.find() ? Numbers.parse(last.group(1).replace(",", "")) : Double.NaN;
        if (!(spot > 0)) {
            throw new BadInputException(
                    new Problem(file.path(), 1, "Last", preamble.strip(), "the underlying's price as 'Last: 123.45'"));
        }
        return spot;
    }

    private static Instant time(InputFile file, String preamble, Map<OptionContract, OptionQuote> quotes) {
        Matcher date = DATE.matcher(preamble);
        if (date.find()) {
            try {
                Instant download = LocalDateTime.parse(date.group(1) + " " + date.group(2), DATE_TIME)
                        .atZone(NyseCalendar.NEW_YORK)
                        .toInstant();
                String root = quotes.keySet().iterator().next().root();
                LocalDate session = NyseCalendar.onOrBefore(NyseCalendar.date(download));
                Instant close = ExpirationInstants.optionClose(root, session);
                return download.isBefore(close) ? download : close;
            } catch (DateTimeException e) {
                throw new BadInputException(new Problem(
                        file.path(), 1, "Date", date.group(), "a date such as October 1, 2025 at 6:01 PM EDT"));
            }
        }
        throw new BadInputException(new Problem(
                file.path(), 1, "Date", preamble.strip(), "a time such as 'Date: October 1, 2025 at 6:01 PM EDT'"));
    }
}
