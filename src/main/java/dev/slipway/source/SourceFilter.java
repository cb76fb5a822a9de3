package dev.slipway.source;

import org.jspecify.annotations.Nullable;

/**
 * Which sources a list shows.
 *
 * @param text that the name or the address contains; blank for any
 * @param organisation an organisation's id, or {@link #NAMED} for sources that somebody named
 */
public record SourceFilter(
        String text, @Nullable State state, @Nullable String organisation) {

    /** Stands for sources that were not found in an organisation. */
    public static final String NAMED = "-";

    public static final SourceFilter ALL = new SourceFilter("", null, null);

    /** How the last visit of a source went. */
    public enum State {
        READ,
        /** It could not be reached. */
        FAILED,
        /** Not read yet. */
        NEVER,
        /** Found in an organisation, but without a file that declares anything. */
        EMPTY
    }
}
