package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor that somebody writes: a new one, or one as it stands in its file.
 *
 * @param source null for a new one
 * @param file the whole file as it stood when it was opened; empty for a new one
 * @param document which of the file's documents it is, from 0
 * @param values by {@link DraftField#id}: text or a list of text
 */
public record Draft(
        String kind,
        @Nullable EntityRef entity,
        @Nullable SourceId source,
        String path,
        String file,
        int document,
        Map<String, Object> values) {

    /** What breaks a rule: the field, or another place in the document. */
    public record Remark(String path, String message, String remedy) {}

    /**
     * A file as it would be.
     *
     * @param rewritten whether its form, comments included, could not be kept
     */
    public record Outcome(String text, boolean rewritten, java.util.List<Remark> remarks) {}
}
