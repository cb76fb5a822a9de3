package dev.slipway.access;

import dev.slipway.Refusal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A program that acts by itself: it owns tokens and never signs in.
 *
 * @param purpose what it is for, so that somebody dares to remove it one day
 */
public record ServiceAccount(String name, String purpose, String madeBy, Instant madeAt) {

    private static final int LONGEST_PURPOSE = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public ServiceAccount {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "name: at most 63 small letters, digits and hyphens, for instance payments-pipeline");
        }
        purpose = TokenRequest.words("purpose", purpose, LONGEST_PURPOSE);
    }
}
