package dev.slipway.facts;

import java.time.Duration;

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
        MAP
    }
}
