package io.thetagrid.core.instrument;

/** When the holder may exercise. */
public enum ExerciseStyle {
    EUROPEAN,
    AMERICAN
}
