package io.thetagrid.core.strategy.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value as a document prints it: {@code 0.247}, {@code -26.6 %}, {@code $11,592}, {@code 1.79x}, {@code 3 bp},
 * {@code yes}; a bound {@code <= 20 %}; or a range {@code 30x to 40x}.
 *
 * @param text as printed
 * @param relation what the document says about the value
 * @param low the value or bound, in the unit's stored form; the lower end of a range
 * @param high upper end of a range, otherwise the same
 * @param digits printed after the point
 */
public record Printed(String text, Relation relation, double low, double high, Unit unit, int digits) {
    private static final Pattern VALUE = Pattern.compile("(-?)(\\$?)([0-9][0-9,]*(?:\\.([0-9]+))?)( %|x| bp)?");

    /** Guards a comparison at exactly half a digit against the rounding of the binary numbers, far below any digit. */
    private static final double BINARY = 1e-9;

    /** How a computed value must lie to bear the document out. */
    public enum Relation {
        EQUAL(""),
        BELOW("< "),
        AT_MOST("<= "),
        ABOVE("> "),
        AT_LEAST(">= ");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }
    }

    /** Reads a printed value; empty where it is none. */
    public static Optional<Printed> parse(String text) {
        if (text.equals("yes") || text.equals("no")) {
            double value = text.equals("yes") ? 1 : 0;
            return Optional.of(new Printed(text, Relation.EQUAL, value, value, Unit.YES_NO, 0));
        }
        Relation relation = Relation.EQUAL;
        for (Relation each : Relation.values()) {
            if (each != Relation.EQUAL && text.startsWith(each.sign)) {
                relation = each;
            }
        }
        String rest = text.substring(relation.sign.length());
        int to = rest.indexOf(" to ");
        Optional<Printed> low = value(text, relation, to < 0 ? rest : rest.substring(0, to));
        Optional<Printed> high = to < 0 ? low : value(text, relation, rest.substring(to + 4));
        if (low.isEmpty() || high.isEmpty() || low.get().unit != high.get().unit) {
            return Optional.empty();
        }
        return Optional.of(new Printed(
                text,
                relation,
                low.get().low,
                high.get().low,
                low.get().unit,
                Math.min(low.get().digits, high.get().digits)));
    }

    private static Optional<Printed> value(String text, Relation relation, String part) {
        Matcher matcher = VALUE.matcher(part);
        if (!matcher.matches() || (!matcher.group(2).isEmpty() && matcher.group(5) != null)) {
            return Optional.empty();
        }
        Unit unit = switch (matcher.group(5)) {
            case null -> matcher.group(2).isEmpty() ? Unit.NUMBER : Unit.DOLLARS;
            case " %" -> Unit.PERCENT;
            case "x" -> Unit.TIMES;
            default -> Unit.BASIS_POINTS;
        };
        double size = Double.parseDouble(matcher.group(3).replace(",", "")) / unit.scale();
        double value = matcher.group(1).isEmpty() ? size : -size;
        int digits = matcher.group(4) == null ? 0 : matcher.group(4).length();
        return Optional.of(new Printed(text, relation, value, value, unit, digits));
    }

    /**
     * Whether a computed value bears this one out.
     *
     * @param lastDigits tolerance in units of the last printed digit: 0.5 is rounding. A bound has none.
     */
    public boolean isMetBy(double computed, double lastDigits) {
        double slack = lastDigits * lastDigit() * (1 + BINARY) + BINARY * Math.abs(low);
        return switch (relation) {
            case EQUAL -> computed >= low - slack && computed <= high + slack;
            case BELOW -> computed < low;
            case AT_MOST -> computed <= low + BINARY * Math.abs(low);
            case ABOVE -> computed > low;
            case AT_LEAST -> computed >= low - BINARY * Math.abs(low);
        };
    }

    /** A computed value in this one's unit, with a digit more than printed where that says more. */
    public String write(double computed) {
        double inDigits = computed / lastDigit();
        boolean whole = Math.abs(inDigits - Math.rint(inDigits)) < 1e-6;
        boolean wholeDollars = unit == Unit.DOLLARS && digits == 0;
        return unit.write(computed, whole || wholeDollars ? digits : digits + 1);
    }

    private double lastDigit() {
        double digit = 1 / unit.scale();
        for (int i = 0; i < digits; i++) {
            digit /= 10;
        }
        return digit;
    }
}
