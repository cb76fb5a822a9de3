package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a question out of an entity's blockers for a while. The question still counts as it comes out, so a waiver never
 * raises a score.
 *
 * @param reason why it cannot be passed now
 * @param measure what makes up for it meanwhile
 * @param lastDay the last day on which it holds, in UTC
 * @param decidedBy who approved or refused it; null as long as nobody did
 */
public record Waiver(
        long id,
        String scorecard,
        EntityRef entity,
        String question,
        String reason,
        String measure,
        String requestedBy,
        Instant requestedAt,
        LocalDate lastDay,
        State state,
        @Nullable String decidedBy) {

    /** How far it has come. */
    public enum State {
        REQUESTED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        REVOKED,
        /** Its time was over, or another took its place. */
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> ofWord(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }

        /** Whether something can still happen to it. */
        public boolean open() {
            return this == REQUESTED || this == APPROVED;
        }
    }

    /**
     * One thing that happened to a waiver; never changed and never taken away.
     *
     * @param who a sign-in name, or the portal
     * @param what in a word or two: requested, approved, reminded
     */
    public record Step(
            Instant at, String who, String what, @Nullable String note) {}

    /** The moment from which on it does not hold any more. */
    public Instant end() {
        return end(lastDay);
    }

    static Instant end(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public boolean holdsAt(Instant moment) {
        return state == State.APPROVED && moment.isBefore(end());
    }
}
