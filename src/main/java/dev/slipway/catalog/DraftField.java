package dev.slipway.catalog;

import java.util.List;

/**
 * A field of the form by which a descriptor is written.
 *
 * @param path where its value stands: {@code spec}, {@code owner}
 * @param label as people call it
 * @param help what to write
 * @param targetKind kind that a ref means if it names none; empty if it must name it, or if the field holds no refs
 * @param usual values that are offered
 */
public record DraftField(
        List<String> path,
        String label,
        Shape shape,
        boolean required,
        String help,
        String targetKind,
        List<String> usual) {

    public enum Shape {
        LINE,
        /** Several lines. */
        TEXT,
        LIST,
        REF,
        REFS
    }

    public DraftField {
        path = List.copyOf(path);
        usual = List.copyOf(usual);
    }

    /** {@code spec.owner}. */
    public String id() {
        return String.join(".", path);
    }
}
