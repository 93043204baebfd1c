package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionContract;
import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.io.BadInputException;
import io.thetagrid.core.io.Headers;
import io.thetagrid.core.io.ImportHints;
import io.thetagrid.core.io.IndexRoots;
import io.thetagrid.core.io.Input;
import io.thetagrid.core.io.InputFile;
import io.thetagrid.core.io.Layout;
import io.thetagrid.core.io.Problem;
import io.thetagrid.core.io.TableRow;
import io.thetagrid.core.market.OptionQuote;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OptionsDX's history: a row for each strike, columns {@code [QUOTE_UNIXTIME], [QUOTE_READTIME], [QUOTE_DATE],
 * [QUOTE_TIME_HOURS], [UNDERLYING_LAST], [EXPIRE_DATE], [EXPIRE_UNIX], [DTE], [C_DELTA], …, [C_IV], [C_VOLUME], [C_LAST],
 * [C_SIZE], [C_BID], [C_ASK], [STRIKE], [P_BID], …} [optionsdx.com, sample files]. The symbol is in no column but in the
 * file's name, {@code spy_eod_202301.txt}, or said by the user; an index's weekly series show by their date ({@link
 * IndexRoots}).
 */
final class OptionsDxTable implements Layout<ChainFile> {
    private static final List<String> COLUMNS = List.of(
            "[QUOTE_UNIXTIME]",
            "[UNDERLYING_LAST]",
            "[EXPIRE_DATE]",
            "[STRIKE]",
            "[C_BID]",
            "[C_ASK]",
            "[P_BID]",
            "[P_ASK]");
    private static final Pattern PATH = Pattern.compile("(?:.*[/\\\\])?([A-Za-z.]{1,6})_[A-Za-z0-9]+_\\d{6,8}\\.\\w+");

    /** Of the year 2100: beyond it there is no quote. */
    private static final double LAST_SECOND = 4_102_444_800.0;

    @Override
    public String name() {
        return "OptionsDX's history";
    }

    @Override
    public boolean recognises(Input input) {
        return Headers.of(input).containsAll(COLUMNS);
    }

    @Override
    public ChainFile read(Input input, ImportHints hints) {
        String symbol = hints.symbol().orElseGet(() -> symbol(input.file()));
        QuoteTables tables = new QuoteTables();
        tables.add(input, COLUMNS, row -> quotes(row, symbol, hints));
        String weekly = IndexRoots.afternoon(symbol);
        return tables.file(
                input.file(),
                name(),
                List.of("all contracts are taken to be of the root " + symbol
                        + (weekly.equals(symbol) ? "" : ", those of other days than the third Friday of " + weekly)));
    }

    private static String symbol(InputFile file) {
        Matcher path = PATH.matcher(file.path());
        if (!path.matches()) {
            throw new BadInputException(new Problem(
                    file.path(), 0, "", "no symbol", "a file name such as spy_eod_202301.txt, or --symbol"));
        }
        return path.group(1).toUpperCase(Locale.ROOT);
    }

    private static List<QuotedRow> quotes(TableRow row, String symbol, ImportHints hints) {
        double seconds = row.positive("[QUOTE_UNIXTIME]");
        if (seconds >= LAST_SECOND) {
            row.reject("[QUOTE_UNIXTIME]", "seconds since 1970");
        }
        Instant own = Instant.ofEpochSecond(seconds < LAST_SECOND ? (long) seconds : 0);
        Instant asOf = QuoteCells.asOf(hints, own);
        LocalDate expiration = QuoteCells.date(row, "[EXPIRE_DATE]");
        double strike = row.positive("[STRIKE]");
        double spot = QuoteCells.unlessZero(row, "[UNDERLYING_LAST]");
        String root = IndexRoots.of(symbol, expiration);
        OptionContract call = QuoteCells.contract(row, "[STRIKE]", root, expiration, OptionType.CALL, strike);
        OptionQuote callQuote = quote(row, "[C_");
        OptionQuote putQuote = quote(row, "[P_");
        if (call == null) {
            return List.of();
        }
        OptionContract put = QuoteCells.contract(row, "[STRIKE]", root, expiration, OptionType.PUT, strike);
        return List.of(new QuotedRow(asOf, spot, call, callQuote), new QuotedRow(asOf, spot, put, putQuote));
    }

    private static OptionQuote quote(TableRow row, String side) {
        return new OptionQuote(
                QuoteCells.optional(row, side + "BID]"),
                QuoteCells.optional(row, side + "ASK]"),
                QuoteCells.unlessZero(row, side + "LAST]"),
                QuoteCells.optional(row, side + "VOLUME]"),
                Double.NaN,
                volatility(row, side + "IV]"),
                QuoteCells.signed(row, side + "DELTA]"),
                Optional.empty());
    }

    /** Where there is no solution the vendor leaves the cell empty, or writes zero or a number below. */
    private static double volatility(TableRow row, String column) {
        double volatility = QuoteCells.signed(row, column);
        return volatility > 0 ? volatility : Double.NaN;
    }
}
