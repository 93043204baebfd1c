package io.thetagrid.core.instrument;

import java.time.LocalDate;
import java.util.Locale;

/**
 * An option's symbol in the Options Symbology Initiative's form: root, date, type and strike in thousandths.
 *
 * @param root up to six characters
 * @param strike per share, a multiple of 0.001
 */
public record OsiSymbol(String root, LocalDate expiration, OptionType type, double strike) {

    /** The 21-character form, root padded to six: {@code ASST  251024P00002500}. */
    public String padded() {
        return String.format(
                Locale.ROOT,
                "%-6s%02d%02d%02d%c%08d",
                root,
                expiration.getYear() % 100,
                expiration.getMonthValue(),
                expiration.getDayOfMonth(),
                type.name().charAt(0),
                Math.round(strike * 1000));
    }
}
