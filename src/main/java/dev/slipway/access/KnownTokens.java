package dev.slipway.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were used a moment ago, so that a request costs no statement. What another node changed counts here after
 * {@link #LIFE} at the latest. Unknown secrets are not kept: a guesser could fill the memory with them.
 */
final class KnownTokens {

    static final Duration LIFE = Duration.ofSeconds(5);

    /** How often at most it is written down that a token was used. */
    static final Duration NOTED = Duration.ofMinutes(1);

    private static final int MANY = 10_000;

    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final Function<byte[], Optional<ApiToken>> load;
    private final Noting noting;
    private final Executor aside;
    private final Clock clock;

    /** Writes down that a token was used. */
    interface Noting {
        void used(ApiToken token, Instant now);
    }

    private record Known(ApiToken token, Instant loadedAt, AtomicReference<@Nullable Instant> notedAt) {}

    KnownTokens(Function<byte[], Optional<ApiToken>> load, Noting noting, Executor aside, Clock clock) {
        this.load = load;
        this.noting = noting;
        this.aside = aside;
        this.clock = clock;
    }

    /** The token with this digest, whether or not it still works. */
    Optional<ApiToken> find(byte[] hash) {
        Instant now = clock.instant();
        ByteBuffer key = ByteBuffer.wrap(hash);
        Known found = known.get(key);
        if (found == null || !now.isBefore(found.loadedAt.plus(LIFE))) {
            found = known.compute(key, (same, old) -> loaded(old, hash, now));
            if (known.size() > MANY) {
                known.values().removeIf(one -> !now.isBefore(one.loadedAt.plus(LIFE)));
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        if (found.token.works(now)) {
            note(found, now);
        }
        return Optional.of(found.token);
    }

    /** It was changed here, so the next request asks anew. */
    void forget() {
        known.clear();
    }

    private @Nullable Known loaded(@Nullable Known old, byte[] hash, Instant now) {
        if (old != null && now.isBefore(old.loadedAt.plus(LIFE))) {
            return old; // another request was faster
        }
        return load.apply(hash)
                .map(token ->
                        new Known(token, now, old == null ? new AtomicReference<>(token.lastUsedAt()) : old.notedAt))
                .orElse(null);
    }

    private void note(Known used, Instant now) {
        Instant before = used.notedAt.get();
        if ((before == null || !now.isBefore(before.plus(NOTED))) && used.notedAt.compareAndSet(before, now)) {
            aside.execute(() -> noting.used(used.token, now));
        }
    }
}
