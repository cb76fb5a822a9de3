package dev.slipway.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of an attestation, as its author wrote it; whether it becomes a fact depends on the fact type. */
record Claim(
        String key,
        Object value,
        @Nullable String reason,
        @Nullable String link,
        Instant observedAt,
        Instant validUntil,
        int keyLine,
        int keyColumn,
        int valueLine,
        int valueColumn) {}
