package dev.slipway.source.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The ways in which hosts sign, each compared in a time that tells nothing. */
final class Signatures {

    /** Further from now than this, a signed message may be an old one that somebody kept. */
    private static final long SECONDS = 300;

    private Signatures() {}

    /** {@code sha256=} and the HMAC of the body in hexadecimal digits. */
    static boolean hexadecimal(byte[] body, String given, String secret) {
        String expected = "sha256=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
        return same(expected, given);
    }

    /** The secret itself. */
    static boolean shared(String given, String secret) {
        return same(secret, given);
    }

    /** Standard Webhooks: {@code v1,} and the HMAC of id, time and body in Base64; several, apart by spaces, while keys change. */
    static boolean standard(byte[] body, Headers headers, String secret, long nowSeconds) {
        String id = headers.get("webhook-id");
        String time = headers.get("webhook-timestamp");
        if (!time.matches("\\d{1,12}") || Math.abs(nowSeconds - Long.parseLong(time)) > SECONDS) {
            return false;
        }
        byte[] start = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        String expected = "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), message));
        boolean found = false;
        for (String one : headers.get("webhook-signature").split(" ")) {
            found |= same(expected, one);
        }
        return found;
    }

    private static byte[] key(String secret) {
        try {
            return Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring(6) : secret);
        } catch (IllegalArgumentException e) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256, and keys are not empty", e);
        }
    }
}
