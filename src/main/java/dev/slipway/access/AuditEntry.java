package dev.slipway.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param who the sign-in name or the service account; what was tried as a name where a sign-in failed
 * @param door what was entered: a front door and its method, or an address
 * @param detail what it was about, shortened; never a secret
 * @param address where the request came from; null for what a page does over its open line
 */
public record AuditEntry(
        long id,
        Instant at,
        String who,
        Kind kind,
        String door,
        @Nullable String detail,
        @Nullable String address) {

    /** How it went. */
    public enum Kind {
        SIGNED_IN("signed in"),
        SIGN_IN_FAILED("sign-in failed"),
        DONE("done"),
        /** What was wanted was not possible, or broke. */
        FAILED("failed"),
        /** Whoever asked may not do this. */
        REFUSED("refused");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }
}
