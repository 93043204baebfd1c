package io.thetagrid.core.io.chain;

import io.thetagrid.core.instrument.OptionType;
import io.thetagrid.core.instrument.OsiSymbol;
import io.thetagrid.core.io.Numbers;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TD Ameritrade's symbols of options, {@code F_121820C2.5}: root, month, day and year, type, strike. */
final class AmeritradeSymbol {
    private static final Pattern FORM =
            Pattern.compile("([A-Z0-9.]{1,6})_(\\d\\d)(\\d\\d)(\\d\\d)([CP])(\\d{1,6}(?:\\.\\d{1,3})?|\\.\\d{1,3})");
    private static final int CENTURY = 2000;

    private AmeritradeSymbol() {}

    /** Reads a symbol in that form or, as Schwab writes them, in one of {@link OsiSymbol}'s; empty where it is neither. */
    static Optional<OsiSymbol> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OsiSymbol.parse(text);
        }
        try {
            LocalDate expiration = LocalDate.of(
                    CENTURY + Integer.parseInt(form.group(4)),
                    Integer.parseInt(form.group(2)),
                    Integer.parseInt(form.group(3)));
            OptionType type = form.group(5).equals("C") ? OptionType.CALL : OptionType.PUT;
            return Optional.of(new OsiSymbol(form.group(1), expiration, type, Numbers.parse(form.group(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
