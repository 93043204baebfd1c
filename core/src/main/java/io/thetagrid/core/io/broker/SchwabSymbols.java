package io.thetagrid.core.io.broker;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.ledger.Asset;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schwab's symbols: tickers, and options as {@code TSLA 07/17/2020 705.00 P}. */
final class SchwabSymbols {
    static final String BROKER = "schwab";
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US);

    private static final Pattern OPTION =
            Pattern.compile("([A-Z0-9./]{1,6}) (\\d{1,2}/\\d{1,2}/\\d{4}) (\\d{1,5}(?:\\.\\d{1,3})?) ([CP])");
    private static final Pattern ACCOUNT = Pattern.compile("for account {1,4}(.{1,80}?) {1,4}as of");

    private SchwabSymbols() {}

    static Optional<Asset> asset(String symbol) {
        Matcher option = OPTION.matcher(symbol);
        if (!option.matches()) {
            return symbol.isEmpty() ? Optional.empty() : Optional.of(Assets.shares(symbol));
        }
        try {
            return OsiSymbol.parse(new OsiSymbol(
                                    option.group(1).replace('/', '.'),
                                    LocalDate.parse(option.group(2), DATE),
                                    option.group(4).equals("C") ? OptionType.CALL : OptionType.PUT,
                                    new BigDecimal(option.group(3)).doubleValue())
                            .padded())
                    .map(Assets::option);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The account that a title names: {@code Positions for account Individual ...123 as of …}. */
    static Optional<String> account(String title) {
        Matcher account = ACCOUNT.matcher(title);
        return account.find() ? Optional.of(account.group(1)) : Optional.empty();
    }
}
