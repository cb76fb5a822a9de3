package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Which findings a list shows; null narrows nothing.
 *
 * @param owner of the document; {@link #NOBODY} for those that nobody owns
 * @param text part of title or path, in any case
 */
public record FindingFilter(
        @Nullable String check,
        Finding.@Nullable Weight weight,
        Document.@Nullable Kind kind,
        @Nullable String owner,
        @Nullable EntityRef entity,
        @Nullable String source,
        @Nullable String text) {

    public static final String NOBODY = "nobody";

    public static final FindingFilter NONE = new FindingFilter(null, null, null, null, null, null, null);
}
