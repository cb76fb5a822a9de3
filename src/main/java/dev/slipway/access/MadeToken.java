package dev.slipway.access;

/** A token in the only moment in which its secret is known. */
public record MadeToken(ApiToken token, String secret) {

    /** Never the secret: what is logged by mistake must not let anyone in. */
    @Override
    public String toString() {
        return "MadeToken[" + token + "]";
    }
}
