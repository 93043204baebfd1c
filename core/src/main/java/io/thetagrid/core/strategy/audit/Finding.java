package io.thetagrid.core.strategy.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A claim, recomputed.
 *
 * @param answer what followed
 * @param assumption what it followed from: the claim's own assumption, and the market and profile where they were used
 * @param explanation why the verdict is what it is, where the figures alone do not say; may be empty
 */
public record Finding(Claim claim, Answer answer, String assumption, Verdict verdict, String explanation) {

    /** Claimed values as printed, with their labels where there are several. */
    public String claimedText() {
        List<String> parts = new ArrayList<>();
        claim.claimed().forEach((label, printed) -> parts.add(labelled(label, printed.text())));
        return String.join(", ", parts);
    }

    /** Computed values in the same form and order, then what explains them. */
    public String computedText() {
        List<String> parts = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, Printed> entry : claim.claimed().entrySet()) {
            if (i < answer.values().size()) {
                parts.add(labelled(
                        entry.getKey(), entry.getValue().write(answer.values().get(i++))));
            }
        }
        List<String> also = answer.also().stream().map(Answer.Figure::written).toList();
        String values = String.join(", ", parts);
        if (also.isEmpty()) {
            return values;
        }
        String rest = String.join(", ", also);
        return values.isEmpty() ? rest : values + "; " + rest;
    }

    private static String labelled(String label, String value) {
        return label.isEmpty() ? value : label + " " + value;
    }
}
