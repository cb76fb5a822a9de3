package dev.slipway.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as everyone may see it: all but the secret, which nobody has but who was shown it. */
public record ApiToken(
        UUID id,
        String name,
        Owner owner,
        Role role,
        Scope scope,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** For whom it stands: a person by sign-in name, or a service account. */
    public record Owner(String name, boolean serviceAccount) {}

    public boolean works(Instant moment) {
        return revokedAt == null && moment.isBefore(endsAt);
    }
}
