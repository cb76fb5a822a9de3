package dev.slipway.facts;

import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Where a fact can be checked.
 *
 * @param file path relative to the source of the entity
 * @param line from 1
 * @param excerpt the line or lines themselves, as they were; a line may begin with its number, and the one that tells
 *     with {@code >}: {@code > 23  ssl-protocols}
 * @param link where it opens: relative to the portal, or https
 * @param note what a reader should know: which detector, what it looked for
 */
public record Evidence(
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String excerpt,
        @Nullable String link,
        @Nullable String note) {
    public static final Evidence NONE = new Evidence(null, null, null, null, null);

    /** A line of a file in a source, with the link to its page. */
    public static Evidence at(SourceId source, String path, int line, @Nullable String excerpt, @Nullable String note) {
        String page = UriUtils.encodePath("sources/" + source + "/files/" + path, StandardCharsets.UTF_8);
        return new Evidence(path, line, excerpt, page + "?line=" + line, note);
    }
}
