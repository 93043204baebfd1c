package io.thetagrid.core.instrument;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An option's symbol in the Options Symbology Initiative's form: root, date, type and strike in thousandths.
 *
 * @param root up to six characters
 * @param strike per share, a multiple of 0.001
 */
public record OsiSymbol(String root, LocalDate expiration, OptionType type, double strike) {
    /** Date, type and strike take this many characters, whatever the root. */
    private static final int TAIL = 15;

    private static final int ROOT = 6;
    private static final String PREFIX = "O:";
    private static final int STRIKE_UNITS = 1000;
    private static final int CENTURY = 2000;

    /**
     * Reads a symbol in its padded form ({@code ASST  251024P00002500}), compact ({@code ASST251024P00002500}) or with
     * the prefix {@code O:}; empty where the text is none of them.
     */
    public static Optional<OsiSymbol> parse(String text) {
        String symbol = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        int tail = symbol.length() - TAIL;
        if (tail < 1 || tail > ROOT) {
            return Optional.empty();
        }
        String root = symbol.substring(0, tail).stripTrailing();
        char type = symbol.charAt(tail + 6);
        int date = digits(symbol, tail, tail + 6);
        int strike = digits(symbol, tail + 7, symbol.length());
        if (!isRoot(root) || date < 0 || strike <= 0 || (type != 'C' && type != 'P')) {
            return Optional.empty();
        }
        try {
            LocalDate expiration = LocalDate.of(CENTURY + date / 10_000, date / 100 % 100, date % 100);
            return Optional.of(new OsiSymbol(
                    root, expiration, type == 'C' ? OptionType.CALL : OptionType.PUT, strike / (double) STRIKE_UNITS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The 21-character form, root padded to six: {@code ASST  251024P00002500}. */
    public String padded() {
        return text(" ".repeat(Math.max(ROOT - root.length(), 0)));
    }

    /** Without the padding: {@code ASST251024P00002500}. */
    public String compact() {
        return text("");
    }

    private String text(String padding) {
        StringBuilder text = new StringBuilder(ROOT + TAIL).append(root).append(padding);
        append(text, expiration.getYear() % 100, 2);
        append(text, expiration.getMonthValue(), 2);
        append(text, expiration.getDayOfMonth(), 2);
        text.append(type.name().charAt(0));
        append(text, Math.round(strike * STRIKE_UNITS), 8);
        return text.toString();
    }

    private static void append(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.repeat('0', Math.max(width - digits.length(), 0)).append(digits);
    }

    /** The number these characters spell, or −1 where one of them is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private static boolean isRoot(String root) {
        return !root.isEmpty()
                && root.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.');
    }
}
