package io.thetagrid.core.strategy.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a computation found.
 *
 * @param values one for each claimed value, in the claim's order; none where the claim cannot be computed
 * @param also further figures that explain the values
 */
public record Answer(List<Double> values, List<Figure> also) {

    /** A figure beside the claimed ones. */
    public record Figure(String label, double value, Unit unit, int digits) {

        /** As a person reads it. */
        public String written() {
            return label + " " + unit.write(value, digits);
        }
    }

    public Answer {
        values = List.copyOf(values);
        also = List.copyOf(also);
    }

    public static Answer of(double... values) {
        return new Answer(Arrays.stream(values).boxed().toList(), List.of());
    }

    public static Answer of(List<Double> values) {
        return new Answer(values, List.of());
    }

    /** An answer to a yes-or-no claim. */
    public static Answer of(boolean value) {
        return of(value ? 1.0 : 0.0);
    }

    /** No value, only what can be said instead. */
    public static Answer none() {
        return new Answer(List.of(), List.of());
    }

    public Answer and(String label, double value, Unit unit, int digits) {
        List<Figure> figures = new ArrayList<>(also);
        figures.add(new Figure(label, value, unit, digits));
        return new Answer(values, figures);
    }

    Answer number(String label, double value, int digits) {
        return and(label, value, Unit.NUMBER, digits);
    }

    Answer dollars(String label, double value) {
        return and(label, value, Unit.DOLLARS, 0);
    }

    Answer cents(String label, double value) {
        return and(label, value, Unit.DOLLARS, 2);
    }

    Answer percent(String label, double value, int digits) {
        return and(label, value, Unit.PERCENT, digits);
    }

    Answer times(String label, double value, int digits) {
        return and(label, value, Unit.TIMES, digits);
    }
}
