package io.thetagrid.kernels.math;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static helper whose body the build copies into every caller, so that vectors stay in registers whatever
 * HotSpot's inlining budget says. The helper must not recurse, catch, synchronize or capture.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Inline {}
