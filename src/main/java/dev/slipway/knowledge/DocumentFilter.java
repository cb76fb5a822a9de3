package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list shows; null narrows nothing.
 *
 * @param text part of title or path, in any case
 */
public record DocumentFilter(
        Document.@Nullable Kind kind,
        @Nullable EntityRef entity,
        @Nullable SourceId source,
        @Nullable String status,
        @Nullable String text) {

    public static final DocumentFilter NONE = new DocumentFilter(null, null, null, null, null);

    public static DocumentFilter of(EntityRef entity) {
        return new DocumentFilter(null, entity, null, null, null);
    }
}
