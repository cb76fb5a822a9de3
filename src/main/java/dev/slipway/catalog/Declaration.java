package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.List;
import java.util.Map;

/**
 * A descriptor of one of the portal's own kinds ({@code slipway.dev/v1}), as it was read.
 *
 * @param spec plain values: maps, lists, strings, longs, doubles, booleans
 * @param places line and column (from 1) of each value, by its path: {@code spec.questions[3].rule}
 */
public record Declaration(
        SourceId source,
        String path,
        int line,
        String kind,
        String name,
        Map<String, Object> metadata,
        Map<String, Object> spec,
        Map<String, Place> places) {

    public record Place(int line, int column) {}

    /** A problem at the value with this path, or at its nearest enclosing value. */
    public Problem problem(String where, String message, String remedy) {
        String at = where;
        while (!at.isEmpty() && !places.containsKey(at)) {
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        Place place = places.getOrDefault(at, new Place(line, 1));
        return new Problem(path, place.line(), place.column(), message, remedy);
    }

    /** What a room says to declarations of its kind. */
    public interface Reader {
        String kind();

        /** Takes it over, or says what is wrong and keeps the last good state. In the sync's transaction. */
        List<Problem> read(Declaration declaration);

        /** The declaration is no more. */
        void removed(SourceId source, String path, String name);
    }
}
