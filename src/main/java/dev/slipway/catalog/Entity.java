package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a descriptor declares, with where it was declared.
 *
 * @param uid stays the same for as long as the entity exists
 * @param kind as spelt in the descriptor: {@code Component}
 * @param name as spelt in the descriptor
 * @param type {@code spec.type}: {@code service}, {@code library} …
 * @param owner full ref of {@code spec.owner}, whether or not it exists
 * @param tier 1 to 4, from the label {@code slipway.dev/tier}; null if not given
 * @param path the descriptor's path in its source
 * @param line where the document begins, from 1
 * @param root folder of the source that holds the entity's own files, ending with a slash, or empty for the whole source;
 *     null if it claims none
 * @param orphan null as long as it has a descriptor
 */
public record Entity(
        UUID uid,
        EntityRef ref,
        String kind,
        String name,
        String title,
        @Nullable String description,
        @Nullable String type,
        @Nullable String lifecycle,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable Integer tier,
        List<String> tags,
        Map<String, String> annotations,
        Map<String, String> labels,
        List<Link> links,
        SourceId source,
        String path,
        int line,
        @Nullable String root,
        Instant changedAt,
        @Nullable Orphan orphan) {

    /**
     * An entity whose descriptor is gone.
     *
     * @param why in words for its owner
     * @param keptBy who wants it kept nevertheless; null if nobody said so
     */
    public record Orphan(
            Instant since, String why, @Nullable String keptBy) {}

    public record Link(
            String url,
            @Nullable String title,
            @Nullable String icon,
            @Nullable String type) {}

    /** Whether scorecards for services are about it. */
    public boolean isService() {
        return ref.kind().equals("component") && "service".equals(type);
    }
}
