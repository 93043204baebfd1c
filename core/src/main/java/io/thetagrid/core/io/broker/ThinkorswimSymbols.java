package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.IndexRoots;
import io.thetagrid.core.ledger.Asset;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How thinkorswim names what it trades. Futures and options on them are known by name only. */
final class ThinkorswimSymbols {
    /** {@code /NQM22:XCME 1/20 APR 22 (Wednesday) (Wk5) /Q4CJ22:XCME 13450 CALL}. */
    private static final Pattern FUTURE_OPTION =
            Pattern.compile("(/\\w+)(?::\\w+)? .*?(/\\w+)(?::\\w+)? (\\d{1,9}(?:\\.\\d{1,9})?) (CALL|PUT)");

    private static final Pattern FUTURE = Pattern.compile("(/\\w+)(?::\\w+)?");

    /** {@code SPY 100 (Weeklys) 29 APR 22 420 CALL}, {@code SPX 100 20 MAY 22 [PM] 4000 PUT}. */
    private static final Pattern OPTION = Pattern.compile(
            "([A-Z./]{1,6}) 100 (\\(\\w+\\) )?(\\d{1,2} [A-Z]{3} \\d{2})(?: \\[([AP]M)])? (\\d{1,5}(?:\\.\\d{1,3})?) (CALL|PUT)");

    /** {@code .SPY220520C400}. */
    private static final Pattern CODE = Pattern.compile("\\.([A-Z]{1,5}\\d?)(\\d{6})([CP])(\\d{1,5}(?:\\.\\d{1,3})?)");

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMM yy")
            .toFormatter(Locale.US);

    private ThinkorswimSymbols() {}

    /** What a trade's description names; empty where it is a spread, or nothing known. */
    static Optional<Asset> described(String name) {
        Matcher futureOption = FUTURE_OPTION.matcher(name);
        if (futureOption.matches()) {
            return Optional.of(Asset.unpriced(
                    futureOption.group(2) + futureOption.group(4).charAt(0) + futureOption.group(3),
                    futureOption.group(1)));
        }
        Matcher future = FUTURE.matcher(name);
        if (future.matches()) {
            return Optional.of(Asset.unpriced(future.group(1), future.group(1)));
        }
        Matcher option = OPTION.matcher(name);
        if (option.matches()) {
            return option(option);
        }
        return name.matches("[A-Z]{1,6}([./][A-Z]{1,2})?") ? Optional.of(Assets.shares(name)) : Optional.empty();
    }

    /**
     * Descriptions name the index, not the root: {@code [AM]} and {@code [PM]} say when a series settles, the kind of
     * series in parentheses that it is none of the monthly ones, else the date tells.
     */
    private static Optional<Asset> option(Matcher option) {
        try {
            LocalDate expiration = LocalDate.parse(option.group(3), DATE);
            return asset(root(option, expiration), expiration, option.group(6).charAt(0), option.group(5));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String root(Matcher option, LocalDate expiration) {
        String symbol = option.group(1);
        if (option.group(4) != null) {
            return option.group(4).equals("PM") ? IndexRoots.afternoon(symbol) : symbol;
        }
        return option.group(2) != null ? IndexRoots.afternoon(symbol) : IndexRoots.of(symbol, expiration);
    }

    /** What a position's code names. */
    static Optional<Asset> coded(String code, String symbol) {
        if (code.startsWith("/")) {
            String future = symbol.split(" ", 2)[0];
            return Optional.of(Asset.unpriced(code, future));
        }
        Matcher option = CODE.matcher(code);
        if (!option.matches()) {
            return code.startsWith(".") ? Optional.empty() : Optional.of(Assets.shares(code));
        }
        try {
            LocalDate expiration = LocalDate.parse(option.group(2), DateTimeFormatter.ofPattern("yyMMdd", Locale.US));
            return asset(option.group(1), expiration, option.group(3).charAt(0), option.group(4));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Asset> asset(String root, LocalDate expiration, char type, String strike) {
        return OsiSymbol.parse(new OsiSymbol(
                                root,
                                expiration,
                                type == 'C' ? OptionType.CALL : OptionType.PUT,
                                new BigDecimal(strike).doubleValue())
                        .padded())
                .map(Assets::option);
    }
}
