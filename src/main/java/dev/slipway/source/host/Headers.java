package dev.slipway.source.host;

import org.jspecify.annotations.Nullable;

/** The headers of a request or an answer, by name in any case. */
@FunctionalInterface
public interface Headers {

    @Nullable
    String first(String name);

    /** Empty if there is none such. */
    default String get(String name) {
        String value = first(name);
        return value == null ? "" : value.strip();
    }
}
