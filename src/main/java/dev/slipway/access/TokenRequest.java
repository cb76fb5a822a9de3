package dev.slipway.access;

import dev.slipway.Refusal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a new token is to be.
 *
 * @param days until its end, which is never missing
 * @param serviceAccount for whom it is; null for the person who asks
 */
public record TokenRequest(
        String name,
        Role role,
        Scope scope,
        int days,
        @Nullable String serviceAccount) {

    public static final int MOST_DAYS = 365;
    public static final int LONGEST_NAME = 100;

    /** Control characters, and those that turn the text around them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    public TokenRequest {
        name = words("name", name, LONGEST_NAME);
        if (days < 1 || days > MOST_DAYS) {
            throw new Refusal(Refusal.Kind.INVALID, "days: a token ends after 1 to " + MOST_DAYS + " days");
        }
    }

    Duration life() {
        return Duration.ofDays(days);
    }

    static String words(String field, String text, int longest) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": say in a few words what it is for");
        }
        if (plain.length() > longest) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": has at most " + longest + " characters");
        }
        if (UNSEEN.matcher(plain).find()) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": has a character that cannot be seen; leave it out");
        }
        return plain;
    }
}
