package dev.slipway.ui;

import org.jspecify.annotations.Nullable;

/** A line in the navigation. A room adds one as a package-private bean, in its {@code ui} package. */
public interface NavEntry {

    /** The groups, from the top; {@code TOP} has no heading. */
    enum Group {
        TOP,
        WHAT_EXISTS,
        WHAT_IT_IS_WORTH,
        PEOPLE,
        PORTAL
    }

    Group group();

    int order();

    String label();

    /** The address, without a slash in front. */
    String path();

    /** The name of an icon in {@link Icon}. */
    String icon();

    /** A quiet number at the end of the line; null for none. */
    @Nullable
    String figure();
}
