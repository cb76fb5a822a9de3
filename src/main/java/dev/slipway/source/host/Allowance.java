package dev.slipway.source.host;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a host still answers, as it said itself.
 *
 * @param remaining null where it does not say
 * @param limit in all, until it is reset
 */
public record Allowance(
        @Nullable Integer remaining,
        @Nullable Integer limit,
        @Nullable Instant resets) {

    /** A moment in seconds since 1970; hosts that count down from now name less. */
    private static final long MOMENT = 1_000_000_000;

    /** GitHub and Bitbucket say X-RateLimit-…, GitLab RateLimit-…; who says nothing has no known limit. */
    public static Allowance of(Headers headers, Instant now) {
        Long resets = number(headers, "Reset");
        Instant moment = null;
        if (resets != null) {
            moment = resets >= MOMENT ? Instant.ofEpochSecond(resets) : now.plusSeconds(resets);
        }
        return new Allowance(whole(number(headers, "Remaining")), whole(number(headers, "Limit")), moment);
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null ? null : Math.clamp(number, 0, Integer.MAX_VALUE);
    }

    private static @Nullable Long number(Headers headers, String what) {
        String value = headers.get("X-RateLimit-" + what);
        if (value.isEmpty()) {
            value = headers.get("RateLimit-" + what);
        }
        return value.matches("\\d{1,15}") ? Long.valueOf(value) : null;
    }

    /** Whether so much of it is used that the rest is others'. */
    public boolean spent(int reserve, Instant now) {
        if (remaining == null || resets == null || !resets.isAfter(now)) {
            return false;
        }
        return remaining <= 0 || limit != null && (long) remaining * 100 <= (long) limit * reserve;
    }
}
