package io.thetagrid.core.strategy.audit;

/** What became of a claim when it was recomputed. */
public enum Verdict {
    REPRODUCED("reproduced"),
    NOT_REPRODUCED("not reproduced"),
    /** The figure follows from the document's own inputs, and does not mean what the document says it means. */
    MEANING_WRONG("arithmetic right, meaning wrong"),
    /** The document does not give what the figure would follow from. */
    NOT_COMPUTABLE("not computable");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }
}
