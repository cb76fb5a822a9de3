package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownTokensTests {

    private static final byte[] HASH = {1, 2, 3};

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-20T08:00:00Z"));

    private @Nullable ApiToken stored = token(null);
    private int loads;
    private final List<Instant> noted = new ArrayList<>();
    private final Queue<Runnable> aside = new ArrayDeque<>();
    private final KnownTokens known = new KnownTokens(
            hash -> {
                loads++;
                return Optional.ofNullable(stored);
            },
            (token, moment) -> noted.add(moment),
            aside::add,
            clock);

    @Test
    void asksTheDatabaseOnceWhileWarm() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(known.find(HASH.clone())).contains(stored);
        }

        assertThat(loads).isEqualTo(1);
    }

    @Test
    void seesWhatAnotherNodeRevokedWithinTenSeconds() {
        known.find(HASH);
        stored = token(clock.instant());

        clock.forward(KnownTokens.LIFE);

        assertThat(KnownTokens.LIFE).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(known.find(HASH).orElseThrow().works(clock.instant())).isFalse();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void asksAnewAfterAChangeHere() {
        known.find(HASH);
        stored = null;

        known.forget();

        assertThat(known.find(HASH)).isEmpty();
    }

    @Test
    void doesNotRememberWhatNobodyKnows() {
        stored = null;
        known.find(HASH);
        stored = token(null);

        assertThat(known.find(HASH)).isPresent();
    }

    @Test
    void notesTheUseAsideAndAtMostOnceAMinute() {
        for (int second = 0; second < 150; second++) {
            known.find(HASH);
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(noted).as("nothing on the request's path").isEmpty();
        aside.forEach(Runnable::run);
        assertThat(noted).hasSize(3);
    }

    @Test
    void notesNoUseOfATokenThatOpensNothing() {
        stored = token(clock.instant());

        known.find(HASH);

        assertThat(aside).isEmpty();
    }

    private ApiToken token(@Nullable Instant revokedAt) {
        return new ApiToken(
                new UUID(1, 2),
                "Pipeline",
                new ApiToken.Owner("tomasz", false),
                Role.ENGINEER,
                Scope.ALL,
                "tomasz",
                clock.instant().minusSeconds(60),
                clock.instant().plus(Duration.ofDays(30)),
                null,
                revokedAt,
                revokedAt == null ? null : "marek");
    }
}
