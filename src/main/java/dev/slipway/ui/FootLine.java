package dev.slipway.ui;

import org.jspecify.annotations.Nullable;

/** A few words at the foot of the navigation, such as {@code 12 services}. A room adds one as a package-private bean. */
public interface FootLine {

    /** From left to right. */
    int order();

    /** Null for nothing to say. */
    @Nullable
    String words();
}
