package dev.slipway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets of tokens, and the digests by which they are known again. */
final class Secrets {

    /** By it people and secret scanners know what they found. */
    static final String PREFIX = "slw_";

    private static final int BYTES = 32;
    private static final int LENGTH = PREFIX.length() + 43;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String fresh() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it can be one of ours at all, so that nobody is looked up in vain. */
    static boolean looksRight(String secret) {
        return secret.length() == LENGTH && secret.startsWith(PREFIX);
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
