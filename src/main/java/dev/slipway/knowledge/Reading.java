package dev.slipway.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a careful reader makes of a Markdown file.
 *
 * @param markdown without its front matter
 * @param complaint why its front matter cannot be read; null if it can
 */
record Reading(
        Document.Kind kind,
        String title,
        @Nullable Adr adr,
        String language,
        List<String> keywords,
        String markdown,
        String plain,
        @Nullable String complaint,
        int complaintLine,
        FrontMatter front,
        Markdown.Outline outline) {

    /** What an ADR says of itself; see {@link Document}. */
    record Adr(
            @Nullable Integer number,
            String title,
            @Nullable String status,
            @Nullable String statusWords,
            @Nullable String decided,
            String format,
            List<String> supersedes,
            List<String> supersededBy,
            List<String> amends,
            List<String> amendedBy,
            List<String> deciders) {}
}
