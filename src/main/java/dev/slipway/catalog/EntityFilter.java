package dev.slipway.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Which entities a list shows; null narrows nothing.
 *
 * @param kind lower case: {@code component}
 * @param owner full ref
 * @param system full ref
 * @param text part of name, title or description, in any case
 * @param orphan whether only entities without a descriptor, or only those with one
 */
public record EntityFilter(
        @Nullable String kind,
        @Nullable String type,
        @Nullable String lifecycle,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable Integer tier,
        @Nullable String tag,
        @Nullable String text,
        @Nullable Boolean orphan) {

    public static final EntityFilter NONE = new EntityFilter(null, null, null, null, null, null, null, null, null);
    public static final EntityFilter SERVICES =
            new EntityFilter("component", "service", null, null, null, null, null, null, null);
}
