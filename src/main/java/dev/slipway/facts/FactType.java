package dev.slipway.facts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fact with this key means, as declared by {@code kind: FactType}.
 *
 * @param key two or more lower-case words joined by dots: {@code backup.restored}
 * @param type of its value
 * @param meaning one sentence, for people
 * @param attestable whether a person may state it, where no machine can know
 * @param fresh how long a fact of this type counts after it was observed, unless it says otherwise itself
 */
public record FactType(String key, Type type, String meaning, Duration fresh, boolean attestable) {
    public enum Type {
        BOOLEAN,
        NUMBER,
        TEXT,
        LIST,
        MAP;

        /** Whether a fact of this type may have this value. */
        public boolean accepts(@Nullable Object value) {
            return switch (this) {
                case BOOLEAN -> value instanceof Boolean;
                case NUMBER -> value instanceof Long || value instanceof Double number && Double.isFinite(number);
                case TEXT -> value instanceof String;
                case LIST -> value instanceof List<?>;
                case MAP -> value instanceof Map<?, ?>;
            };
        }

        /** What such a value is, in words for people. */
        public String words() {
            return switch (this) {
                case BOOLEAN -> "true or false";
                case NUMBER -> "a number";
                case TEXT -> "a text";
                case LIST -> "a list";
                case MAP -> "a map";
            };
        }
    }
}
