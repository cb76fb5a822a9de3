package dev.slipway.source.host;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A repository as its host lists it.
 *
 * @param id the host's own, which outlives a change of name
 * @param name within its organisation
 * @param address to fetch from by http or https
 * @param activity when the host last saw a push; null where it does not say
 * @param empty whether it has no commits yet
 */
public record Listed(
        String id,
        String name,
        String address,
        @Nullable Instant activity,
        boolean archived,
        boolean fork,
        boolean empty,
        Set<String> topics) {

    public Listed {
        topics = Set.copyOf(topics);
    }
}
