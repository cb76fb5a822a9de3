package dev.slipway.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, group, workspace or project whose repositories are found by its host's API.
 *
 * @param host what people call the host
 * @param repositories how many the host lists
 * @param wanted how many of these fit the settings
 * @param failing how many of the sources made of them could not be reached at their last visit
 * @param listing whether a listing goes on
 * @param requests that the listing took, pages that the host called unchanged apart
 * @param unchanged pages that the host called unchanged
 * @param remaining of the host's request allowance; null where it does not say
 * @param error why the last listing stopped, with what to do; null if it did not
 */
public record Organisation(
        String id,
        String host,
        String name,
        long repositories,
        long wanted,
        long read,
        long failing,
        boolean listing,
        @Nullable Instant listedAt,
        Instant nextAt,
        int requests,
        int unchanged,
        @Nullable Integer remaining,
        @Nullable Integer allowance,
        @Nullable Instant resetsAt,
        @Nullable String error,
        @Nullable Instant errorAt) {}
