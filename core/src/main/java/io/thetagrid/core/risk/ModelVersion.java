package io.thetagrid.core.risk;

/** Names the formulas behind a result: two results with one version, seed and input have the same bytes. */
public final class ModelVersion {
    public static final String CURRENT = "0.1.0";

    private ModelVersion() {}
}
